import { z } from 'zod';
import type { Message } from '../../core/message';
import type { Member } from '../../core/address';
import type { Tx } from '../../core/ports';
import { enqueue } from '../../delivery/outbox';
import { wakeJob } from '../../scheduling/jobs';
import { storeClient } from '../../storage/database';
import { jsonColumn } from '../../storage/json-column';
import { frequencies, type Frequency, type WaitingReminder } from './reminder';
import { toRule } from './rules/store';

export const sendJobKind = 'reminders.send';
/** People are spread over this many jobs, so that several instances share them. */
export const shardCount = 8;
export const sendJob = (shard: number, at: Date) => ({
  key: `${sendJobKind}/${shard}`,
  kind: sendJobKind,
  payload: { shard },
  at,
});

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
      abs(hashtext("personId")::bigint) % ${shardCount}, 'waiting', ${now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(jsonColumn(reminders))}::jsonb) AS row (
      "ruleId" text, "personId" text, occurrence text, series text, "dueAt" timestamptz, "eventAt" timestamptz,
      "workspaceId" text)
    ON CONFLICT (rule_id, person_id, occurrence) DO UPDATE SET
      state = 'waiting', due_at = excluded.due_at, event_at = excluded.event_at, reason = NULL
      WHERE reminder.state = 'cancelled'`;
}

/** Before the rows are written: a run that is going on in that shard ends first, and cannot miss them. */
export async function wakeFor(tx: Tx, reminders: { personId: string; dueAt: Date }[]): Promise<void> {
  const rows = await storeClient(tx).$queryRaw<{ shard: number; at: Date }[]>`
    SELECT (abs(hashtext("personId")::bigint) % ${shardCount})::int AS shard, min("dueAt") AS at
    FROM jsonb_to_recordset(${JSON.stringify(jsonColumn(reminders.map(({ personId, dueAt }) => ({ personId, dueAt }))))}::jsonb)
      AS row ("personId" text, "dueAt" timestamptz)
    GROUP BY 1 ORDER BY 1`;
  for (const { shard, at } of rows) await wakeJob(tx, sendJob(shard, at));
}

/** What waits of a subject is not sent; of these people, or of everybody. */
export async function withdrawReminders(
  tx: Tx,
  subjectId: string,
  { reason, personIds, whats }: { reason: string; personIds?: string[]; whats?: string[] },
): Promise<void> {
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
    SELECT r.id::text, r.person_id AS "personId", r.series, r.due_at AS "dueAt", r.event_at AS "eventAt",
      r.snoozed_until AS "snoozedUntil", r.workspace_id AS "workspaceId", rule.id AS "ruleId", rule.what,
      rule.subject_id AS "subjectId", rule.timing, rule.maximum, rule.active
    FROM reminder r JOIN reminder_rule rule ON rule.id = r.rule_id
    WHERE r.state = 'waiting' AND r.shard = ${shard} AND r.due_at <= ${ahead}::timestamptz AND r.person_id IN (
      SELECT DISTINCT person_id FROM reminder
      WHERE state = 'waiting' AND shard = ${shard} AND due_at <= ${now}::timestamptz
      ORDER BY person_id LIMIT ${people})
    ORDER BY r.person_id, r.due_at, r.event_at NULLS LAST, r.id`;
  return rows.map(
    ({ ruleId, eventAt, snoozedUntil, workspaceId, what, subjectId, timing, maximum, active, ...row }) => ({
      ...row,
      eventAt: eventAt ?? undefined,
      snoozedUntil: snoozedUntil ?? undefined,
      workspaceId: workspaceId ?? undefined,
      rule: toRule({ id: ruleId, what, subjectId, timing, maximum, active }),
    }),
  );
}

/** When the shard has something to do next. */
export async function nextDue(tx: Tx, shard: number): Promise<Date | undefined> {
  const row = await storeClient(tx).reminder.aggregate({
    where: { shard, state: 'waiting' },
    _min: { dueAt: true },
  });
  return row._min.dueAt ?? undefined;
}

export interface SentBefore {
  frequencies: Map<string, Frequency>;
  lastDigests: Map<string, Date>;
  /** By person, then by rule and series. */
  counts: Map<string, Map<string, number>>;
}

export async function sentBefore(tx: Tx, personIds: string[]): Promise<SentBefore> {
  const client = storeClient(tx);
  const preferences = await client.reminderPreference.findMany({ where: { personId: { in: personIds } } });
  const digests = await client.$queryRaw<{ personId: string; at: Date }[]>`
    SELECT person_id AS "personId", max(sent_at) AS at FROM reminder_message
    WHERE kind = 'digest' AND person_id = ANY(${personIds}::text[]) GROUP BY 1`;
  const counted = await client.$queryRaw<{ personId: string; key: string; count: number }[]>`
    SELECT r.person_id AS "personId", r.rule_id || E'\n' || r.series AS key, count(*)::int AS count
    FROM reminder r
    WHERE r.person_id = ANY(${personIds}::text[])
      AND (r.state = 'sent' OR (r.state = 'skipped' AND r.sent_at IS NOT NULL))
      AND EXISTS (SELECT 1 FROM reminder w WHERE w.person_id = r.person_id AND w.rule_id = r.rule_id AND w.state = 'waiting')
    GROUP BY 1, 2`;
  const counts = new Map<string, Map<string, number>>();
  for (const { personId, key, count } of counted)
    counts.set(personId, (counts.get(personId) ?? new Map<string, number>()).set(key, count));
  return {
    frequencies: new Map(
      preferences.map(({ personId, frequency }) => [personId, z.enum(frequencies).parse(frequency)]),
    ),
    lastDigests: new Map(digests.map(({ personId, at }) => [personId, at])),
    counts,
  };
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
      UPDATE reminder SET state = 'sent', message_id = told.id, sent_at = ${now}::timestamptz, snoozed_until = NULL
      FROM jsonb_to_recordset(${JSON.stringify(told)}::jsonb) AS told (reminder uuid, id uuid)
      WHERE reminder.id = told.reminder AND reminder.state = 'waiting'`;
    await enqueue(
      tx,
      sent.map(({ id, kind, member, message }) => ({
        dedupeKey: `reminders.${kind}/${id}`,
        recipient: { member },
        message,
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
