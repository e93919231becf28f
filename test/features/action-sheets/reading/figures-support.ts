import type { Amount } from '../../../../src/features/action-sheets/reading/amount';
import { findAmounts } from '../../../../src/features/action-sheets/reading/amounts';
import { parseDay } from '../../../../src/features/action-sheets/reading/calendar';
import { findDates, findShifts } from '../../../../src/features/action-sheets/reading/dates';
import type { ReadDate, Shift } from '../../../../src/features/action-sheets/reading/dates';
import { composed, foldInPlace } from '../../../../src/core/fold-in-place';
import { findShares, type Share } from '../../../../src/features/action-sheets/reading/shares';
import { mask } from '../../../../src/features/action-sheets/reading/span';
import { putRight } from '../../../../src/features/action-sheets/reading/typing';
import {
  understandUpdate,
  type Reading,
} from '../../../../src/features/action-sheets/reading/understand-update';

/** A Monday. */
export const today = '2026-11-23';

export interface Figures {
  shares: Share[];
  amounts: Amount[];
  dates: ReadDate[];
  shifts: Shift[];
}

/** The figures of a text, each kind in what the kinds before it left, as a message is read. */
export function figuresOf(text: string): Figures {
  let rest = foldInPlace(putRight(composed(text)).text);
  const shares = findShares(rest);
  rest = mask(rest, shares);
  const amounts = findAmounts(rest);
  rest = mask(rest, amounts);
  const dates = findDates(rest, parseDay(today));
  rest = mask(rest, dates);
  const values = <T>(spans: { value: T }[]): T[] => spans.map(({ value }) => value);
  return {
    shares: values(shares),
    amounts: values(amounts),
    dates: values(dates),
    shifts: values(findShifts(rest)),
  };
}

/** What a message says of a sheet that is at 40 %, for 1 M€ and due on 30 June 2027. */
export const reading = (text: string): Reading =>
  understandUpdate(text, {
    sheets: [
      {
        number: 8,
        title: 'Friche Moulinex',
        status: 'en_cours',
        progress: 40,
        budget: 1_000_000,
        dueDate: '2027-06-30',
      },
      { number: 3, title: 'École de production', progress: 10, budget: 500_000, dueDate: '2027-12-31' },
    ],
    today,
  });

/** « question: why », or the only item without its sheet. */
export function said(text: string): unknown {
  const read = reading(text);
  if (read.kind === 'question') return `question: ${read.question.kind}`;
  if (read.kind === 'nothing') return 'nothing';
  const [{ sheet: _sheet, ...fields } = { sheet: 0 }] = read.items;
  return fields;
}
