import { conversationKeyText, memberKey } from '../core/address';
import type { Json } from '../core/json';
import type { Dialogs } from '../core/ports';
import { storeClient, type Database } from './database';
import { jsonColumn } from './json-column';

/** Ends what has expired; returns how many there were. */
export async function pruneDialogs({ prisma }: Database, now: Date): Promise<number> {
  const { count } = await prisma.runningDialog.deleteMany({ where: { expiresAt: { lt: now } } });
  return count;
}

export function createDialogs(): Dialogs {
  return {
    async find(tx, member, conversation) {
      const where = {
        member_conversation: { member: memberKey(member), conversation: conversationKeyText(conversation) },
      };
      const row = await storeClient(tx).runningDialog.findUnique({ where });
      return row
        ? { dialogId: row.dialogId, version: row.version, state: row.state as Json, expiresAt: row.expiresAt }
        : undefined;
    },
    async save(tx, member, conversation, { dialogId, version, state, expiresAt }) {
      const key = { member: memberKey(member), conversation: conversationKeyText(conversation) };
      const data = { dialogId, version, state: jsonColumn(state), expiresAt };
      await storeClient(tx).runningDialog.upsert({
        where: { member_conversation: key },
        create: { ...key, ...data },
        update: { ...data, revision: { increment: 1 } },
      });
    },
    async end(tx, member, conversation) {
      const where = { member: memberKey(member), conversation: conversationKeyText(conversation) };
      await storeClient(tx).runningDialog.deleteMany({ where });
    },
  };
}
