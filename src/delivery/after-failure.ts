import type { PlatformError, PlatformErrorReason } from '../core/errors';
import { waitBeforeRetryMs } from './backoff';
import type { DueDelivery } from './delivery';
import { verdicts, type Verdict } from './reasons';

/** Surely not accepted so often: it will not be. With the waits of the backoff that is about an hour and a half. */
export const triesAtMost = 12;
/** A platform that asks to wait is alive, and says when: it gets more patience. */
const limitedTriesAtMost = 100;
/** What a platform accepted late must have the time to appear before it is looked for. */
const lookAfterMs = 5000;

export type NextStep =
  | { kind: 'end'; verdict: Verdict }
  | { kind: 'again'; waitMs: number; inDoubt: boolean; pausesWorkspace: boolean };

/**
 * What follows a failure. `preparing`: while finding the address, or looking for what an earlier attempt left, so
 * nothing was sent this time, and a doubt stays what it was. `sending`: in the call itself.
 */
export function afterFailure(
  error: PlatformError,
  { task, inDoubt, tries }: Pick<DueDelivery, 'task' | 'inDoubt' | 'tries'>,
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
  const unclear = phase === 'sending' && reason === 'ambiguous';
  const looksOnceMore = unclear && task.operation === 'post';
  if (tries + 1 >= limitOf(reason) && !looksOnceMore)
    return { kind: 'end', verdict: doubtful || unclear ? verdicts.uncertain : verdicts.exhausted };
  const waitMs = error.retryAfterMs ?? waitBeforeRetryMs(tries, random);
  return {
    kind: 'again',
    waitMs: unclear ? Math.max(waitMs, lookAfterMs) : waitMs,
    inDoubt: doubtful || unclear,
    pausesWorkspace: reason === 'rateLimited' && error.limitScope === 'workspace',
  };
}

function limitOf(reason: PlatformErrorReason): number {
  return reason === 'rateLimited' ? limitedTriesAtMost : triesAtMost;
}
