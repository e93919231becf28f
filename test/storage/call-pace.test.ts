import { createCallPace } from '../../src/storage/call-pace';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const what = { platform: 'slack', workspaceId: 'T1', operation: 'find' } as const;
const windows = [{ limit: 2, perMs: 60_000 }];
const start = new Date('2026-11-23T09:00:00Z').getTime();
const after = (ms: number): Date => new Date(start + ms);

describe('the pace of calls that deliver nothing', () => {
  let test: TestDatabase;
  beforeEach(async () => void (test = await createTestDatabase()));
  afterEach(() => test.drop());
  /** As another process has it. */
  const pace = () => createCallPace(test.database);

  async function call(from: number, to?: number): Promise<Date | 'begun'> {
    const begun = await pace().begin(what, windows, after(from));
    if ('freeAt' in begun) return begun.freeAt;
    if (to !== undefined) await begun.ended(after(to));
    return 'begun';
  }

  it('counts a call from its end, in every process', async () => {
    expect(await call(0, 100)).toBe('begun');
    expect(await call(150, 300)).toBe('begun');
    expect(await call(400)).toEqual(after(60_101));
    expect(await call(60_101)).toBe('begun');
  });

  it('counts what runs, and what a dead process left, as if it had just ended', async () => {
    expect(await call(0)).toBe('begun');
    expect(await call(0)).toBe('begun');
    expect(await call(5000)).toEqual(after(65_001));
    expect(await call(70_000)).toEqual(after(80_001));
    expect(await call(80_001)).toBe('begun');
  });

  it('gives no more places than there are to whoever asks at once, and forgets what is past', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => call(0, 0)));
    expect(answers.filter((answer) => answer === 'begun')).toHaveLength(2);
    expect(await call(200_000, 200_000)).toBe('begun');
    expect(await test.database.prisma.pacedCall.count()).toBe(1);
  });

  it('stops as long as one was told to wait, but for an answer', async () => {
    expect(await call(0, 30_000)).toBe('begun');
    expect(await call(1000)).toEqual(after(30_000));
    expect(await pace().begin(what, [{ limit: Infinity, perMs: 60_000 }], after(2000))).toHaveProperty(
      'ended',
    );
    expect(await call(30_000)).not.toBe('begun');
  });

  it('knows no pace where there is none', async () => {
    for (let i = 0; i < 5; i += 1) expect(await pace().begin(what, [], after(0))).toHaveProperty('ended');
  });
});
