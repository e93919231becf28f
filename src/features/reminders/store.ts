import type { Message } from '../../core/message';
import type { Member } from '../../core/address';
import type { Tx } from '../../core/ports';
import { enqueue } from '../../delivery/outbox';
import { sql, storeClient } from '../../storage/database';
import { jsonColumn } from '../../storage/json-column';
import { deliveryKey, takeBackAbout } from './outcomes/store';
import type { WaitingReminder } from './reminder';
import { toRule } from './rules/store';
import { shardOf, wakeFor } from './shards/store';

export interface NewReminder {
  ruleId: string;
  personId: string;
  occurrence: string;
  series: string;
  dueAt: Date;
  eventAt?: Date | undefined;
  workspaceId?: string | undefined;
}

/** Those that are new; the workers are woken for the earliest of each shard. */
export async function insertReminders(tx: Tx, reminders: NewReminder[], now: Date): Promise<void> {
  if (reminders.length === 0) return;
  await wakeFor(tx, reminders);
  await storeClient(tx).$executeRaw`
    INSERT INTO reminder (id, rule_id, person_id, occurrence, series, due_at, event_at, workspace_id, shard, state, created_at)
    SELECT gen_random_uuid(), "ruleId", "personId", occurrence, series, "dueAt", "eventAt", "workspaceId",
      ${shardOf(sql`"personId"`)}, 'waiting', ${now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(jsonColumn(reminders))}::jsonb) AS row (
      "ruleId" text, "personId" text, occurrence text, series text, "dueAt" timestamptz, "eventAt" timestamptz,
      "workspaceId" text)
    ON CONFLICT (rule_id, person_id, occurrence) DO UPDATE SET
      state = 'waiting', event_at = excluded.event_at, reason = NULL, shard = excluded.shard,
      due_at = greatest(excluded.due_at, reminder.snoozed_until),
      snoozed_until = CASE WHEN reminder.snoozed_until > ${now}::timestamptz THEN reminder.snoozed_until END
      WHERE reminder.state = 'cancelled'`;
}

/**
 * What waits of a subject is not sent; of these people, or of everybody. A message that says it among other things, and is
 * not on its way yet, goes without it.
 */
export async function withdrawReminders(
  tx: Tx,
  subjectId: string,
  { reason, personIds, whats }: { reason: string; personIds?: string[]; whats?: string[] },
  now: Date,
): Promise<void> {
  await takeBackAbout(tx, { subjectId, ...(personIds && { personIds }), ...(whats && { whats }) }, now);
  await storeClient(tx).$executeRaw`
    UPDATE reminder SET state = 'cancelled', reason = ${reason}
    FROM reminder_rule rule
    WHERE rule.id = reminder.rule_id AND rule.subject_id = ${subjectId} AND reminder.state = 'waiting'
      AND (${whats ?? null}::text[] IS NULL OR rule.what = ANY(${whats ?? null}::text[]))
      AND (${personIds ?? null}::text[] IS NULL OR reminder.person_id = ANY(${personIds ?? null}::text[]))`;
}

const aheadMs = 8 * 24 * 60 * 60_000;

interface WaitingRow {
  id: string;
  personId: string;
  series: string;
  dueAt: Date;
  eventAt: Date | null;
  snoozedUntil: Date | null;
  workspaceId: string | null;
  messageId: string | null;
  ruleId: string;
  what: string;
  subjectId: string | null;
  timing: unknown;
  maximum: number;
  active: boolean;
}

/** Of the first people who have something due: that, and what waits for them in the week to come. */
export async function waitingReminders(
  tx: Tx,
  shard: number,
  now: Date,
  people: number,
): Promise<WaitingReminder[]> {
  const ahead = new Date(now.getTime() + aheadMs);
  const rows = await storeClient(tx).$queryRaw<WaitingRow[]>`
    ${selected} WHERE r.state = 'waiting' AND r.shard = ${shard} AND r.due_at <= ${ahead}::timestamptz AND r.person_id IN (
      SELECT DISTINCT person_id FROM reminder
      WHERE state = 'waiting' AND shard = ${shard} AND due_at <= ${now}::timestamptz
      ORDER BY person_id LIMIT ${people})
    ORDER BY r.person_id, r.due_at, r.event_at NULLS LAST, r.id`;
  return rows.map(toReminder);
}

