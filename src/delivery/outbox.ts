import { randomUUID } from 'node:crypto';
import type { Message } from '../core/message';
import type { Tx } from '../core/ports';
import { storeClient } from '../storage/database';
import { jsonColumn } from '../storage/json-column';
import { placeOf, type DeliveryState, type NewDelivery } from './delivery';
import { reasons } from './reasons';

export type { NewDelivery } from './delivery';

/** Wakes the workers of every instance when the transaction commits. */
export const outboxChannel = 'outbox';

/**
 * Writes deliveries in the transaction that decided them: they are sent if it commits, and only then. Returns how
 * many were new.
 */
export async function enqueue(tx: Tx, deliveries: NewDelivery[], now: Date): Promise<number> {
  if (deliveries.length === 0) return 0;
  const client = storeClient(tx);
  const rows = deliveries.map((delivery, index) => ({
    id: randomUUID(),
    index,
    dedupe_key: delivery.dedupeKey,
    supersedes_key: delivery.supersedesKey,
    cause: delivery.cause,
    not_before: delivery.notBefore ?? now,
    not_after: delivery.notAfter,
    bulk: delivery.bulk ?? false,
    ...placeColumns(delivery),
    ...taskColumns(delivery),
  }));
  // One parameter, however many there are: PostgreSQL takes 65,535 of them, which is 5,000 rows of 13 columns.
  const count = await client.$executeRaw`
    INSERT INTO delivery (id, dedupe_key, supersedes_key, cause, platform, workspace_id, conversation, operation,
      recipient, message, posted, bulk, state, not_before, not_after, next_try_at, created_at)
    SELECT id, dedupe_key, supersedes_key, cause, platform, workspace_id, conversation, operation,
      recipient, message, posted, bulk, 'pending', not_before, not_after, not_before, ${now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(jsonColumn(rows))}::jsonb) AS row (
      id uuid, index int, dedupe_key text, supersedes_key text, cause text, platform text, workspace_id text,
      conversation text, operation text, recipient jsonb, message jsonb, posted jsonb, bulk boolean,
      not_before timestamptz, not_after timestamptz)
    ORDER BY index
    ON CONFLICT (dedupe_key) DO NOTHING`;
  const superseding = rows.flatMap((row) => (row.supersedes_key === undefined ? [] : [row.id]));
  if (superseding.length > 0)
    await client.$executeRaw`
      UPDATE delivery AS old SET state = 'cancelled', reason = ${reasons.superseded},
        finished_at = ${now}::timestamptz, message = NULL
      FROM delivery AS new
      WHERE new.id = ANY(${superseding}::uuid[]) AND old.supersedes_key = new.supersedes_key
        AND old.position < new.position AND old.state = 'pending' AND NOT old.in_doubt`;
  await client.$executeRaw`SELECT pg_notify(${outboxChannel}, '')`;
  return count;
}

/**
 * What is waiting with these keys is not sent. Returns how many were stopped: one that is being sent, or that may
 * have arrived, is stopped only if it turns out that it did not arrive.
 */
export function cancel(tx: Tx, dedupeKeys: string[], now: Date, reason?: string): Promise<number> {
  return cancelWhere(tx, { dedupeKey: { in: dedupeKeys } }, now, reason);
}

/** The same for everything that this decided. */
export function cancelCause(tx: Tx, cause: string, now: Date): Promise<number> {
  return cancelWhere(tx, { cause }, now);
}

async function cancelWhere(
  tx: Tx,
  which: { cause: string } | { dedupeKey: { in: string[] } } | { supersedesKey: string },
  now: Date,
  reason: string = reasons.cancelled,
): Promise<number> {
  const client = storeClient(tx);
  const { count } = await client.delivery.updateMany({
    where: { ...which, state: 'pending', inDoubt: false },
    data: { state: 'cancelled', reason, finishedAt: now },
  });
  await client.delivery.updateMany({ where: { ...which, state: 'pending' }, data: { cancelAsked: true } });
  return count;
}

/** What became of it so far; undefined: nothing was decided under that key, or it is long past. */
export async function outcomeOf(
  tx: Tx,
  dedupeKey: string,
): Promise<{ state: DeliveryState; decidedAt: Date; finishedAt?: Date } | undefined> {
  const row = await storeClient(tx).delivery.findUnique({
    where: { dedupeKey },
    select: { state: true, createdAt: true, finishedAt: true },
  });
  return row
    ? {
        state: row.state as DeliveryState,
        decidedAt: row.createdAt,
        ...(row.finishedAt && { finishedAt: row.finishedAt }),
      }
    : undefined;
}

export interface Outcome {
  state: DeliveryState;
  /** The sentence of that state. */
  reason: string | undefined;
}

/** The same of many, by key; of what is long past there is nothing. */
export async function outcomesOf(tx: Tx, dedupeKeys: string[]): Promise<Map<string, Outcome>> {
  const rows = await storeClient(tx).delivery.findMany({
    where: { dedupeKey: { in: dedupeKeys } },
    select: { dedupeKey: true, state: true, reason: true },
  });
  return new Map(
    rows.map(({ dedupeKey, state, reason }) => [
      dedupeKey,
      { state: state as DeliveryState, reason: reason ?? undefined },
    ]),
  );
}

/** Of these keys, those with which something still waits. */
export async function keysWaiting(tx: Tx, supersedesKeys: string[]): Promise<Set<string>> {
  const rows = await storeClient(tx).delivery.findMany({
    where: { supersedesKey: { in: supersedesKeys }, state: 'pending' },
    select: { supersedesKey: true },
  });
  return new Set(rows.flatMap(({ supersedesKey }) => supersedesKey ?? []));
}

/** What still waits of it gets that message instead; returns the keys of those rows. */
export async function rewrite(tx: Tx, cause: string, message: Message): Promise<string[]> {
  const rows = await storeClient(tx).$queryRaw<{ dedupe_key: string }[]>`
    UPDATE delivery SET message = ${JSON.stringify(jsonColumn(message))}::jsonb
    WHERE cause = ${cause} AND state = 'pending' AND operation = 'post' AND NOT in_doubt
    RETURNING dedupe_key`;
  return rows.map(({ dedupe_key }) => dedupe_key);
}

/**
 * Nothing that this decided is sent until `release`, or until then at the latest; what is being sent is not stopped.
 */
export async function hold(tx: Tx, cause: string, now: Date, until?: Date): Promise<void> {
  await storeClient(tx).deliveryHold.upsert({
    where: { cause },
    create: { cause, since: now, until: until ?? null },
    update: { until: until ?? null },
  });
}

export async function release(tx: Tx, cause: string): Promise<void> {
  const client = storeClient(tx);
  await client.deliveryHold.deleteMany({ where: { cause } });
  await client.$executeRaw`SELECT pg_notify(${outboxChannel}, '')`;
}

/** Something newer took their place by another way: those waiting with this key are not sent. */
export async function cancelSuperseded(
  tx: Tx,
  supersedesKey: string,
  now: Date,
  reason: string = reasons.superseded,
): Promise<void> {
  await cancelWhere(tx, { supersedesKey }, now, reason);
}

function placeColumns(delivery: NewDelivery) {
  const { platform, workspaceId, conversation } = placeOf(delivery);
  return { platform, workspace_id: workspaceId, conversation };
}

function taskColumns(delivery: NewDelivery) {
  return {
    operation: delivery.operation ?? 'post',
    recipient: 'recipient' in delivery ? delivery.recipient : undefined,
    message: 'message' in delivery ? delivery.message : undefined,
    posted: 'posted' in delivery ? delivery.posted : undefined,
  };
}
