import { conversationKeyText, memberSchema } from '../core/address';
import { postedMessageSchema, type PostedMessage } from '../core/message';
import type { LiveMessage, LiveMessages, Tx } from '../core/ports';
import { storeClient, type Database } from './database';
import { Prisma } from './generated/client';
import { jsonColumn } from './json-column';

const keptOfAKey = 20;
const keptMs = 60 * 24 * 60 * 60_000;

/** Forgets messages that nobody reads any more; returns how many there were. */
export async function pruneLiveMessages({ prisma }: Database, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptMs);
  const { count } = await prisma.liveMessage.deleteMany({ where: { postedAt: { lt: before } } });
  return count;
}

export function createLiveMessages({ prisma, transactions }: Database): LiveMessages {
  return {
    async remember({ liveKey, posted, member, postedAt }) {
      const data = {
        liveKey,
        posted: jsonColumn(posted),
        member: member ? jsonColumn(member) : Prisma.DbNull,
        postedAt,
      };
      await transactions.run(async (tx) => {
        const client = storeClient(tx);
        const key = idOf(posted);
        await client.liveMessage.upsert({
          where: { conversation_messageId: key },
          create: { ...key, ...data },
          update: data,
        });
        await client.liveMessage.deleteMany({
          where: { liveKey, conversation: key.conversation, messageId: { not: key.messageId } },
        });
        await client.$executeRaw`
          DELETE FROM live_message WHERE (conversation, message_id) IN (
            SELECT conversation, message_id FROM live_message WHERE live_key = ${liveKey}
            ORDER BY posted_at DESC, message_id OFFSET ${keptOfAKey})`;
      });
    },
    async isRemembered(liveKey, posted) {
      return (await prisma.liveMessage.count({ where: { ...idOf(posted), liveKey } })) > 0;
    },
    async forget(posted) {
      await prisma.liveMessage.deleteMany({ where: idOf(posted) });
    },
  };
}

/** Which of these keys are shown anywhere. */
export async function liveKeysShown(tx: Tx, liveKeys: string[]): Promise<Set<string>> {
  if (liveKeys.length === 0) return new Set();
  const rows = await storeClient(tx).liveMessage.findMany({
    where: { liveKey: { in: liveKeys } },
    distinct: ['liveKey'],
    select: { liveKey: true },
  });
  return new Set(rows.map(({ liveKey }) => liveKey));
}

/** What shows that key, newest first. */
export async function liveMessagesOf(tx: Tx, liveKey: string): Promise<LiveMessage[]> {
  const rows = await storeClient(tx).liveMessage.findMany({
    where: { liveKey },
    orderBy: [{ postedAt: 'desc' }, { messageId: 'asc' }],
  });
  return rows.map(({ posted, member, postedAt }) => ({
    liveKey,
    posted: postedMessageSchema.parse(posted),
    member: member === null ? undefined : memberSchema.parse(member),
    postedAt,
  }));
}

/** The thread is left out: a message is the same, whether the platform names its thread or not. */
function idOf({ address, messageId }: PostedMessage): { conversation: string; messageId: string } {
  return { conversation: conversationKeyText({ ...address.key, threadId: undefined }), messageId };
}
