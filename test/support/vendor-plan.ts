import type { LookUpOperation, Pace, PacedOperation } from '../../src/core/pace';
import { exceeds, type Arrival } from './pace-check';
import { seededRandom } from './random';

/** Answers by a seeded plan: of a thousand calls, how many get each; the others are ok. */
export function createPlan<Answer extends string>(seed: number, shares: [answer: Answer, share: number][]) {
  const random = seededRandom(seed);
  const given: Record<string, number> = {};
  return {
    given,
    next(): Answer | 'ok' {
      const answer = pick();
      given[answer] = (given[answer] ?? 0) + 1;
      return answer;
    },
  };

  function pick(): Answer | 'ok' {
    let place = random() * 1000;
    for (const [answer, share] of shares) {
      place -= share;
      if (place < 0) return answer;
    }
    return 'ok';
  }
}

/** What came when, by the vendor's own clock. */
export function createArrivals() {
  const arrivals: Arrival[] = [];
  return {
    note(operation: PacedOperation | LookUpOperation, conversation: string): void {
      arrivals.push({ conversation, operation, at: performance.now() });
    },
    count: (operation: Arrival['operation']) => arrivals.filter((one) => one.operation === operation).length,
    exceeds: (pace: Pace): string[] => exceeds(pace, arrivals),
  };
}

/** A platform in another process than the sender's: it keeps what arrived, and how fast. */
export interface BroadcastVendor {
  url: string;
  /** Calls that post. */
  calls(): number;
  /** How many calls got each answer. */
  answers(): Record<string, number>;
  /** Messages that it has. */
  arrived(): number;
  arrivedFor(memberId: string): number;
  /** What it holds against the sender: its pace, and whatever it asked for in vain. */
  faults(): string[];
  stop(): Promise<void>;
}
