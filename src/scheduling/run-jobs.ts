import type { Clock } from '../core/clock';
import type { Job } from '../core/feature';
import type { Logger } from '../core/logger';
import type { Database } from '../storage/database';
import { createJobStore, lockClaimed, settleJob, type ClaimedJob } from './store';

export interface JobParts {
  database: Pick<Database, 'prisma' | 'transactions'>;
  /** Number of the instance. */
  instance: number;
  jobs: Job[];
  clock: Clock;
  logger: Logger;
}

const claimedAtOnce = 4;
const firstWaitMs = 5000;
const longestWaitMs = 15 * 60_000;

export type JobRunner = ReturnType<typeof createJobRunner>;

/** Runs due jobs: what a job decides and its own next date are one transaction, so a crash loses and repeats nothing. */
export function createJobRunner({ database, instance, jobs, clock, logger }: JobParts) {
  const store = createJobStore(database);
  const byKind = new Map(jobs.map((job) => [job.jobKind, job]));
  const kinds = [...byKind.keys()];

  async function run(claimed: ClaimedJob): Promise<void> {
    const job = byKind.get(claimed.kind);
    if (!job) return;
    try {
      await database.transactions.run(async (tx) => {
        const payload = await lockClaimed(tx, claimed);
        if (payload === undefined) return;
        const now = clock.now();
        const next = await job.run({ tx, now, key: claimed.key }, job.payload.parse(payload));
        await settleJob(tx, claimed, next);
      });
    } catch (error) {
      logger.error({ error: error as Error, job: claimed.key, tries: claimed.tries + 1 }, 'job failed');
      const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** claimed.tries);
      await store.postpone(claimed, new Date(clock.now().getTime() + wait));
    }
  }

  return {
    /** Returns how many were run: none, and there is nothing due now. */
    async runDue(): Promise<number> {
      const claimed = await store.claim(kinds, instance, clock.now(), claimedAtOnce);
      await Promise.all(claimed.map(run));
      return claimed.length;
    },
  };
}
