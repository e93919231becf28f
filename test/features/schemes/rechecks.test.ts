import { silentLogger } from '../../../src/core/logger';
import type { Message } from '../../../src/core/message';
import { loadSeed, startRechecks } from '../../../src/features/schemes';
import { askForRechecks } from '../../../src/features/schemes/editing/due/ask-for-rechecks';
import { confirmFact } from '../../../src/features/schemes/editing/publish';
import { createJobRunner } from '../../../src/scheduling/run-jobs';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { knowledge } from './asking';
import { seedFolder } from './seed-folder';

jest.setTimeout(60_000);

describe('asking to check facts again', () => {
  const day = 24 * 3_600_000;
  const firstDay = knowledge.facts.map(({ recheck }) => recheck).sort()[0] ?? '';
  const first = knowledge.facts
    .filter(({ recheck }) => recheck === firstDay)
    .sort((a, b) => a.id.localeCompare(b.id));
  let test: TestDatabase;
  let now: Date;
  beforeAll(async () => {
    test = await createTestDatabase();
    const { prisma, transactions } = test.database;
    await loadSeed(transactions, seedFolder);
    now = new Date(Date.parse(`${firstDay}T12:00:00Z`) - 32 * day);
    for (const [id, role] of [
      ['denis', 'delegation'],
      ['lea', 'delegation'],
      ['sans-compte', 'delegation'],
      ['yann', 'piloteRegional'],
    ] as const)
      await prisma.person.create({
        data: {
          id,
          name: id,
          timeZone: 'Europe/Paris',
          createdAt: now,
          assignments: { create: [{ role, ...(role === 'piloteRegional' && { regionCode: '53' }) }] },
        },
      });
    await transactions.run((tx) => startRechecks(tx, now));
  });
  afterAll(() => test.drop());

  const link = (personId: string) =>
    test.database.prisma.account.create({
      data: {
        platform: 'slack',
        workspaceId: 'T1',
        memberId: personId,
        personId,
        checkedAt: now,
        lastActiveAt: now,
        kind: 'member',
      },
    });
  async function nextDays(days: number): Promise<void> {
    const { prisma, transactions } = test.database;
    const jobs = [askForRechecks()];
    const clock = { now: () => now };
    const runner = createJobRunner({
      database: { prisma, transactions },
      instance: 1,
      jobs,
      clock,
      logger: silentLogger,
    });
    for (let passed = 0; passed < days; passed += 1) {
      now = new Date(now.getTime() + day);
      expect(await runner.runDue()).toBe(1);
    }
  }
  const sent = async () =>
    (await test.database.prisma.delivery.findMany({ orderBy: { position: 'asc' } })).map(
      ({ recipient, message, notBefore }) => ({
        to: (recipient as { member: { memberId: string } }).member.memberId,
        text: (message as unknown as Message).text,
        notBefore,
      }),
    );

  it('asks nobody while no fact falls due within the month, nor where nobody can be written to', async () => {
    await link('yann');
    await nextDays(1);
    expect(await sent()).toEqual([]);
    await nextDays(1);
    expect(await test.database.prisma.recheckRequest.count()).toBe(0);
    expect(await sent()).toEqual([]);
  });

  it('sends each who may confirm one message that lists them all, in working time', async () => {
    await link('denis');
    await link('lea');
    await nextDays(1);
    const messages = await sent();
    expect(messages.map(({ to }) => to)).toEqual(['denis', 'lea']);
    for (const { text, notBefore } of messages) {
      const lines = text.split('\n').filter((line) => line.startsWith('• '));
      expect(lines.length).toBeLessThanOrEqual(10);
      // However they are put together, each is counted.
      const counted = lines.map((line) =>
        Number(/ : (\d+) faits|et (\d+) autres/.exec(line)?.slice(1).find(Boolean) ?? 1),
      );
      expect(counted.reduce((sum, count) => sum + count, 0)).toBe(first.length);
      expect(text).toContain('connaissances revue');
      expect(notBefore.getTime()).toBeGreaterThanOrEqual(now.getTime());
    }
    expect(await test.database.prisma.recheckRequest.count({ where: { recheck: firstDay } })).toBe(
      first.length,
    );
  });

  it('asks once for each fact and day, and again for the new day of a fact that was confirmed', async () => {
    const { prisma, transactions } = test.database;
    await prisma.delivery.deleteMany();
    await nextDays(3);
    const repeated = (await sent()).filter(({ text }) => first.some(({ id }) => text.includes(`(${id})`)));
    expect(repeated).toEqual([]);
    await prisma.delivery.deleteMany();
    const { id } = first[0] ?? { id: '' };
    const next = new Date(now.getTime() + 20 * day).toISOString().slice(0, 10);
    await transactions.run((tx) => confirmFact(tx, id, next, { now, source: 'test' }));
    await nextDays(1);
    const messages = await sent();
    expect(messages.map(({ to }) => to)).toEqual(['denis', 'lea']);
    expect(messages[0]?.text).toContain(`(${id})`);
  });
});
