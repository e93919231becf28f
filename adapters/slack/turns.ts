import type { CallWindow } from '../../src/core/ports';

/**
 * When each of many that wait may come again: as many together as the windows take, so that nobody comes in vain. Whose
 * turn would be after `latest` comes then to ask anew, and holds none: those before it may have been cancelled by then.
 */
export function createTurns(windows: CallWindow[]) {
  const given: number[] = [];
  const kept = Math.max(0, ...windows.map(({ limit }) => limit));

  return function next(earliest: number, latest: number): number {
    let turn = earliest;
    for (const { limit, perMs } of windows) {
      const blocking = given.at(-limit);
      if (blocking !== undefined) turn = Math.max(turn, blocking + perMs + 1);
    }
    if (turn > latest) return latest;
    given.push(turn);
    if (given.length > kept) given.shift();
    return turn;
  };
}
