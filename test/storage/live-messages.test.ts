import type { PostedMessage } from '../../src/core/message';
import type { LiveMessage } from '../../src/core/ports';
import { createLiveMessages, liveMessagesOf, pruneLiveMessages } from '../../src/storage/live-messages';
import { alice } from '../support/events';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const start = new Date('2026-11-24T09:00:00Z');
const days = (count: number): Date => new Date(start.getTime() + count * 86_400_000);
const aPosted = (messageId: string, threadId?: string, conversationId = 'room'): PostedMessage => ({
  address: {
    key: { platform: 'web', workspaceId: 'w1', conversationId, ...(threadId && { threadId }) },
    route: { channel: conversationId },
  },
  messageId,
  visibility: 'all',
});
const aLive = (changes: Partial<LiveMessage> = {}): LiveMessage => ({
  liveKey: 'sheet/1',
  posted: aPosted('m1'),
  member: alice,
  postedAt: start,
  ...changes,
});

describe('live messages', () => {
  let test: TestDatabase;
  beforeEach(async () => void (test = await createTestDatabase()));
  afterEach(() => test.drop());

  const live = () => createLiveMessages(test.database);
  const find = (liveKey: string) => test.database.transactions.run((tx) => liveMessagesOf(tx, liveKey));

  it('are found by what they show, newest first, as they were remembered', async () => {
    const older = aLive();
    const newer = aLive({ posted: aPosted('m2', 't1', 'other'), member: undefined, postedAt: days(1) });
    await live().remember(older);
    await live().remember(newer);
    expect(await find('sheet/1')).toEqual([newer, older]);
    expect(await find('sheet/2')).toEqual([]);
  });

  it('show one thing at a time, whether their thread is named or not', async () => {
    await live().remember(aLive());
    const changed = aLive({ liveKey: 'sheet/2', posted: aPosted('m1', 't1') });
    await live().remember(changed);
    expect(await find('sheet/1')).toEqual([]);
    expect(await find('sheet/2')).toEqual([changed]);
    expect(await live().isRemembered('sheet/1', changed.posted)).toBe(false);
    expect(await live().isRemembered('sheet/2', aPosted('m1'))).toBe(true);
    await live().forget(aPosted('m1'));
    await live().forget(aPosted('m1'));
    expect(await find('sheet/2')).toEqual([]);
  });

  it('are the last one of each conversation', async () => {
    await live().remember(aLive());
    await live().remember(aLive({ posted: aPosted('m2', 't1'), postedAt: days(1) }));
    await live().remember(aLive({ liveKey: 'sheet/2', posted: aPosted('m3'), postedAt: days(1) }));
    expect((await find('sheet/1')).map(({ posted }) => posted.messageId)).toEqual(['m2']);
    expect(await find('sheet/2')).toHaveLength(1);
  });

  it('are the newest twenty of what they show', async () => {
    await live().remember(aLive({ liveKey: 'sheet/2', posted: aPosted('other') }));
    for (let n = 0; n < 23; n += 1)
      await live().remember(
        aLive({
          posted: aPosted(`m${n}`, undefined, `room-${n}`),
          postedAt: new Date(start.getTime() + n * 1000),
        }),
      );
    const found = await find('sheet/1');
    expect(found).toHaveLength(20);
    expect(found.at(-1)?.posted.messageId).toBe('m3');
    expect(await find('sheet/2')).toHaveLength(1);
  });

  it('go after sixty days, and only then', async () => {
    await live().remember(aLive());
    expect(await pruneLiveMessages(test.database, days(60))).toBe(0);
    expect(await pruneLiveMessages(test.database, days(61))).toBe(1);
  });
});
