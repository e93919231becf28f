import { createTurns } from '../../../adapters/slack/turns';

const minute = 60_000;
const ahead = 5 * minute;

describe('turns of look-ups', () => {
  const start = (): { ask: (now: number, times: number) => number[] } => {
    const next = createTurns([{ limit: 40, perMs: minute }]);
    return { ask: (now, times) => Array.from({ length: times }, () => next(now, now + ahead)) };
  };

  it('are given as many together as the window takes', () => {
    const turns = start().ask(0, 90);
    expect([turns[0], turns[39], turns[40], turns[80]]).toEqual([0, 0, minute + 1, 2 * (minute + 1)]);
  });

  it('keep nobody waiting for those who were given theirs and do not come', () => {
    const { ask } = start();
    expect(Math.max(...ask(0, 3000))).toBe(ahead);
    // All of those were cancelled.
    expect(ask(minute, 1)[0]).toBeLessThanOrEqual(minute + ahead);
    expect(ask(ahead + minute, 1)).toEqual([ahead + minute]);
  });

  it('are used up to the last of many, though most have to ask several times', () => {
    const { ask } = start();
    const perRound = [0, 1, 2].map((round) => {
      const now = round * ahead;
      return ask(now, 3000).filter((turn) => turn < now + ahead).length;
    });
    expect(perRound).toEqual([200, 200, 200]);
  });
});
