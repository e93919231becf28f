import type { Session } from '../storage';
import { jobChannel } from './jobs';
import { createJobRunner, type JobParts } from './run-jobs';

export interface JobWorker {
  /** Ends the runs that are going on. */
  stop(): Promise<void>;
}

/** Looks for due jobs every now and then, and when one was planned. */
export async function startJobWorker(
  parts: Omit<JobParts, 'instance'> & { session: Session; pollEveryMs?: number },
): Promise<JobWorker> {
  const { session, logger } = parts;
  const runner = createJobRunner({ ...parts, instance: session.instance });
  let stopping = false;
  let looking: Promise<void> | undefined;
  let lookAgain = false;

  function wake(): void {
    if (stopping) return;
    if (looking) {
      lookAgain = true;
      return;
    }
    looking = look()
      .catch((error: Error) => logger.error({ error }, 'looking for jobs failed'))
      .finally(() => {
        looking = undefined;
        if (!lookAgain) return;
        lookAgain = false;
        wake();
      });
  }

  async function look(): Promise<void> {
    while (!stopping && (await runner.runDue()) > 0);
  }

  await session.listen(jobChannel, wake);
  const timer = setInterval(wake, parts.pollEveryMs ?? 1000);
  wake();
  return {
    async stop() {
      stopping = true;
      clearInterval(timer);
      await looking;
    },
  };
}
