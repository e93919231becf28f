import type { Member } from '../../../core/address';
import type { Message } from '../../../core/message';
import type { Tx } from '../../../core/ports';
import { enqueue } from '../../../delivery/outbox';

/** Messages to one person each, sent if the transaction commits; the same key again sends nothing. */
export async function enqueueMessages(
  tx: Tx,
  messages: { dedupeKey: string; member: Member; message: Message }[],
  cause: string,
  now: Date,
): Promise<void> {
  await enqueue(
    tx,
    messages.map(({ dedupeKey, member, message }) => ({ dedupeKey, recipient: { member }, message, cause })),
    now,
  );
}
