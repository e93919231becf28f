import type { ConversationKey } from '../../src/core/address';
import type { DialogRecord } from '../../src/core/ports';
import { createDialogs, pruneDialogs } from '../../src/storage/dialogs';
import { alice } from '../support/events';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const room: ConversationKey = { platform: 'web', workspaceId: 'w1', conversationId: 'room' };
const bob = { ...alice, memberId: 'bob' };
const aDialog = (changes: Partial<DialogRecord> = {}): DialogRecord => ({
  dialogId: 'test.which',
  version: 2,
  state: { options: ['a', 'b'], chosen: null },
  expiresAt: new Date('2026-11-23T09:05:00.123Z'),
  ...changes,
});

describe('dialogs', () => {
  const dialogs = createDialogs();
  let test: TestDatabase;
  beforeEach(async () => void (test = await createTestDatabase()));
  afterEach(() => test.drop());

  const find = (member = alice, conversation = room) =>
    test.database.transactions.run((tx) => dialogs.find(tx, member, conversation));
  const save = (record: DialogRecord, member = alice, conversation = room) =>
    test.database.transactions.run((tx) => dialogs.save(tx, member, conversation, record));

  it('are found as they were saved, by their member in their conversation alone', async () => {
    await save(aDialog());
    expect(await find()).toEqual(aDialog());
    expect(await find(bob)).toBeUndefined();
    expect(await find(alice, { ...room, threadId: 't' })).toBeUndefined();
  });

  it('replace one another: a member has one at most in a conversation', async () => {
    await save(aDialog());
    await save(aDialog({ dialogId: 'test.other', state: 'later' }), bob);
    await save(aDialog({ dialogId: 'test.next', version: 1, state: ['x'] }));
    expect(await find()).toEqual(aDialog({ dialogId: 'test.next', version: 1, state: ['x'] }));
    expect((await find(bob))?.dialogId).toBe('test.other');
    expect(await test.database.prisma.runningDialog.count()).toBe(2);
  });

  it('end once, and ending none is no error', async () => {
    await save(aDialog());
    for (let n = 0; n < 2; n += 1) await test.database.transactions.run((tx) => dialogs.end(tx, alice, room));
    expect(await find()).toBeUndefined();
  });

  it('are not saved by a transaction that fails', async () => {
    const failing = test.database.transactions.run(async (tx) => {
      await dialogs.save(tx, alice, room, aDialog());
      throw new Error('after the dialog');
    });
    await expect(failing).rejects.toThrow('after the dialog');
    expect(await find()).toBeUndefined();
  });

  it('go once they have expired, and only then', async () => {
    const { expiresAt } = aDialog();
    await save(aDialog());
    expect(await pruneDialogs(test.database, expiresAt)).toBe(0);
    expect(await pruneDialogs(test.database, new Date(expiresAt.getTime() + 1))).toBe(1);
    expect(await find()).toBeUndefined();
  });
});
