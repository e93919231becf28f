/** Surely not accepted so often: it will not be. With the waits below that is about an hour and a half. */
export const attemptsAtMost = 12;

const firstWaitMs = 1000;
const longestWaitMs = 15 * 60_000;

/** Exponential, with full jitter so that what failed together is not tried again together; `random` is in [0, 1[. */
export function waitBeforeRetryMs(attempts: number, random: number): number {
  const ceiling = Math.min(longestWaitMs, firstWaitMs * 2 ** attempts);
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}
