import type { KnownSheet } from './known-sheet';
import type { Problem } from './resolve';

/** What a reading starts from, and what it may have to ask. */

export interface ReadingContext {
  sheets: readonly KnownSheet[];
  /** The sheet that the conversation, or the thread, is about. */
  lastSheet?: number;
  /** « YYYY-MM-DD », where the person is. */
  today: string;
}

export type Question =
  | { kind: 'whichSheet'; numbers: number[] }
  | { kind: 'unknownSheet'; typed: string }
  | { kind: 'noSheet' }
  | { kind: 'tooLong'; longest: number }
  | { kind: 'creation'; title?: string }
  | (Problem & { sheet: number });
