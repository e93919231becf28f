import type { Tx } from '../../../core/ports';
import { cancel, outcomesOf, type Outcome } from '../../../delivery/outbox';
import { sql, storeClient } from '../../../storage/database';
import { shardOf, wakeFor } from '../shards/store';
import { returned } from '../texts';

/** A message that reminds, of which it is not known yet whether it arrived. */
export interface OpenMessage {
  id: string;
  personId: string;
  kind: string;
  sentAt: Date;
}

/** Of its row in the outbox. */
export const deliveryKey = ({ kind, id }: Pick<OpenMessage, 'kind' | 'id'>): string =>
  `reminders.${kind}/${id}`;

/**
 * What became of the messages of that shard: what did not arrive counts as not sent, and says why; what was cancelled, or
 * came too late to be sent, is decided anew. Returns those that still wait.
 */
export async function settleMessages(tx: Tx, shard: number, now: Date): Promise<OpenMessage[]> {
  const open = await storeClient(tx).$queryRaw<OpenMessage[]>`
    SELECT id::text, person_id AS "personId", kind, sent_at AS "sentAt" FROM reminder_message
    WHERE settled_at IS NULL AND ${shardOf(sql`person_id`)} = ${shard}
    ORDER BY sent_at, id`;
  const outcomes = await outcomesOf(tx, open.map(deliveryKey));
  const ended = open.filter((one) => outcomes.get(deliveryKey(one))?.state !== 'pending');
  await settle(tx, ended, outcomes, now);
  return open.filter((one) => !ended.includes(one));
}

/** Not sent after all, where that can still be had; the reminders in them are decided anew. */
export async function takeBack(tx: Tx, messages: OpenMessage[], now: Date): Promise<void> {
  if (messages.length === 0) return;
  const keys = messages.map(deliveryKey);
  await cancel(tx, keys, now, returned);
  const outcomes = await outcomesOf(tx, keys);
  const ended = messages.filter((one) => outcomes.get(deliveryKey(one))?.state !== 'pending');
  await settle(tx, ended, outcomes, now);
}

/** The same of whatever still waits to be sent to her, or reminds of that subject. */
export async function takeBackAbout(
  tx: Tx,
  { subjectId, whats, personIds }: { subjectId?: string; whats?: string[]; personIds?: string[] },
  now: Date,
): Promise<void> {
  const about = () => storeClient(tx).$queryRaw<OpenMessage[]>`
    SELECT m.id::text, m.person_id AS "personId", m.kind, m.sent_at AS "sentAt" FROM reminder_message m
    WHERE m.settled_at IS NULL
      AND (${personIds ?? null}::text[] IS NULL OR m.person_id = ANY(${personIds ?? null}::text[]))
      AND EXISTS (
        SELECT 1 FROM reminder r JOIN reminder_rule rule ON rule.id = r.rule_id
        WHERE r.message_id = m.id AND r.state = 'sent'
          AND (${subjectId ?? null}::text IS NULL OR rule.subject_id = ${subjectId ?? null})
          AND (${whats ?? null}::text[] IS NULL OR rule.what = ANY(${whats ?? null}::text[])))
    ORDER BY m.id`;
  const seen = await about();
  if (seen.length === 0) return;
  await wakeFor(
    tx,
    seen.map(({ personId }) => ({ personId, dueAt: now })),
  );
  // Meanwhile the run that was going on may have settled some.
  await takeBack(tx, await about(), now);
}

async function settle(
  tx: Tx,
  messages: OpenMessage[],
  outcomes: ReadonlyMap<string, Outcome>,
  now: Date,
): Promise<void> {
  if (messages.length === 0) return;
  const client = storeClient(tx);
  const rows = messages.map((message) => ({ id: message.id, ...outcomes.get(deliveryKey(message)) }));
  // Of what is long past it is not known any more: it was sent, or may have been.
  const lost = rows.filter(({ state }) => state === 'unreachable' || state === 'rejected');
  const back = rows.filter(({ state }) => state === 'cancelled').map(({ id }) => id);
  const doubtful = rows.filter(({ state }) => state === 'uncertain');
  // What she put off was sent once before: that counts.
  await client.$executeRaw`
    UPDATE reminder SET state = CASE WHEN lost.state = 'uncertain' THEN 'sent' ELSE 'skipped' END, reason = lost.reason,
      sent_at = CASE WHEN lost.state = 'uncertain' OR m.kind = 'again' THEN reminder.sent_at END
    FROM jsonb_to_recordset(${JSON.stringify([...lost, ...doubtful])}::jsonb) AS lost (id uuid, state text, reason text)
    JOIN reminder_message m ON m.id = lost.id
    WHERE reminder.message_id = lost.id AND reminder.state = 'sent'`;
  await client.$executeRaw`
    UPDATE reminder SET state = 'waiting', reason = ${returned}, due_at = greatest(due_at, ${now}::timestamptz),
      snoozed_until = CASE WHEN m.kind = 'again' THEN m.sent_at END,
      sent_at = CASE WHEN m.kind = 'again' THEN reminder.sent_at END,
      shard = ${shardOf(sql`reminder.person_id`)}
    FROM reminder_message m
    WHERE m.id = ANY(${back}::uuid[]) AND reminder.message_id = m.id AND reminder.state = 'sent'`;
  // Nobody saw it: it is not the digest of that day.
  await client.reminderMessage.deleteMany({ where: { id: { in: [...back, ...lost.map(({ id }) => id)] } } });
  await client.reminderMessage.updateMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    data: { settledAt: now },
  });
}
