import type { Tx } from '../core/ports';
import { storeClient, type Database } from '../storage/database';

/** A job that is ours to run; a newer token means that somebody else has it. */
export interface ClaimedJob {
  key: string;
  kind: string;
  token: bigint;
  tries: number;
}

/** The lease of a dead worker runs out before the promised take-over time (30 s). */
export const jobLeaseMs = 20_000;

export function createJobStore({ prisma }: Pick<Database, 'prisma'>) {
  return {
    /** One conditional statement: due, and not leased. */
    async claim(kinds: string[], owner: number, now: Date, limit: number): Promise<ClaimedJob[]> {
      const until = new Date(now.getTime() + jobLeaseMs);
      return prisma.$queryRaw`
        UPDATE job SET lease_owner = ${owner}, lease_until = ${until}::timestamptz, token = token + 1
        WHERE key IN (
          SELECT key FROM job
          WHERE due_at <= ${now}::timestamptz AND (lease_until IS NULL OR lease_until <= ${now}::timestamptz)
            AND kind = ANY(${kinds}::text[])
          ORDER BY due_at, key LIMIT ${limit} FOR UPDATE SKIP LOCKED)
        RETURNING key, kind, token, tries`;
    },

    /** Tried again later; whoever has it now is left alone. */
    async postpone({ key, token }: ClaimedJob, at: Date): Promise<void> {
      await prisma.$executeRaw`
        UPDATE job SET due_at = ${at}::timestamptz, lease_until = NULL, lease_owner = NULL, tries = tries + 1
        WHERE key = ${key} AND token = ${token}`;
    },
  };
}

/** Until the transaction ends nobody else changes or wakes the job. Undefined: it is no longer ours. */
export async function lockClaimed(tx: Tx, { key, token }: ClaimedJob): Promise<unknown> {
  const [row] = await storeClient(tx).$queryRaw<{ payload: unknown }[]>`
    SELECT payload FROM job WHERE key = ${key} AND token = ${token} FOR UPDATE`;
  return row?.payload;
}

/** Its next date; without one the job is done with. The caller holds its lock. */
export async function settleJob(tx: Tx, { key }: ClaimedJob, next: Date | undefined): Promise<void> {
  const client = storeClient(tx);
  if (next)
    await client.job.update({
      where: { key },
      data: { dueAt: next, leaseUntil: null, leaseOwner: null, tries: 0 },
    });
  else await client.job.delete({ where: { key } });
}
