import { conversationKeyText, memberKey, type ConversationKey, type Member } from '../../../core/address';
import type { Tx } from '../../../core/ports';
import { storeClient } from '../../../storage/database';

const topicLifeMs = 12 * 60 * 60_000;

/** The sheet that this account spoke of last in this conversation, or in this thread. */
export async function sheetTopic(
  tx: Tx,
  member: Member,
  conversation: ConversationKey,
  now: Date,
): Promise<string | undefined> {
  const row = await storeClient(tx).sheetTopic.findUnique({
    where: {
      member_conversation: { member: memberKey(member), conversation: conversationKeyText(conversation) },
    },
  });
  return row && row.expiresAt > now ? row.sheetId : undefined;
}

export async function setSheetTopic(
  tx: Tx,
  member: Member,
  conversation: ConversationKey,
  sheetId: string,
  now: Date,
): Promise<void> {
  const key = { member: memberKey(member), conversation: conversationKeyText(conversation) };
  const data = { sheetId, expiresAt: new Date(now.getTime() + topicLifeMs) };
  await storeClient(tx).sheetTopic.upsert({
    where: { member_conversation: key },
    create: { ...key, ...data },
    update: data,
  });
}
