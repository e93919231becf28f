import type { Day } from './calendar';
import type { Found } from './found';

export interface Message {
  /** As typed, its slips put right; the other two are letter for letter the same length. */
  typed: string;
  /** What was typed there, slips and all. */
  asTyped: (start: number, end: number) => string;
  folded: string;
  masked: string;
  found: readonly Found[];
  /** Where a correction stands: what follows replaces what came before. */
  corrections: readonly number[];
  /** Where the closing words begin. */
  signedAt: number | undefined;
  today: Day;
}
