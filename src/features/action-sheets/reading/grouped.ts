import type { Fact } from './fact';
import type { Question } from './question';

export interface Group {
  numbers: number[];
  facts: Fact[];
}

export interface Grouped {
  groups: Group[];
  /** Sheets that were named, in their order. */
  named: number[];
  question?: Question;
}
