import { createDeliveryStore } from '../../../src/delivery/store';
import type { Level } from '../../../src/features/copils/copil';
import { startCopilHouse, textOf, type CopilHouse } from './copil-house';

/** The copils are on Thursday 10 December: J-14 is over, J-7 is Thursday 3. */
describe('a reminder that is written and not sent yet', () => {
  let house: CopilHouse;
  beforeEach(async () => {
    house = await startCopilHouse();
    house.now = new Date('2026-11-27T09:00:00Z');
    await house.person('pilote', [{ role: 'piloteRegional', regionCode: '53' }]);
    await house.person('élue', [{ role: 'elu', regionCode: '53' }]);
  });
  afterEach(() => house.stop());

  async function convenes(title: string, day: string, hour = '14:00', copilId?: string): Promise<string> {
    const level: Level = 'regional';
    const values = {
      level,
      where: 'region:53',
      title,
      date: day,
      hour,
      duration: '1 h',
      role_elu: true,
    };
    await house.confirms('pilote', await house.submits('pilote', values, copilId));
    await deliver('sent');
    const row = await house.test.database.prisma.copil.findFirstOrThrow({
      where: { content: { path: ['title'], equals: title } },
    });
    return row.id;
  }
  /** What became of what waits. */
  const deliver = (state: string, reason: string | null = null) =>
    house.test.database.prisma.delivery.updateMany({
      where: { state: 'pending' },
      data: { state, reason, finishedAt: house.now },
    });
  const expire = () => createDeliveryStore(house.test.database).expire(house.now);
  async function sendAt(at: string): Promise<string[]> {
    house.now = new Date(at);
    await expire();
    await house.runs('reminders.send');
    return (await house.sent())
      .filter(({ personId }) => personId === 'élue')
      .map(({ message }) => message.text);
  }
  const hers = () =>
    house.test.database.prisma.reminder.findMany({
      where: { personId: 'élue', NOT: { state: 'waiting', reason: null } },
      select: { ruleId: true, state: true, reason: true, sentAt: true },
    });

  it('goes without what she has answered meanwhile, once', async () => {
    const a = await convenes('Revue A', '2026-12-10');
    await convenes('Revue B', '2026-12-10');
    const [both, ...none] = await sendAt('2026-12-03T08:00:00Z');
    expect(none).toEqual([]);
    expect(both).toContain('Revue A');
    expect(both).toContain('Revue B');
    await house.presses('élue', 'copils.answer', { copilId: a, answer: 'present' });
    expect(await sendAt('2026-12-03T08:00:30Z')).toEqual([expect.not.stringContaining('Revue A')]);
    await deliver('sent');
    expect(await sendAt('2026-12-03T09:00:00Z')).toEqual([]);
    expect(await sendAt('2026-12-04T09:00:00Z')).toEqual([]);
  });

  it('is not sent at all when nothing is left of it', async () => {
    const a = await convenes('Revue A', '2026-12-10');
    await sendAt('2026-12-03T08:00:00Z');
    await house.presses('élue', 'copils.answer', { copilId: a, answer: 'excused' });
    expect(await sendAt('2026-12-03T08:00:30Z')).toEqual([]);
    expect(await hers()).toContainEqual(
      expect.objectContaining({ state: 'cancelled', reason: 'Non envoyé : la personne a répondu.' }),
    );
  });

  it('keeps to her working hours when it is late: it comes the next morning, and counts once', async () => {
    await convenes('Revue A', '2026-12-10');
    expect(await sendAt('2026-12-03T08:00:00Z')).toHaveLength(1);
    // The lane was down until seven in the evening.
    expect(await sendAt('2026-12-03T18:00:00Z')).toEqual([]);
    expect(await sendAt('2026-12-04T08:00:00Z')).toHaveLength(1);
    await deliver('sent');
    expect(await sendAt('2026-12-04T12:00:00Z')).toEqual([]);
    const sent = (await hers()).filter(({ state }) => state === 'sent');
    expect(sent).toEqual([
      expect.objectContaining({ sentAt: new Date('2026-12-04T08:00:00Z'), reason: null }),
    ]);
  });

  it('does not come after the meeting, and says why', async () => {
    house.now = new Date('2026-12-09T09:00:00Z');
    await convenes('Revue A', '2026-12-10');
    // « 2 h before » alone is left, at noon in Paris.
    expect(await sendAt('2026-12-10T11:00:00Z')).toHaveLength(1);
    expect(await sendAt('2026-12-10T13:00:01Z')).toEqual([]);
    expect((await hers()).filter(({ ruleId }) => ruleId.endsWith('2h'))).toEqual([
      expect.objectContaining({
        state: 'skipped',
        reason: expect.stringContaining('avant la séance') as string,
      }),
    ]);
  });

  it.each([
    ['unreachable', 'skipped', false],
    ['rejected', 'skipped', false],
    ['uncertain', 'sent', true],
  ])('that ends %s is %s, says so, and counts as sent: %s', async (state, expected, counts) => {
    await convenes('Revue A', '2026-12-10');
    await sendAt('2026-12-03T08:00:00Z');
    await deliver(state, 'La raison.');
    await sendAt('2026-12-03T09:00:00Z');
    const [own] = (await hers()).filter(({ ruleId }) => ruleId.endsWith('J-7'));
    expect(own).toMatchObject({ state: expected, reason: 'La raison.' });
    expect(own?.sentAt !== null).toBe(counts);
    expect(await sendAt('2026-12-04T09:00:00Z')).toEqual([]);
  });

  it('is taken back from whoever mutes her reminders', async () => {
    await convenes('Revue A', '2026-12-10');
    await sendAt('2026-12-03T08:00:00Z');
    await house.presses('élue', 'reminders.frequency', { frequency: 'none' });
    expect(await sendAt('2026-12-03T08:00:30Z')).toEqual([]);
  });

  it('that was put off past the meeting is not followed by another of the same copil', async () => {
    // J-1 on Wednesday, and « 2 h before », are left.
    house.now = new Date('2026-12-04T09:00:00Z');
    await convenes('Revue A', '2026-12-10');
    await sendAt('2026-12-09T08:00:00Z');
    const message = await house.test.database.prisma.reminderMessage.findFirstOrThrow({
      where: { personId: 'élue' },
    });
    await deliver('sent');
    const reply = await house.presses('élue', 'reminders.snooze', { messageId: message.id, until: 'monday' });
    expect(textOf(reply)).toMatch(/rien à ce sujet avant lundi 14 décembre.*il n’y aura donc plus de rappel/);
    const why = await house.presses('élue', 'reminders.why', { messageId: message.id });
    expect(textOf(why)).toContain('vous êtes convié·e à ce copil');
    expect(await sendAt('2026-12-10T11:00:00Z')).toEqual([]);
    expect(await sendAt('2026-12-14T08:00:00Z')).toEqual([]);
    const reasons = (await hers()).filter(({ state }) => state === 'skipped').map(({ reason }) => reason);
    expect(reasons).toEqual(
      Array.from({ length: 2 }, () => expect.stringContaining('l’a reporté') as string),
    );
  });

  it.each([
    [
      'in what is known of her',
      `UPDATE person SET time_zone = 'Mars/Olympus' WHERE id = 'maire'`,
      `UPDATE person SET time_zone = 'Europe/Paris' WHERE id = 'maire'`,
    ],
    [
      'in the database',
      `ALTER TABLE reminder_message ADD CONSTRAINT broken CHECK (person_id <> 'maire')`,
      'ALTER TABLE reminder_message DROP CONSTRAINT broken',
    ],
  ])('of a person for whom something goes wrong %s stops nobody else’s', async (_where, breaks, mends) => {
    await house.person('maire', [{ role: 'elu', regionCode: '53' }]);
    await convenes('Revue A', '2026-12-10');
    const { prisma } = house.test.database;
    await prisma.$executeRawUnsafe(breaks);
    // Whoever is in the same job.
    await prisma.reminder.updateMany({ data: { shard: 0 } });
    await prisma.job.deleteMany({ where: { kind: 'reminders.send', key: { not: 'reminders.send/0' } } });
    await prisma.job.upsert({
      where: { key: 'reminders.send/0' },
      create: { key: 'reminders.send/0', kind: 'reminders.send', payload: { shard: 0 }, dueAt: house.now },
      update: { dueAt: house.now },
    });
    expect(await sendAt('2026-12-03T08:00:00Z')).toHaveLength(1);
    await deliver('sent');
    const apart = await prisma.job.findFirstOrThrow({ where: { kind: 'reminders.send', dueAt: house.now } });
    expect(apart.key).not.toMatch(/send\/\d$/);
    // Hers fails by itself, and is tried again; once it is mended she has what she missed.
    await expect(house.runs('reminders.send')).rejects.toThrow();
    await prisma.$executeRawUnsafe(mends);
    await prisma.reminder.deleteMany({ where: { state: 'waiting', dueAt: { gt: house.now } } });
    await prisma.job.deleteMany({ where: { key: { contains: '/', not: apart.key } } });
    await house.runs('reminders.send');
    expect((await house.sent()).map(({ personId }) => personId)).toEqual(['maire']);
    expect(await prisma.reminder.count({ where: { shard: { gte: 8 }, state: 'waiting' } })).toBe(0);
    // And what became of it is looked at, though nothing else of hers waits.
    await deliver('sent');
    await house.runs('reminders.send');
    expect(await prisma.reminderMessage.count({ where: { personId: 'maire', settledAt: null } })).toBe(0);
  });
});
