import { randomUUID } from 'node:crypto';
import { conversationKeyText, memberKey, type Member } from '../core/address';
import type { Message, PostedMessage } from '../core/message';
import type { Tx } from '../core/ports';
import { liveMessagesOf } from '../storage/live-messages';
import { cancelSuperseded, enqueue } from './outbox';
import type { NewDelivery } from './delivery';

export { liveKeysShown } from '../storage/live-messages';

/**
 * What that member may read now; undefined leaves her message as it is. Without a member others read it too: only what
 * all who are there may read.
 */
export type MessageFor = (member: Member | undefined) => Message | undefined | Promise<Message | undefined>;

/**
 * Brings the messages that show `liveKey` up to date in place, if the transaction commits. Of several changes only the
 * newest is sent. `except`: a message that the caller's reply replaces itself. Returns how many will change.
 */
export async function refreshLive(
  tx: Tx,
  liveKey: string,
  messageFor: MessageFor,
  { cause, now, except }: { cause: string; now: Date; except?: PostedMessage },
): Promise<number> {
  const written = new Map<string, Message | undefined>();
  const updates: NewDelivery[] = [];
  for (const { posted, member } of await liveMessagesOf(tx, liveKey)) {
    const supersedesKey = supersedesKeyOf(posted);
    if (except && supersedesKeyOf(except) === supersedesKey) continue;
    const reader = member ? memberKey(member) : '';
    if (!written.has(reader)) written.set(reader, await messageFor(member));
    const message = written.get(reader);
    if (!message) continue;
    updates.push({
      operation: 'update',
      posted,
      message: { ...message, liveKey },
      cause,
      dedupeKey: `live/${randomUUID()}`,
      supersedesKey,
    });
  }
  // An older change that still waits must not come over the reply.
  if (except) await cancelSuperseded(tx, supersedesKeyOf(except), now);
  return enqueue(tx, updates, now);
}

/** The thread is left out: a message is the same, whether the platform names its thread or not. */
function supersedesKeyOf({ address, messageId }: PostedMessage): string {
  return `live/${conversationKeyText({ ...address.key, threadId: undefined })}/${messageId}`;
}
