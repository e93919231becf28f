import type { Clock } from '../../src/core/clock';
import { PlatformError } from '../../src/core/errors';
import {
  readPace,
  slackPace,
  type LookUpOperation,
  type Pace,
  type PaceWindow,
  type Urgency,
} from '../../src/core/pace';
import type { CallPace, CallWindow } from '../../src/core/ports';
import { createTurns } from './turns';

/** What many alike may use of a window, so that a message of its own need not wait behind them. */
const shareOfMany = 0.8;

/** So far ahead turns are given: coming in vain costs no call of Slack's. */
const turnsAheadMs = 5 * 60_000;

export type LookUps = ReturnType<typeof createLookUps>;

/**
 * Calls that deliver nothing, at the pace that Slack has for their method. An answer never waits, and counts. Where
 * Slack asks to slow down, that method alone stops. Who would call more often than allowed is told when the turn is.
 */
export function createLookUps(pace: Pace, callPace: CallPace, clock: Clock) {
  const stoppedUntil = new Map<string, number>();
  const turns = new Map<string, ReturnType<typeof createTurns>>();

  function inTurn(key: string, urgency: Urgency, windows: CallWindow[], waitMs: number): PlatformError {
    const ofThese = `${key}/${urgency}`;
    const next = turns.get(ofThese) ?? createTurns(windows);
    turns.set(ofThese, next);
    const now = clock.now().getTime();
    const earliest = now + waitMs;
    return notYet(next(earliest, earliest + turnsAheadMs) - now);
  }

  return {
    async call<T>(
      operation: LookUpOperation,
      { workspaceId, urgency }: { workspaceId: string; urgency: Urgency },
      work: () => Promise<T>,
    ): Promise<T> {
      const key = `${operation}/${workspaceId}`;
      const stopped = (): number =>
        urgency === 'now' ? 0 : Math.max(0, (stoppedUntil.get(key) ?? 0) - clock.now().getTime());
      const windows = windowsOf(pace, operation, urgency);
      if (stopped() > 0) throw inTurn(key, urgency, windows, stopped());
      const now = clock.now();
      const begun = await callPace.begin({ platform: 'slack', workspaceId, operation }, windows, now);
      if ('freeAt' in begun) throw inTurn(key, urgency, windows, begun.freeAt.getTime() - now.getTime());
      // Told to wait while the place was being taken.
      let waitMs = stopped();
      if (waitMs > 0) {
        await begun.ended(clock.now());
        throw inTurn(key, urgency, windows, waitMs);
      }
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof PlatformError) || error.reason !== 'rateLimited') throw error;
        waitMs = error.retryAfterMs ?? 1000;
        stoppedUntil.set(key, clock.now().getTime() + waitMs);
        throw new PlatformError('rateLimited', error.message, {
          retryAfterMs: waitMs,
          limitScope: 'conversation',
        });
      } finally {
        // Ended when its wait is over: so the other instances know of it, and whoever comes after this one.
        await begun.ended(new Date(clock.now().getTime() + waitMs));
      }
    },
  };
}

/** Slack was not asked: this delivery comes again, the others go on. */
function notYet(waitMs: number): PlatformError {
  return new PlatformError('rateLimited', 'as many of these calls were made as Slack allows', {
    retryAfterMs: Math.max(1, waitMs),
    limitScope: 'conversation',
    asked: false,
  });
}

/** A pace that was set before these calls had theirs leaves them the one of Slack; « none » is none. */
function windowsFor(pace: Pace, operation: LookUpOperation): Pace {
  const isOfIt = (window: PaceWindow): boolean => window.operation === operation;
  const own = pace.filter(isOfIt);
  return own.length > 0 || pace.length === 0 ? own : (readPace(slackPace) ?? []).filter(isOfIt);
}

function windowsOf(pace: Pace, operation: LookUpOperation, urgency: Urgency): CallWindow[] {
  return windowsFor(pace, operation).map(({ limit, perMs }) => {
    if (urgency === 'now') return { limit: Infinity, perMs };
    return { limit: urgency === 'soon' ? limit : Math.max(1, Math.floor(limit * shareOfMany)), perMs };
  });
}
