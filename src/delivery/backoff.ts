const firstWaitMs = 1000;
const longestWaitMs = 15 * 60_000;

/**
 * Exponential, the upper half of it at random, so that what failed together is not tried again together; `random` is
 * in [0, 1[.
 */
export function waitBeforeRetryMs(tries: number, random: number): number {
  const ceiling = Math.min(longestWaitMs, firstWaitMs * 2 ** tries);
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}
