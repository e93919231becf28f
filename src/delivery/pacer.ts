import type { Pace, PacedOperation, PaceWindow, Urgency } from '../core/pace';

/** The clock counts whole milliseconds: one more keeps both ends of a window apart. */
const marginMs = 1;
/** Whoever waits for a shorter window than this need not pass before others. */
const shortestReservedMs = 5000;

interface Use {
  /** When the last calls ended, oldest first; at most as many as the window lets through. */
  ended: number[];
  inFlight: number;
}

/** What a workspace has used of its pace. */
export interface Pacer {
  /** How long a call has to wait; Infinity: until one in flight ends. */
  waitMs(conversation: string, operation: PacedOperation, now: Date, urgency?: Urgency): number;
  /** Takes its place for a call; the function says once when it ended, or that there was none. */
  begin(conversation: string, operation: PacedOperation): (ended: Date | 'notCalled') => void;
  /** A call that somebody else made. */
  note(conversation: string, operation: PacedOperation, ended: Date): void;
  /** Conversations that used all of a window of theirs, and how soon the first of them is free. */
  held(now: Date): { conversations: string[]; freeInMs: number };
}

/**
 * A call counts from the moment it ends: the platform has counted it by then, so that no window of the platform ever
 * holds more than it allows, however long the way there. The price is the length of a call at each turn of a window.
 * `reserve`: the share of a workspace's long windows that many alike leave to messages of their own.
 */
export function createPacer(pace: Pace, reserve = 0): Pacer {
  const windows = pace.map((window) => ({ window, uses: new Map<string, Use>() }));
  const keyOf = (window: PaceWindow, conversation: string): string =>
    window.scope === 'conversation' ? conversation : '';
  const concerns = (window: PaceWindow, operation: PacedOperation): boolean =>
    window.operation === undefined || window.operation === operation;

  function useOf(uses: Map<string, Use>, key: string): Use {
    const known = uses.get(key);
    if (known) return known;
    const fresh: Use = { ended: [], inFlight: 0 };
    uses.set(key, fresh);
    return fresh;
  }

  function add({ limit }: PaceWindow, use: Use, ended: Date): void {
    const at = ended.getTime();
    const place = use.ended.findLastIndex((other) => other <= at) + 1;
    use.ended.splice(place, 0, at);
    if (use.ended.length > limit) use.ended.shift();
  }

  function limitFor({ scope, limit, perMs }: PaceWindow, urgency: Urgency): number {
    if (urgency !== 'mayWait' || scope !== 'workspace' || perMs < shortestReservedMs) return limit;
    return Math.max(1, limit - Math.ceil(limit * reserve));
  }

  function waitOf(window: PaceWindow, use: Use | undefined, now: number, urgency: Urgency = 'soon'): number {
    if (!use) return 0;
    const { perMs } = window;
    const free = limitFor(window, urgency) - use.inFlight;
    if (free <= 0) return Infinity;
    const blocking = use.ended.at(-free);
    if (blocking === undefined) return 0;
    return Math.max(0, blocking + perMs + marginMs - now);
  }

  return {
    waitMs(conversation, operation, now, urgency) {
      let wait = 0;
      for (const { window, uses } of windows)
        if (concerns(window, operation))
          wait = Math.max(
            wait,
            waitOf(window, uses.get(keyOf(window, conversation)), now.getTime(), urgency),
          );
      return wait;
    },

    begin(conversation, operation) {
      const used = windows.filter(({ window }) => concerns(window, operation));
      const own = used.map(({ window, uses }) => ({ window, use: useOf(uses, keyOf(window, conversation)) }));
      for (const { use } of own) use.inFlight += 1;
      let isOver = false;
      return (ended) => {
        if (isOver) return;
        isOver = true;
        for (const { window, use } of own) {
          use.inFlight -= 1;
          if (ended !== 'notCalled') add(window, use, ended);
        }
      };
    },

    note(conversation, operation, ended) {
      for (const { window, uses } of windows)
        if (concerns(window, operation)) add(window, useOf(uses, keyOf(window, conversation)), ended);
    },

    held(now) {
      const conversations = new Set<string>();
      let freeInMs = Infinity;
      for (const { window, uses } of windows) {
        if (window.scope !== 'conversation') continue;
        for (const [conversation, use] of uses) {
          const wait = waitOf(window, use, now.getTime());
          const last = use.ended.at(-1) ?? 0;
          if (wait > 0) {
            conversations.add(conversation);
            freeInMs = Math.min(freeInMs, wait);
          } else if (use.inFlight === 0 && last + window.perMs + marginMs <= now.getTime())
            uses.delete(conversation);
        }
      }
      return { conversations: [...conversations], freeInMs };
    },
  };
}
