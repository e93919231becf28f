import { z } from 'zod';
import type { Tx } from '../../../core/ports';
import { cancel } from '../../../delivery/outbox';
import { storeClient } from '../../../storage/database';
import { jsonColumn } from '../../../storage/json-column';
import { copilContentSchema, type Copil } from '../copil';
import { texts } from '../texts';
import { noticeKinds, noticeStates, type Notice, type NoticeKind } from './notice';

/** The copil as it is at this sequence: whoever is told of it knows it so. */
export async function keepVersion(tx: Tx, copil: Copil): Promise<void> {
  await storeClient(tx).$executeRaw`
    INSERT INTO copil_version (copil_id, sequence, content)
    VALUES (${copil.id}::uuid, ${copil.sequence}, ${JSON.stringify(jsonColumn(copilContentSchema.parse(copil)))}::jsonb)
    ON CONFLICT DO NOTHING`;
}

export interface NewNotice {
  reader: string;
  /** Of the outbox row; undefined: she has no account. */
  deliveryKey: string | undefined;
}

/** They are being told of it as it is now. What they surely know stays until this one has arrived. */
export async function noteTold(
  tx: Tx,
  { id, sequence }: Pick<Copil, 'id' | 'sequence'>,
  kind: NoticeKind,
  told: NewNotice[],
): Promise<void> {
  if (told.length === 0) return;
  await storeClient(tx).$executeRaw`
    INSERT INTO copil_notice (copil_id, reader, kind, sequence, delivery_key, state)
    SELECT ${id}::uuid, reader, ${kind}, ${sequence}, "deliveryKey",
      CASE WHEN "deliveryKey" IS NULL THEN 'noAccount' ELSE 'queued' END
    FROM jsonb_to_recordset(${JSON.stringify(jsonColumn(told))}::jsonb) AS row (reader text, "deliveryKey" text)
    ORDER BY reader
    ON CONFLICT (copil_id, reader) DO UPDATE SET kind = excluded.kind, sequence = excluded.sequence,
      delivery_key = excluded.delivery_key, state = excluded.state, reason = NULL`;
}

/** Nothing is to be told them any more: they know it as it is, or were never told that it is. */
export async function noteNothing(tx: Tx, copilId: string, readers: string[]): Promise<void> {
  await storeClient(tx).copilNotice.updateMany({
    where: { copilId, reader: { in: readers }, state: 'cancelled' },
    data: { state: 'void', reason: null },
  });
}

export async function forgetNotices(tx: Tx, copilId: string, readers: string[]): Promise<void> {
  await storeClient(tx).copilNotice.deleteMany({ where: { copilId, reader: { in: readers } } });
}

/** So that another attempt has a key of its own. */
export async function countRound(tx: Tx, copilId: string, readers: string[]): Promise<void> {
  await storeClient(tx).copilNotice.updateMany({
    where: { copilId, reader: { in: readers } },
    data: { round: { increment: 1 } },
  });
}

/** What became of the messages, so far. A row that the outbox does not hold any more ended long ago. */
async function takeOutcomes(tx: Tx, copilId: string): Promise<void> {
  const client = storeClient(tx);
  await client.$queryRaw`SELECT 1 FROM copil_notice WHERE copil_id = ${copilId}::uuid ORDER BY reader FOR UPDATE`;
  await client.$executeRaw`
    UPDATE copil_notice n SET
      state = new.state,
      reason = new.reason,
      known_sequence = CASE
        WHEN new.state NOT IN ('sent', 'home') THEN n.known_sequence
        WHEN n.kind = 'removed' THEN NULL
        ELSE n.sequence END,
      may_know = CASE
        WHEN new.state IN ('sent', 'home') THEN n.kind <> 'removed'
        ELSE n.may_know OR new.state = 'uncertain' END
    FROM (
      SELECT own.reader, d.reason,
        CASE WHEN d.state IS NULL THEN 'sent'
          WHEN d.state = 'cancelled' AND d.reason = ${texts.saidInHome} THEN 'home'
          ELSE d.state END AS state
      FROM copil_notice own
      LEFT JOIN delivery d ON d.dedupe_key = own.delivery_key
      WHERE own.copil_id = ${copilId}::uuid AND own.state = 'queued'
    ) new
    WHERE n.copil_id = ${copilId}::uuid AND n.reader = new.reader AND new.state <> 'pending'`;
}

/**
 * What still waits to be told them is not: something newer is. What is on its way may arrive. Their outcomes are taken
 * over first, so that what they know is up to date.
 */
export async function withdrawNotices(tx: Tx, copilId: string, now: Date): Promise<void> {
  const client = storeClient(tx);
  const waiting = await client.copilNotice.findMany({
    where: { copilId, state: 'queued', deliveryKey: { not: null } },
    select: { deliveryKey: true },
  });
  await cancel(
    tx,
    waiting.flatMap(({ deliveryKey }) => deliveryKey ?? []),
    now,
    texts.replacedNotice,
  );
  await takeOutcomes(tx, copilId);
  await client.copilNotice.updateMany({ where: { copilId, state: 'queued' }, data: { mayKnow: true } });
}

/** With what became of the messages by now. */
export async function noticesNow(tx: Tx, copilId: string): Promise<Map<string, Notice>> {
  await takeOutcomes(tx, copilId);
  return noticesOf(tx, copilId);
}

export async function noticesOf(tx: Tx, copilId: string): Promise<Map<string, Notice>> {
  const client = storeClient(tx);
  const rows = await client.copilNotice.findMany({ where: { copilId }, orderBy: { reader: 'asc' } });
  const versions = await client.copilVersion.findMany({ where: { copilId } });
  const contents = new Map(
    versions.map(({ sequence, content }) => [sequence, copilContentSchema.parse(content)]),
  );
  return new Map(
    rows.map((row) => [
      row.reader,
      {
        reader: row.reader,
        kind: z.enum(noticeKinds).parse(row.kind),
        state: z.enum(noticeStates).parse(row.state),
        reason: row.reason ?? undefined,
        round: row.round,
        known: row.knownSequence === null ? undefined : contents.get(row.knownSequence),
        mayKnow: row.mayKnow,
      },
    ]),
  );
}

/** When the first of what still waits may go out; undefined: everything has ended. */
export async function nextWaiting(tx: Tx, copilId: string): Promise<Date | undefined> {
  const [row] = await storeClient(tx).$queryRaw<{ next: Date | null }[]>`
    SELECT min(d.not_before) AS next FROM copil_notice n
    JOIN delivery d ON d.dedupe_key = n.delivery_key AND d.state = 'pending'
    WHERE n.copil_id = ${copilId}::uuid AND n.state = 'queued'`;
  return row?.next ?? undefined;
}

/** Copils that she is invited to and could not be told of. */
export async function untoldCopils(tx: Tx, personId: string): Promise<string[]> {
  const rows = await storeClient(tx).copilNotice.findMany({
    where: { reader: personId, state: 'noAccount', kind: { in: ['invited', 'added', 'changed'] } },
    orderBy: { copilId: 'asc' },
    select: { copilId: true },
  });
  return rows.map(({ copilId }) => copilId);
}
