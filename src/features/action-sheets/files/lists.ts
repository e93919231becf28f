import type { Reading } from '../../../tables/reading';
import type { Cell } from '../../../tables/table';
import type { SheetFields } from '../sheet';
import { itemSeparator, maskQuoted, splitOutsideQuotes, unquotePart } from './nested-text';
import { fitting, maxLine, textOf } from './texts';

/** Lists in one cell, written so that reading gives the same list. */

export type Item<Field extends keyof SheetFields> = Extract<SheetFields[Field], unknown[]>[number];
export type Sure<T> = Exclude<Reading<T>, undefined>;

/** Reads every item; the first problem is the cell's. */
export const listReader =
  <T>(readItem: (item: string) => Sure<T>, max: number, separators = (_text: string) => itemSeparator) =>
  (cell: Cell): Reading<T[]> => {
    const text = textOf(cell);
    if (text === undefined) return undefined;
    const readings = splitOutsideQuotes(text, separators(maskQuoted(text))).map(readItem);
    const problem = readings.find((reading) => 'problem' in reading);
    if (problem) return problem;
    if (readings.length > max)
      return { problem: `${readings.length} éléments dans une cellule : il en faut ${max} au plus.` };
    const values = readings.flatMap((reading) => ('value' in reading ? [reading.value] : []));
    return values.length === 0 ? undefined : { value: values };
  };

export const readLine = (part: string): Sure<string> => fitting(unquotePart(part), maxLine);
