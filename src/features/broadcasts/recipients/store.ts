import type { Member } from '../../../core/address';
import type { Message } from '../../../core/message';
import type { Tx } from '../../../core/ports';
import { cancelCause, enqueue, hold, release } from '../../../delivery/outbox';
import { sql, storeClient } from '../../../storage/database';
import { jsonColumn } from '../../../storage/json-column';
import { causeOf, dedupeKeyOf, type FollowUp, type RecipientState } from '../broadcast';

/** Of the outbox row by which recipient `r` has it: `dedupeKeyOf`, in SQL. */
export const sendingKey = sql`'broadcasts/' || r.broadcast_id || '/' || r.person_id || '/' || r.round`;

/** The list of whom it goes to stands from now on. */
export async function addRecipients(tx: Tx, broadcastId: string, personIds: string[]): Promise<void> {
  await storeClient(tx).$executeRaw`
    INSERT INTO broadcast_recipient (broadcast_id, person_id, state)
    SELECT ${broadcastId}::uuid, id, 'planned' FROM unnest(${personIds}::text[]) AS id
    ON CONFLICT DO NOTHING`;
}

export async function plannedRecipients(
  tx: Tx,
  broadcastId: string,
  limit: number,
): Promise<{ personId: string; round: number }[]> {
  return storeClient(tx).broadcastRecipient.findMany({
    where: { broadcastId, state: 'planned' },
    orderBy: { personId: 'asc' },
    take: limit,
    select: { personId: true, round: true },
  });
}

/** Their rows of the outbox, one each, in the transaction that says so. */
export async function queueRecipients(
  tx: Tx,
  { id, revision }: { id: string; revision: number },
  recipients: { personId: string; round: number; member: Member }[],
  message: Message,
  now: Date,
): Promise<void> {
  await enqueue(
    tx,
    recipients.map(({ personId, round, member }) => ({
      dedupeKey: dedupeKeyOf(id, personId, round),
      cause: causeOf(id),
      bulk: true,
      recipient: { member },
      message,
    })),
    now,
  );
  const platforms = recipients.map(({ personId, member }) => ({ id: personId, platform: member.platform }));
  await storeClient(tx).$executeRaw`
    UPDATE broadcast_recipient r SET state = 'queued', reason = NULL, platform = row.platform, revision = ${revision}
    FROM jsonb_to_recordset(${JSON.stringify(jsonColumn(platforms))}::jsonb) AS row (id text, platform text)
    WHERE r.broadcast_id = ${id}::uuid AND r.person_id = row.id`;
}

export async function endRecipients(
  tx: Tx,
  broadcastId: string,
  personIds: string[],
  { state, reason, now }: { state: RecipientState; reason: string; now: Date },
): Promise<void> {
  await storeClient(tx).broadcastRecipient.updateMany({
    where: { broadcastId, personId: { in: personIds } },
    data: { state, reason, finishedAt: now },
  });
}

/** Takes over what became of the rows of the outbox. */
export async function takeOutcomes(tx: Tx, broadcastId: string): Promise<void> {
  await storeClient(tx).$executeRaw`
    UPDATE broadcast_recipient r SET state = d.state, reason = d.reason, finished_at = d.finished_at
    FROM delivery d
    WHERE r.broadcast_id = ${broadcastId}::uuid AND r.state = 'queued' AND d.state <> 'pending'
      AND d.dedupe_key = ${sendingKey}`;
}

