import type { Tx } from '../../../core/ports';
import { storeClient } from '../../../storage/database';
import type { ReminderRule } from '../reminder';
import { toRule } from '../rules/store';
import { wakeFor } from '../store';

export interface SentReminder {
  id: string;
  rule: ReminderRule;
  eventAt?: Date | undefined;
}

/** What a message told her; absent: it is not hers, or was put off already. */
export async function remindersOfMessage(
  tx: Tx,
  messageId: string,
  personId: string,
): Promise<SentReminder[]> {
  const rows = await storeClient(tx).reminder.findMany({
    where: { messageId, personId, state: 'sent' },
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
  const { count } = await storeClient(tx).reminder.updateMany({
    where: { id: { in: ids }, personId, state: 'sent' },
    data: { state: 'waiting', dueAt: until, snoozedUntil: until },
  });
  return count;
}
