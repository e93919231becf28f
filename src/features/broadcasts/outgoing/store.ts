import type { Member } from '../../../core/address';
import type { Message } from '../../../core/message';
import type { Tx } from '../../../core/ports';
import { approvalCause, correctionCause } from '../broadcast';
import { cancelCause, enqueue } from '../../../delivery/outbox';

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

/** Nobody is asked to agree any more; whoever was asked already hears of it when she answers. */
export const withdrawRequests = async (tx: Tx, broadcastId: string, now: Date): Promise<void> => {
  await cancelCause(tx, approvalCause(broadcastId), now);
};
export const withdrawCorrection = async (tx: Tx, broadcastId: string, now: Date): Promise<void> => {
  await cancelCause(tx, correctionCause(broadcastId), now);
};
