import type { SheetFields } from '../../sheet';

type Funding = NonNullable<SheetFields['funding']>[number];
type Simplification = NonNullable<SheetFields['simplification']>;
type Indicator = NonNullable<SheetFields['indicators']>[number];

/** What a sentence may say beside status, figures, due date and notes. */
export type FurtherValue =
  | { field: 'startDate'; value: string }
  | { field: 'commitment'; value: NonNullable<SheetFields['commitment']> }
  | { field: 'maturity' | 'need' | 'scheme'; value: string }
  | { field: 'request'; value: NonNullable<SheetFields['request']> }
  | { field: 'funding'; value: Funding }
  | { field: 'simplification'; value: Simplification }
  | { field: 'indicators'; value: Indicator };

/** `words`: the whole statement, for whoever keeps no such field. */
export type Further = FurtherValue & { words: string };

/** A clause where a further value is looked for. */
export interface Statement {
  /** Folded and masked, and as typed: letter for letter the same length. */
  masked: string;
  typed: string;
  /** What stands after it in the sentence, masked. */
  after: string;
  /** The date that stands there, if it is a day (`YYYY-MM-DD`), and whether a period was said. */
  dateAt(
    at: number,
  ): { day?: string; /** Of a period. */ first?: string; isVague: boolean; isPast: boolean } | undefined;
  /** The sum in euros that stands there. */
  eurosAt(at: number): number | undefined;
}

/** A value, and where in the clause its words begin and end. */
export interface Placed {
  value: FurtherValue;
  start: number;
  end: number;
}
