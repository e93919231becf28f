import { randomUUID } from 'node:crypto';
import { reminderSources } from '../../../src/features/copils';
import { createRemindersFeature } from '../../../src/features/reminders';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { register } from '../territories/register';

const territoryId = 'ti-7510';
let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  const { prisma } = test.database;
  await prisma.person.create({
    data: { id: 'lead', name: 'Camille', timeZone: 'Europe/Paris', demo: false, createdAt: new Date(0) },
  });
  await prisma.assignment.create({ data: { personId: 'lead', role: 'chefDeProjet', territoryId } });
  await prisma.reminderRule.updateMany({ where: { id: 'sheets.blocked' }, data: { active: true } });
});
afterAll(() => test.drop());
afterEach(async () => {
  await test.database.prisma.reminder.deleteMany();
  await test.database.prisma.sheet.deleteMany();
});

let numbers = 0;
async function sheet(status: string, news: string): Promise<void> {
  numbers += 1;
  await test.database.prisma.sheet.create({
    data: {
      id: randomUUID(),
      territoryId,
      number: numbers,
      fields: { title: `Projet ${numbers}`, status, lead: { personId: 'lead' } },
      createdAt: new Date(0),
      updatedAt: new Date(news),
    },
  });
}

/** The daily look, and what it left. */
async function look(at: string, ruleId: string) {
  const territories = await register();
  const feature = createRemindersFeature(territories, reminderSources(territories));
  const daily = feature.jobs?.find(({ jobKind }) => jobKind === 'reminders.recur');
  const now = new Date(at);
  await test.database.transactions.run(async (tx) => daily?.run({ tx, now, key: 'daily' }, {}));
  return test.database.prisma.reminder.findMany({ where: { ruleId }, orderBy: { dueAt: 'asc' } });
}

const sent = (dueAt: string) =>
  test.database.prisma.reminder.updateMany({ data: { state: 'sent', sentAt: new Date(dueAt) } });

it('counts on when one more sheet of hers grows old: that is no news', async () => {
  await sheet('en_cours', '2027-01-04T10:00:00Z');
  await sheet('en_cours', '2027-01-25T10:00:00Z');
  const [first] = await look('2027-02-17T12:00:00Z', 'sheets.stale');
  await sent('2027-02-18T08:00:00Z');
  // Both are old by now.
  const [, second] = await look('2027-04-05T12:00:00Z', 'sheets.stale');
  expect(first?.series).toBe('2027-01-25T10:00:00.000Z');
  expect(second?.series).toBe(first?.series);
});

it('counts anew when she gave news of any of her sheets', async () => {
  await sheet('en_cours', '2027-01-04T10:00:00Z');
  await look('2027-02-17T12:00:00Z', 'sheets.stale');
  await sent('2027-02-18T08:00:00Z');
  await sheet('en_cours', '2027-03-01T10:00:00Z');
  const [first, second] = await look('2027-04-05T12:00:00Z', 'sheets.stale');
  expect(first?.series).toBe('2027-01-04T10:00:00.000Z');
  expect(second?.series).toBe('2027-03-01T10:00:00.000Z');
});

it('counts what waits anew when a sheet is blocked meanwhile', async () => {
  await sheet('bloque', '2027-01-04T10:00:00Z');
  const [waiting] = await look('2027-02-08T12:00:00Z', 'sheets.blocked');
  expect(waiting).toMatchObject({ state: 'waiting', series: '2027-01-04T10:00:00.000Z' });
  await sheet('bloque', '2027-02-11T10:00:00Z');
  const [same, ...others] = await look('2027-02-11T12:00:00Z', 'sheets.blocked');
  expect(same).toMatchObject({ id: waiting?.id, state: 'waiting', series: '2027-02-11T10:00:00.000Z' });
  expect(others).toEqual([]);
});