/** Each recipient in one state; `waiting` are planned or queued. */
export async function followUpOf(tx: Tx, broadcastId: string): Promise<FollowUp> {
  const [row] = await storeClient(tx).$queryRaw<FollowUp[]>`
    SELECT count(*)::int AS total,
      count(*) FILTER (WHERE r.state IN ('planned', 'queued') AND d.tries IS NULL)::int AS waiting,
      count(*) FILTER (WHERE r.state IN ('planned', 'queued') AND d.tries IS NOT NULL)::int AS postponed,
      count(*) FILTER (WHERE r.state = 'sent' AND r.acknowledged_at IS NULL)::int AS sent,
      count(*) FILTER (WHERE r.acknowledged_at IS NOT NULL)::int AS acknowledged,
      count(*) FILTER (WHERE r.state = 'unreachable' AND r.acknowledged_at IS NULL)::int AS unreachable,
      count(*) FILTER (WHERE r.state = 'rejected' AND r.acknowledged_at IS NULL)::int AS rejected,
      count(*) FILTER (WHERE r.state = 'uncertain' AND r.acknowledged_at IS NULL)::int AS uncertain,
      count(*) FILTER (WHERE r.state = 'cancelled' AND r.acknowledged_at IS NULL)::int AS cancelled,
      count(*) FILTER (WHERE r.removed AND r.change_state = 'sent')::int AS removed,
      count(*) FILTER (WHERE r.change_state = 'pending')::int AS changing,
      count(*) FILTER (WHERE r.change_state IN ('unreachable', 'rejected', 'uncertain'))::int AS unchanged,
      (SELECT count(*)::int FROM broadcast_reply WHERE broadcast_id = ${broadcastId}::uuid AND NOT from_author) AS replies,
      EXISTS (SELECT 1 FROM broadcast_correction WHERE broadcast_id = ${broadcastId}::uuid) AS "correctionWaits"
    FROM broadcast_recipient r
    LEFT JOIN delivery d ON r.state = 'queued' AND d.tries > 0 AND NOT d.in_doubt
      AND d.dedupe_key = ${sendingKey}
    WHERE r.broadcast_id = ${broadcastId}::uuid`;
  if (!row) throw new Error('a count without a row');
  return row;
}

export interface RecipientRow {
  personId: string;
  state: string;
  reason: string | null;
  platform: string | null;
  finishedAt: Date | null;
  acknowledgedAt: Date | null;
  removed: boolean;
  changeState: string | null;
  changeReason: string | null;
}

export interface RecipientFilter {
  states?: RecipientState[];
  acknowledged?: boolean;
  changeStates?: RecipientState[];
}

export async function recipientsOf(
  tx: Tx,
  broadcastId: string,
  which: RecipientFilter = {},
): Promise<RecipientRow[]> {
  return storeClient(tx).broadcastRecipient.findMany({
    where: {
      broadcastId,
      ...(which.states && { state: { in: which.states } }),
      ...(which.changeStates && { changeState: { in: which.changeStates } }),
      ...(which.acknowledged !== undefined && {
        acknowledgedAt: which.acknowledged ? { not: null } : null,
      }),
    },
    orderBy: { personId: 'asc' },
  });
}

export async function isRecipient(tx: Tx, broadcastId: string, personId: string): Promise<boolean> {
  return (await storeClient(tx).broadcastRecipient.count({ where: { broadcastId, personId } })) > 0;
}

/** When she did; the first time counts. Undefined: it was not sent to her. */
export async function acknowledge(
  tx: Tx,
  broadcastId: string,
  personId: string,
  now: Date,
): Promise<Date | undefined> {
  const client = storeClient(tx);
  const where = { broadcastId, personId };
  await client.broadcastRecipient.updateMany({
    where: { ...where, acknowledgedAt: null },
    data: { acknowledgedAt: now },
  });
  const row = await client.broadcastRecipient.findUnique({ where: { broadcastId_personId: where } });
  return row?.acknowledgedAt ?? undefined;
}

/** Another round for those in these states, and for nobody else. Returns how many. */
export async function planAgain(tx: Tx, broadcastId: string, states: RecipientState[]): Promise<number> {
  const { count } = await storeClient(tx).broadcastRecipient.updateMany({
    where: { broadcastId, state: { in: states }, acknowledgedAt: null },
    data: { state: 'planned', reason: null, finishedAt: null, round: { increment: 1 } },
  });
  return count;
}

export const holdSending = (tx: Tx, broadcastId: string, now: Date): Promise<void> =>
  hold(tx, causeOf(broadcastId), now);
export const releaseSending = (tx: Tx, broadcastId: string): Promise<void> =>
  release(tx, causeOf(broadcastId));

/** Nothing more goes out; what is being sent may still arrive. Returns how many were stopped. */
export async function cancelSending(tx: Tx, broadcastId: string, reason: string, now: Date): Promise<number> {
  const client = storeClient(tx);
  const planned = await client.broadcastRecipient.updateMany({
    where: { broadcastId, state: 'planned' },
    data: { state: 'cancelled', reason, finishedAt: now },
  });
  const queued = await cancelCause(tx, causeOf(broadcastId), now);
  await release(tx, causeOf(broadcastId));
  await takeOutcomes(tx, broadcastId);
  return planned.count + queued;
}
