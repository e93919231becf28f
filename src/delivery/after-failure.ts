import type { PlatformError } from '../core/errors';
import { waitBeforeRetryMs } from './backoff';
import type { DueDelivery } from './delivery';
import { verdicts, type Verdict } from './reasons';

/** Surely not accepted so often: it will not be. With the waits of the backoff that is about an hour and a half. */
const failuresAtMost = 12;
/** A platform that asks to wait is alive, and says when: it gets more patience. So has whoever takes over from the dead. */
const triesAtMost = 100;
/** What a platform accepted late must have the time to appear before it is looked for. */
const lookAfterMs = 5000;

export type NextStep =
  | { kind: 'end'; verdict: Verdict }
  | { kind: 'again'; waitMs: number; inDoubt: boolean; counts: Counts; pausesWorkspace: boolean };

/** As what a try counts: `nothing` where the platform was not asked, a mere `try` where it asked to wait. */
export type Counts = 'nothing' | 'try' | 'failure';

/**
 * What follows a failure. `preparing`: while finding the address, or looking for what an earlier attempt left, so
 * nothing was sent this time, and a doubt stays what it was. `sending`: in the call itself.
 */
export function afterFailure(
  error: PlatformError,
  { task, inDoubt, tries, failures }: Pick<DueDelivery, 'task' | 'inDoubt' | 'tries' | 'failures'>,
  phase: 'preparing' | 'sending',
  random: number,
): NextStep {
  const { reason } = error;
  const doubtful = phase === 'preparing' && inDoubt;
  if (reason === 'unreachable' || reason === 'rejected') {
    if (doubtful) return { kind: 'end', verdict: verdicts.uncertain };
    // What an earlier, unclear call has removed cannot be removed again.
    if (task.operation === 'remove' && inDoubt) return { kind: 'end', verdict: verdicts.removedBefore };
    return { kind: 'end', verdict: verdicts[reason] };
  }
  if (!error.asked) {
    const waitMs = error.retryAfterMs ?? waitBeforeRetryMs(0, random);
    return { kind: 'again', waitMs, inDoubt: doubtful, counts: 'nothing', pausesWorkspace: false };
  }
  const unclear = phase === 'sending' && reason === 'ambiguous';
  const looksOnceMore = unclear && task.operation === 'post';
  const counts = reason === 'rateLimited' ? 'try' : 'failure';
  const after = { tries: tries + 1, failures: failures + (counts === 'failure' ? 1 : 0) };
  if (!mayTry(after) && !looksOnceMore)
    return { kind: 'end', verdict: doubtful || unclear ? verdicts.uncertain : verdicts.exhausted };
  const waitMs = error.retryAfterMs ?? waitBeforeRetryMs(failures, random);
  return {
    kind: 'again',
    waitMs: unclear ? Math.max(waitMs, lookAfterMs) : waitMs,
    inDoubt: doubtful || unclear,
    counts,
    pausesWorkspace: reason === 'rateLimited' && error.limitScope === 'workspace',
  };
}

export function mayTry({ tries, failures }: Pick<DueDelivery, 'tries' | 'failures'>): boolean {
  return failures < failuresAtMost && tries < triesAtMost;
}
