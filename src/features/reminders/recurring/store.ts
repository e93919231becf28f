import type { Tx } from '../../../core/ports';
import { holdJobs, wakeJob } from '../../../scheduling/jobs';
import { storeClient } from '../../../storage/database';
import { sendJobKind } from '../shards/store';

/** Who has had a reminder of that rule since, or has one waiting: also one that she put off, and then had no need of. */
export async function remindedSince(tx: Tx, ruleId: string, since: Date): Promise<Set<string>> {
  const rows = await storeClient(tx).reminder.findMany({
    where: {
      ruleId,
      OR: [{ dueAt: { gt: since }, state: { in: ['waiting', 'sent'] } }, { sentAt: { gt: since } }],
    },
    distinct: ['personId'],
    select: { personId: true },
  });
  return new Set(rows.map(({ personId }) => personId));
}

/** Once a day, whoever is there when the database is new. */
export async function planDaily(tx: Tx, kind: string, at: Date): Promise<void> {
  await wakeJob(tx, { key: kind, kind, payload: {}, at });
}

/** Nothing is sent meanwhile: what is changed here for many people at once would meet what is being sent to them. */
export const holdSending = (tx: Tx): Promise<void> => holdJobs(tx, sendJobKind);

/** What waits is counted in the series of now: news that came since it was planned counts for it too. */
export async function renewSeries(
  tx: Tx,
  ruleId: string,
  series: { personId: string; series: string }[],
): Promise<void> {
  if (series.length === 0) return;
  await storeClient(tx).$executeRaw`
    UPDATE reminder SET series = now.series
    FROM jsonb_to_recordset(${JSON.stringify(series)}::jsonb) AS now ("personId" text, series text)
    WHERE reminder.rule_id = ${ruleId} AND reminder.person_id = now."personId" AND reminder.state = 'waiting'
      AND reminder.series <> now.series`;
}
