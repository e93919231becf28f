import type { LookUpOperation, Pace, PacedOperation } from '../../src/core/pace';

export interface Arrival {
  conversation: string;
  operation: PacedOperation | LookUpOperation;
  /** In milliseconds. */
  at: number;
}

/** What a platform would hold against us: each window that held more than it allows, as a sentence. */
export function exceeds(pace: Pace, arrivals: Arrival[]): string[] {
  const faults: string[] = [];
  for (const { scope, limit, perMs, operation } of pace) {
    const byKey = new Map<string, number[]>();
    for (const arrival of arrivals) {
      if (operation !== undefined && operation !== arrival.operation) continue;
      const key = scope === 'conversation' ? arrival.conversation : '';
      byKey.set(key, [...(byKey.get(key) ?? []), arrival.at]);
    }
    for (const times of byKey.values()) {
      times.sort((a, b) => a - b);
      for (const [index, at] of times.entries()) {
        const earlier = times[index - limit];
        if (earlier !== undefined && at - earlier < perMs)
          faults.push(`${limit + 1} calls of a ${scope} within ${Math.round(at - earlier)} ms of ${perMs}`);
      }
    }
  }
  return faults;
}
