import { readTopic, writeTopic } from '../../../src/features/schemes/store';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const alice = { platform: 'web' as const, workspaceId: 'w', memberId: 'alice' };
const bob = { ...alice, memberId: 'bob' };
const room = { platform: 'web' as const, workspaceId: 'w', conversationId: 'salon' };
const start = new Date('2026-11-23T09:00:00Z');
const after = (minutes: number): Date => new Date(start.getTime() + minutes * 60_000);

describe('what a conversation is about', () => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await createTestDatabase();
  });
  afterEach(() => test.drop());
  const write = (member: typeof alice, subjectId: string, at: Date) =>
    test.database.transactions.run((tx) => writeTopic(tx, member, room, { subjectId }, at));
  const read = (member: typeof alice, at: Date) =>
    test.database.transactions.run((tx) => readTopic(tx, member, room, at));

  it('is remembered for half an hour, for that person alone', async () => {
    await write(alice, 'vte', start);
    expect(await read(alice, after(29))).toEqual({ subjectId: 'vte' });
    expect(await read(bob, after(1))).toBeUndefined();
    expect(await read(alice, after(31))).toBeUndefined();
  });

  it('is erased once it has expired, at the latest when somebody else asks', async () => {
    await write(alice, 'vte', start);
    await write(bob, 'french-fab', after(20));
    expect(await test.database.prisma.conversationTopic.count()).toBe(2);
    await write(bob, 'vta', after(40));
    expect(await test.database.prisma.conversationTopic.findMany({ select: { member: true } })).toHaveLength(
      1,
    );
    expect(await read(bob, after(41))).toEqual({ subjectId: 'vta' });
  });

  it('is written by many at once without their waiting in a ring', async () => {
    await Promise.all(
      Array.from({ length: 8 }, (_, n) => write({ ...alice, memberId: `m${n}` }, 'vte', start)),
    );
    await Promise.all(
      Array.from({ length: 8 }, (_, n) => write({ ...alice, memberId: `m${7 - n}` }, 'vta', after(60))),
    );
    expect(await read({ ...alice, memberId: 'm3' }, after(61))).toEqual({ subjectId: 'vta' });
  });
});
