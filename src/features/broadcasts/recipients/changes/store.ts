import { postedMessageSchema, type Message, type PostedMessage } from '../../../../core/message';
import type { Tx } from '../../../../core/ports';
import { enqueue, rewrite } from '../../../../delivery/outbox';
import { sql, storeClient } from '../../../../storage/database';
import { causeOf } from '../../broadcast';
import { sendingKey } from '../store';

/** Of the outbox row by which recipient `r` has what arrived corrected or taken back. */
const changeKey = sql`'broadcasts/' || r.broadcast_id || '/' ||
  CASE WHEN r.removed THEN 'recall/' ELSE 'edit/' || r.revision || '/' END || r.person_id`;

/** Those still waiting get the new text at once; the others by an update of what they have. */
export async function rewriteWaiting(
  tx: Tx,
  { id, revision }: { id: string; revision: number },
  message: Message,
): Promise<void> {
  const keys = await rewrite(tx, causeOf(id), message);
  await storeClient(tx).$executeRaw`
    UPDATE broadcast_recipient r SET revision = ${revision}
    WHERE broadcast_id = ${id}::uuid AND ${sendingKey} = ANY(${keys}::text[])`;
}

interface ToChange {
  personId: string;
  acknowledgedAt: Date | null;
  posted: PostedMessage;
}

/** Who has an older text before her, or one that was taken back, and where. */
export async function recipientsToChange(
  tx: Tx,
  { id, revision }: { id: string; revision: number },
  isRecalled: boolean,
  limit: number,
): Promise<ToChange[]> {
  const rows = await storeClient(tx).$queryRaw<(Omit<ToChange, 'posted'> & { posted: unknown })[]>`
    SELECT r.person_id AS "personId", r.acknowledged_at AS "acknowledgedAt", d.posted
    FROM broadcast_recipient r JOIN delivery d ON d.posted IS NOT NULL AND d.dedupe_key = ${sendingKey}
    WHERE r.broadcast_id = ${id}::uuid AND r.state = 'sent' AND NOT r.removed
      AND (${isRecalled} OR r.revision < ${revision})
    ORDER BY r.person_id LIMIT ${limit}`;
  return rows.map((row) => ({ ...row, posted: postedMessageSchema.parse(row.posted) }));
}

/** How many of those who have it can still be corrected or taken back: of the others nobody knows any more where it stands. */
export async function countChangeable(tx: Tx, broadcastId: string): Promise<number> {
  const [row] = await storeClient(tx).$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count
    FROM broadcast_recipient r JOIN delivery d ON d.posted IS NOT NULL AND d.dedupe_key = ${sendingKey}
    WHERE r.broadcast_id = ${broadcastId}::uuid AND r.state = 'sent' AND NOT r.removed`;
  return row?.count ?? 0;
}

/** Who has an older text before her, or one that was taken back, for good: where it stands is forgotten. */
export async function giveUpChanges(
  tx: Tx,
  { id, revision }: { id: string; revision: number },
  isRecalled: boolean,
  reason: string,
): Promise<void> {
  await storeClient(tx).$executeRaw`
    UPDATE broadcast_recipient r SET removed = ${isRecalled}, change_state = 'rejected', change_reason = ${reason},
      revision = CASE WHEN ${isRecalled} THEN r.revision ELSE ${revision} END
    WHERE r.broadcast_id = ${id}::uuid AND r.state = 'sent' AND NOT r.removed
      AND (${isRecalled} OR r.revision < ${revision})
      AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.posted IS NOT NULL AND d.dedupe_key = ${sendingKey})`;
}

/** An update or a removal each; a newer change takes the place of one that still waits. */
export async function queueChanges(
  tx: Tx,
  { id, revision }: { id: string; revision: number },
  changes: { personId: string; posted: PostedMessage; message: Message | undefined }[],
  now: Date,
): Promise<void> {
  await enqueue(
    tx,
    changes.map(({ personId, posted, message }) => ({
      dedupeKey: `${causeOf(id)}/${message ? `edit/${revision}` : 'recall'}/${personId}`,
      supersedesKey: `${causeOf(id)}/change/${personId}`,
      // A hold or a cancellation of the sending is none of what takes it back.
      cause: `${causeOf(id)}/change`,
      bulk: true,
      posted,
      ...(message ? { operation: 'update' as const, message } : { operation: 'remove' as const }),
    })),
    now,
  );
  const mark = (isRemoval: boolean, data: { revision: number } | { removed: true }) =>
    storeClient(tx).broadcastRecipient.updateMany({
      where: {
        broadcastId: id,
        personId: {
          in: changes.flatMap(({ personId, message }) => (!message === isRemoval ? [personId] : [])),
        },
      },
      data: { ...data, changeState: 'pending', changeReason: null },
    });
  await mark(false, { revision });
  await mark(true, { removed: true });
}

/** Takes over what became of them: the rows of the outbox are gone long before the follow-up is. */
export async function takeChanges(tx: Tx, broadcastId: string): Promise<void> {
  await storeClient(tx).$executeRaw`
    UPDATE broadcast_recipient own SET change_state = ended.state, change_reason = ended.reason
    FROM (
      -- Of one whose row is gone already nobody will ever know.
      SELECT r.person_id, coalesce(x.state, 'uncertain') AS state, x.reason
      FROM broadcast_recipient r LEFT JOIN delivery x ON x.dedupe_key = ${changeKey}
      WHERE r.broadcast_id = ${broadcastId}::uuid AND r.change_state = 'pending'
        AND x.state IS DISTINCT FROM 'pending'
    ) ended
    WHERE own.broadcast_id = ${broadcastId}::uuid AND own.person_id = ended.person_id`;
}
