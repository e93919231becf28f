import type { Tx } from '../../../core/ports';
import { sql, storeClient } from '../../../storage/database';
import type { ReminderRule } from '../reminder';
import { toRule } from '../rules/store';
import { shardOf, wakeFor } from '../shards/store';

export interface SentReminder {
  id: string;
  rule: ReminderRule;
  eventAt?: Date | undefined;
}

/** What a message told her; nothing: it is not hers, or was told again since. `standing`: and was not put off. */
export async function remindersOfMessage(
  tx: Tx,
  messageId: string,
  personId: string,
  standing: 'standing' | 'all',
): Promise<SentReminder[]> {
  const rows = await storeClient(tx).reminder.findMany({
    where: { messageId, personId, ...(standing === 'standing' && { state: 'sent' }) },
    include: { rule: true },
    orderBy: { dueAt: 'asc' },
  });
  return rows.map(({ id, rule, eventAt }) => ({ id, rule: toRule(rule), eventAt: eventAt ?? undefined }));
}

/** The last message that reminded her, since that moment. */
export async function lastMessage(tx: Tx, personId: string, since: Date): Promise<string | undefined> {
  const row = await storeClient(tx).reminderMessage.findFirst({
    where: { personId, sentAt: { gte: since } },
    orderBy: { sentAt: 'desc' },
  });
  return row?.id;
}

/** They come again then, and not before. */
export async function snoozeReminders(tx: Tx, personId: string, ids: string[], until: Date): Promise<number> {
  await wakeFor(tx, [{ personId, dueAt: until }]);
  return storeClient(tx).$executeRaw`
    UPDATE reminder SET state = 'waiting', due_at = ${until}::timestamptz, snoozed_until = ${until}::timestamptz,
      shard = ${shardOf(sql`person_id`)}
    WHERE id = ANY(${ids}::uuid[]) AND person_id = ${personId} AND state = 'sent'`;
}