/** What these messages say, by message. */
export async function remindersIn(tx: Tx, messageIds: string[]): Promise<Map<string, WaitingReminder[]>> {
  const told = new Map<string, WaitingReminder[]>();
  if (messageIds.length === 0) return told;
  const rows = await storeClient(tx).$queryRaw<WaitingRow[]>`
    ${selected} WHERE r.state = 'sent' AND r.message_id = ANY(${messageIds}::uuid[]) ORDER BY r.id`;
  for (const row of rows)
    told.set(row.messageId ?? '', [...(told.get(row.messageId ?? '') ?? []), toReminder(row)]);
  return told;
}

const selected = sql`
  SELECT r.id::text, r.person_id AS "personId", r.series, r.due_at AS "dueAt", r.event_at AS "eventAt",
    r.snoozed_until AS "snoozedUntil", r.workspace_id AS "workspaceId", r.message_id::text AS "messageId",
    rule.id AS "ruleId", rule.what, rule.subject_id AS "subjectId", rule.timing, rule.maximum, rule.active
  FROM reminder r JOIN reminder_rule rule ON rule.id = r.rule_id`;

const toReminder = ({
  ruleId,
  eventAt,
  snoozedUntil,
  workspaceId,
  what,
  subjectId,
  timing,
  maximum,
  active,
  id,
  personId,
  series,
  dueAt,
}: WaitingRow): WaitingReminder => ({
  id,
  personId,
  series,
  dueAt,
  eventAt: eventAt ?? undefined,
  snoozedUntil: snoozedUntil ?? undefined,
  workspaceId: workspaceId ?? undefined,
  rule: toRule({ id: ruleId, what, subjectId, timing, maximum, active }),
});

/** When the shard has something to do next. */
export async function nextDue(tx: Tx, shard: number): Promise<Date | undefined> {
  const row = await storeClient(tx).reminder.aggregate({
    where: { shard, state: 'waiting' },
    _min: { dueAt: true },
  });
  return row._min.dueAt ?? undefined;
}

export interface SentMessage {
  id: string;
  personId: string;
  kind: 'digest' | 'urgent' | 'again';
  /** « YYYY-MM-DD » where she is. */
  day: string;
  reminderIds: string[];
  member: Member;
  message: Message;
  /** Later it is not sent, but decided anew. */
  notAfter: Date;
}

/** What was decided, in as few statements as there are kinds of it. */
export async function writeDecisions(
  tx: Tx,
  {
    sent,
    moved,
    skipped,
  }: { sent: SentMessage[]; moved: { id: string; at: Date }[]; skipped: { id: string; reason: string }[] },
  cause: string,
  now: Date,
): Promise<void> {
  const client = storeClient(tx);
  if (sent.length > 0) {
    await client.reminderMessage.createMany({
      data: sent.map(({ id, personId, kind, day }) => ({ id, personId, kind, day, sentAt: now })),
    });
    const told = sent.flatMap(({ id, reminderIds }) => reminderIds.map((reminder) => ({ reminder, id })));
    await client.$executeRaw`
      UPDATE reminder SET state = 'sent', message_id = told.id, sent_at = ${now}::timestamptz, snoozed_until = NULL,
        reason = NULL
      FROM jsonb_to_recordset(${JSON.stringify(told)}::jsonb) AS told (reminder uuid, id uuid)
      WHERE reminder.id = told.reminder AND reminder.state = 'waiting'`;
    await enqueue(
      tx,
      sent.map(({ id, kind, member, message, notAfter }) => ({
        dedupeKey: deliveryKey({ id, kind }),
        recipient: { member },
        message,
        notAfter,
        cause,
      })),
      now,
    );
  }
  if (moved.length > 0)
    await client.$executeRaw`
      UPDATE reminder SET due_at = moved.at
      FROM jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) AS moved (id uuid, at timestamptz)
      WHERE reminder.id = moved.id AND reminder.state = 'waiting'`;
  if (skipped.length > 0)
    await client.$executeRaw`
      UPDATE reminder SET state = 'skipped', reason = skipped.reason
      FROM jsonb_to_recordset(${JSON.stringify(skipped)}::jsonb) AS skipped (id uuid, reason text)
      WHERE reminder.id = skipped.id AND reminder.state = 'waiting'`;
}
