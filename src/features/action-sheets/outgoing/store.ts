import type { Member } from '../../../core/address';
import type { Message } from '../../../core/message';
import type { Tx } from '../../../core/ports';
import { enqueue } from '../../../delivery/outbox';

export interface PersonalMessage {
  /** The same key again sends nothing. */
  dedupeKey: string;
  member: Member;
  message: Message;
}

/** Direct messages, sent if the transaction commits. */
export async function enqueueMessages(
  tx: Tx,
  messages: PersonalMessage[],
  cause: string,
  now: Date,
): Promise<void> {
  const deliveries = messages.map(({ dedupeKey, member, message }) => ({
    dedupeKey,
    recipient: { member },
    message,
    cause,
  }));
  await enqueue(tx, deliveries, now);
}
