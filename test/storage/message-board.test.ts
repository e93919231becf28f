import type { ConversationKey } from '../../src/core/address';
import { silentLogger } from '../../src/core/logger';
import { say } from '../../src/core/message';
import type { MessageBoard, NewBoardMessage } from '../../src/core/ports';
import { openDatabase, type Database } from '../../src/storage/database';
import { createMessageBoard } from '../../src/storage/message-board';
import { openSession, type Session } from '../../src/storage/session';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const room: ConversationKey = { platform: 'web', workspaceId: 'w1', conversationId: 'room' };
const elsewhere: ConversationKey = { ...room, workspaceId: 'w2' };
const aPost = (text: string, changes: Partial<NewBoardMessage> = {}): NewBoardMessage => ({
  conversation: room,
  author: { kind: 'bot' },
  message: say(text),
  ...changes,
});
/** Stands still: many messages are posted in the same millisecond. */
const clock = { now: () => new Date('2026-11-23T09:00:00Z') };

describe('the message board', () => {
  let test: TestDatabase;
  const opened: { database: Database; session: Session }[] = [];
  beforeEach(async () => void (test = await createTestDatabase()));
  afterEach(async () => {
    for (const { database, session } of opened.splice(0)) {
      await session.close();
      await database.close();
    }
    await test.drop();
  });

  /** With connections of its own, as in another process. */
  async function openBoard(): Promise<MessageBoard> {
    const [database, session] = [
      openDatabase(test.url, silentLogger),
      await openSession(test.url, silentLogger),
    ];
    opened.push({ database, session });
    return createMessageBoard(database, session, clock);
  }
  const textsOf = async (board: MessageBoard, after = 0, conversation = room): Promise<string[]> =>
    (await board.list(conversation, after)).map(({ message, removed }) =>
      removed ? '(removed)' : message.text,
    );

  it('lists messages in the order of posting, also after one of them changed', async () => {
    const board = await openBoard();
    const first = await board.append(aPost('un'));
    for (const text of ['deux', 'trois']) await board.append(aPost(text));
    await board.append(aPost('ailleurs', { conversation: elsewhere }));
    await board.replace(first.id, say('un, corrigé'));
    expect(await textsOf(board)).toEqual(['un, corrigé', 'deux', 'trois']);
    expect(await textsOf(board, 0, elsewhere)).toEqual(['ailleurs']);
  });

  it('gives a message back as it was posted', async () => {
    const board = await openBoard();
    const post = aPost('pour vous', {
      author: { kind: 'member', memberId: 'm', displayName: 'Élue' },
      visibleTo: 'm',
      deliveryId: 'd1',
    });
    const posted = await board.append(post);
    expect(posted).toEqual({
      ...post,
      id: posted.id,
      revision: posted.revision,
      firstRevision: posted.revision,
      postedAt: clock.now(),
      removed: false,
    });
    expect(await board.find(posted.id)).toEqual(posted);
    expect(await board.findByDelivery(room, 'd1')).toEqual(posted);
    expect(await board.findByDelivery(elsewhere, 'd1')).toBeUndefined();
    expect(await board.list(room, 0)).toEqual([posted]);
  });

  it('tells a page that comes back what it missed: posted, changed and removed', async () => {
    const board = await openBoard();
    const [kept, changed, gone] = [
      await board.append(aPost('garde')),
      await board.append(aPost('avant')),
      await board.append(aPost('secret')),
    ];
    const seen = Math.max(kept.revision, changed.revision, gone.revision);
    await board.replace(changed.id, say('après'));
    await board.remove(gone.id);
    await board.append(aPost('nouveau'));
    expect(await textsOf(board, seen)).toEqual(['après', '(removed)', 'nouveau']);
    expect(await textsOf(board)).toEqual(['garde', 'après', 'nouveau']);
  });

  it('forgets what a removed message said, and neither changes nor finds it any more', async () => {
    const board = await openBoard();
    const { id } = await board.append(aPost('secret', { deliveryId: 'd1' }));
    expect((await board.remove(id))?.removed).toBe(true);
    expect(
      JSON.stringify(await test.database.prisma.$queryRaw`SELECT message::text FROM board_message`),
    ).not.toContain('secret');
    expect(await board.remove(id)).toBeUndefined();
    expect(await board.replace(id, say('encore'))).toBeUndefined();
    expect(await board.find(id)).toBeUndefined();
    expect(await board.findByDelivery(room, 'd1')).toBeUndefined();
  });

  it('tells every process of a change in a workspace, and nobody of another one', async () => {
    const [writer, reader] = [await openBoard(), await openBoard()];
    const other = jest.fn();
    reader.subscribe('w2', other);
    const heard = new Promise<void>((resolve) => void reader.subscribe('w1', resolve));
    await writer.append(aPost('un'));
    await heard;
    expect(await textsOf(reader)).toEqual(['un']);
    expect(other).not.toHaveBeenCalled();
  });

  it('calls nobody who has stopped listening', async () => {
    const board = await openBoard();
    const stopped = jest.fn();
    board.subscribe('w1', stopped)();
    const heard = new Promise<void>((resolve) => void board.subscribe('w1', resolve));
    await board.append(aPost('un'));
    await heard;
    expect(stopped).not.toHaveBeenCalled();
  });

  it('looks again after its connection was cut, so that nothing is missed', async () => {
    const [writer, reader] = [await openBoard(), await openBoard()];
    await reader.list(room, 0);
    const back = new Promise<void>((resolve) => void reader.subscribe('w1', resolve));
    await test.database.prisma.$queryRaw`SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity
      WHERE datname = current_database() AND query LIKE 'LISTEN%'`;
    await back;
    const heard = new Promise<void>((resolve) => void reader.subscribe('w1', resolve));
    await writer.append(aPost('après la coupure'));
    await heard;
    expect(await textsOf(reader)).toEqual(['après la coupure']);
  });

  it('never shows a revision before a lower one, with many writers at once', async () => {
    const [one, two, reader] = [await openBoard(), await openBoard(), await openBoard()];
    const seen = new Set<string>();
    let last = 0;
    let writing = true;
    const reading = (async () => {
      while (writing) {
        const fresh = await reader.list(room, last);
        for (const { message } of fresh) seen.add(message.text);
        last = Math.max(last, ...fresh.map(({ revision }) => revision));
      }
    })();
    const texts = Array.from({ length: 60 }, (_, n) => `${n}`);
    await Promise.all(texts.map((text, n) => (n % 2 ? one : two).append(aPost(text))));
    writing = false;
    await reading;
    for (const { message } of await reader.list(room, last)) seen.add(message.text);
    expect([...seen].sort()).toEqual([...texts].sort());
  });
});
