import type { Tx } from '../../../core/ports';
import { wakeJob, type NewJob } from '../../../scheduling/jobs';
import { sql, storeClient, type Sql } from '../../../storage/database';
import { jsonColumn } from '../../../storage/json-column';

export const sendJobKind = 'reminders.send';
/** People are spread over this many jobs, so that several instances share them. */
const shardCount = 8;
/** Whose job a person's is; `person`: a column. */
export const shardOf = (person: Sql): Sql => sql`(abs(hashtext(${person})::bigint) % ${shardCount})`;
/** From here on: one person alone, for whom something went wrong, so that it stops nobody else. */
const aloneFrom = 1_000_000;

export const isAlone = (shard: number): boolean => shard >= aloneFrom;

const sendJob = (shard: number, at: Date): NewJob => ({
  key: `${sendJobKind}/${shard}`,
  kind: sendJobKind,
  payload: { shard },
  at,
});

/** Before the rows are written: a run that is going on in that shard ends first, and cannot miss them. */
export async function wakeFor(tx: Tx, reminders: { personId: string; dueAt: Date }[]): Promise<void> {
  const rows = await storeClient(tx).$queryRaw<{ shard: number; at: Date }[]>`
    SELECT ${shardOf(sql`"personId"`)}::int AS shard, min("dueAt") AS at
    FROM jsonb_to_recordset(${JSON.stringify(jsonColumn(reminders.map(({ personId, dueAt }) => ({ personId, dueAt }))))}::jsonb)
      AS row ("personId" text, "dueAt" timestamptz)
    GROUP BY 1 ORDER BY 1`;
  for (const { shard, at } of rows) await wakeJob(tx, sendJob(shard, at));
}

/** What waits for her is looked after by a job of her own, which is tried again by itself until it succeeds. */
export async function setApart(tx: Tx, personId: string, now: Date): Promise<void> {
  const [row] = await storeClient(tx).$queryRaw<{ shard: number }[]>`
    WITH apart AS (SELECT (${aloneFrom} + abs(hashtext(${personId})::bigint) % 1000000000)::int AS shard),
      moved AS (
        UPDATE reminder SET shard = apart.shard FROM apart WHERE person_id = ${personId} AND state = 'waiting')
    SELECT shard FROM apart`;
  if (row) await wakeJob(tx, sendJob(row.shard, now));
}

/** She is looked after with the others again. */
export async function putBack(tx: Tx, shard: number): Promise<void> {
  const rows = await storeClient(tx).$queryRaw<{ personId: string; dueAt: Date }[]>`
    UPDATE reminder SET shard = ${shardOf(sql`person_id`)}
    WHERE shard = ${shard} AND state = 'waiting' RETURNING person_id AS "personId", due_at AS "dueAt"`;
  if (rows.length > 0) await wakeFor(tx, rows);
}

/** As if it had not been begun where it fails; what went wrong, if anything did. */
export async function attempt(tx: Tx, work: () => Promise<void>): Promise<Error | undefined> {
  const client = storeClient(tx);
  await client.$executeRaw`SAVEPOINT attempt`;
  try {
    await work();
    await client.$executeRaw`RELEASE SAVEPOINT attempt`;
    return undefined;
  } catch (error) {
    await client.$executeRaw`ROLLBACK TO SAVEPOINT attempt`;
    return error as Error;
  }
}
