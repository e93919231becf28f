import type { Clock } from '../../src/core/clock';
import type { Job } from '../../src/core/feature';
import type { Logger } from '../../src/core/logger';
import { createJobRunner, type JobRunner } from '../../src/scheduling/run-jobs';
import type { Database } from '../../src/storage/database';

/** A process dies: nothing that it still wanted to do happens. */
export class Crash extends Error {}

/** Where in a run the process dies: before it, with everything written and not committed, or committed and not told. */
export type Deadly = 'before' | 'inside' | 'after';

export interface MortalWorkers {
  /** Both look for due jobs until there are none. Returns how many were run. */
  work(): Promise<number>;
}

/**
 * Two workers on the real database. `nextCrash` is asked at every run; what a dead worker had claimed stays claimed until
 * its lease runs out, and another worker is started in its place.
 */
export function createMortalWorkers(
  database: Database,
  jobs: Job[],
  { clock, logger, nextCrash }: { clock: Clock; logger: Logger; nextCrash(): Deadly | undefined },
): MortalWorkers {
  let born = 0;
  const start = (): { runner: JobRunner; settled(): Promise<void> } => {
    let dead = false;
    const running = new Set<Promise<unknown>>();
    const die = (): never => {
      dead = true;
      throw new Crash();
    };
    const transactions: Database['transactions'] = {
      run(work) {
        const run = async () => {
          if (dead) die();
          const deadly = nextCrash();
          if (deadly === 'before') die();
          const result = await database.transactions.run(async (tx) => {
            const done = await work(tx);
            return deadly === 'inside' || dead ? die() : done;
          });
          return deadly === 'after' ? die() : result;
        };
        const promise = run();
        const kept = promise.catch(() => {});
        running.add(kept);
        void kept.finally(() => running.delete(kept));
        return promise;
      },
    };
    const prisma = new Proxy(database.prisma, {
      get: (target, name, receiver): unknown => (dead ? die() : Reflect.get(target, name, receiver)),
    });
    born += 1;
    return {
      runner: createJobRunner({ database: { prisma, transactions }, instance: born, jobs, clock, logger }),
      async settled() {
        while (running.size > 0) await Promise.all(running);
      },
    };
  };
  const workers = [start(), start()];

  async function once(index: number): Promise<number> {
    const worker = workers[index];
    if (!worker) return 0;
    try {
      return await worker.runner.runDue();
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      await worker.settled();
      workers[index] = start();
      return 1;
    }
  }

  return {
    async work() {
      let total = 0;
      for (;;) {
        const done = await Promise.all(workers.map((_worker, index) => once(index)));
        const count = done.reduce((sum, one) => sum + one, 0);
        if (count === 0) return total;
        total += count;
      }
    },
  };
}
