import type { Status } from '../sheet';
import type { Shift } from './dates';
import type { Further } from './further';

/** Kept in the person's own words. */
export type NoteField = 'blocker' | 'nextStep' | 'comment';

/** A value that gives way where another is said of the same field. */
export interface Weight {
  /** What was, or was reckoned: any other value stands. */
  former?: true;
  /** Said roughly: an exact value as near as this many points stands. */
  rough?: number;
}

/** One thing that a clause says of its sheet. `at`: where, in the message. */
export type Fact = { at: number; /** Somebody else says so. */ reported?: true } & (
  | {
      field: 'status';
      status: Status;
      /** « c'est fini pour la 9 »: it is over, and what follows may say how. */ mereEnd?: true;
    }
  | ({ field: 'progress'; percent: number; delta: boolean } & Weight)
  | ({ field: 'budget'; euros: number; excludingTax: boolean | undefined; delta: boolean } & Weight)
  /** « réduit de 10 % », « doublé » */
  | { field: 'budget'; factor: number }
  | ({
      field: 'due';
      date: string;
      period?: string;
      /** What it is where another due date is said. */ orStep?: string;
    } & Weight)
  | { field: 'due'; shift: Shift; sign: 1 | -1 }
  /** `listed`: a label announced it, and more of it may follow a comma. */
  | { field: NoteField | 'lead'; text: string; listed?: true }
  /** Start, commitment, request to the copil… */
  | { field: 'further'; further: Further }
  /** « la dépollution est à 90 % »: a figure, but not the sheet's. */
  | { field: 'part' }
  | { field: 'partners'; names: string[] }
  /** It cannot be, or can be read two ways: to be asked about. */
  | { field: 'doubt'; doubt: Doubt; /** What was said of it before is taken back. */ denies?: 'status' }
);

export type Doubt =
  | { kind: 'range'; words: string }
  | { kind: 'outOfRange'; words: string }
  | { kind: 'impossibleDate'; words: string }
  | { kind: 'contradictoryDate'; words: string }
  | { kind: 'pastDue'; words: string }
  | { kind: 'unclearNumber'; words: string }
  | { kind: 'unclearAmount'; words: string }
  | { kind: 'unclearStop'; words: string }
  /** What others say; what the writer herself is not sure of. */
  | { kind: 'hearsay' | 'unsure'; words: string };
