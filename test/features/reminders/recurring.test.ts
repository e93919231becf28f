import { createRemindersFeature, type ReminderSource } from '../../../src/features/reminders';
import { findPeople } from '../../../src/features/people';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { register } from '../territories/register';

const now = new Date('2027-02-17T12:00:00Z');

describe('the daily look at rules that are tied to no event', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
    const { prisma } = test.database;
    await prisma.person.create({
      data: { id: 'lead', name: 'Camille', timeZone: 'Europe/Paris', demo: false, createdAt: new Date(0) },
    });
    await prisma.reminderRule.updateMany({ where: { id: 'sheets.blocked' }, data: { active: true } });
    await prisma.job.create({
      data: { key: 'reminders.send/0', kind: 'reminders.send', payload: {}, dueAt: now },
    });
  });
  afterAll(() => test.drop());

  /** What a run of a sending job needs. */
  const isFree = (): Promise<boolean> =>
    test.database.prisma.$queryRaw`SELECT 1 FROM job WHERE kind = 'reminders.send' FOR UPDATE NOWAIT`.then(
      () => true,
      () => false,
    );

  async function look(whileReading: () => Promise<void>) {
    const stale: ReminderSource = {
      what: 'sheets.stale',
      name: 'Fiches sans nouvelles',
      why: '',
      describe: async () => new Map(),
      async recipients(tx) {
        const people = await findPeople(tx, ['lead']);
        return people.map((person) => ({ person, series: '' }));
      },
    };
    const blocked: ReminderSource = {
      ...stale,
      what: 'sheets.blocked',
      async recipients() {
        await whileReading();
        return [];
      },
    };
    const feature = createRemindersFeature(await register(), [stale, blocked]);
    const daily = feature.jobs?.find(({ jobKind }) => jobKind === 'reminders.recur');
    await test.database.transactions.run(async (tx) => daily?.run({ tx, now, key: 'daily' }, {}));
    return test.database.prisma.reminder.findMany({ where: { personId: 'lead' } });
  }

  it('keeps nothing from being sent while it reads', async () => {
    const free: boolean[] = [];
    expect(await look(async () => void free.push(await isFree()))).toHaveLength(1);
    expect(free).toEqual([true]);
  });

  it('gives no second reminder to whoever got one while it read', async () => {
    await test.database.prisma.reminder.deleteMany();
    const reminders = await look(async () => {
      await test.database.prisma.reminder.create({
        data: {
          id: '5b0f8a52-0000-4000-8000-000000000001',
          ruleId: 'sheets.stale',
          personId: 'lead',
          occurrence: 'elsewhere',
          series: '',
          dueAt: now,
          shard: 0,
          state: 'sent',
          sentAt: now,
          createdAt: now,
        },
      });
    });
    expect(reminders).toHaveLength(1);
  });
});
