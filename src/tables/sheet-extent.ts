import { elements } from './open-workbook';
import type { Merge } from './table';

/** How far the cells with a value reach: 1-based, 0 when there are none. */
export interface Extent {
  lastRow: number;
  lastColumn: number;
}

// Of Excel itself. Beyond, the file was made to make readers fill gaps without end.
const excelRows = 1_048_576;
const cellOrRow = /<(?:\w+:)?(c|row)(?=[\s/>])([^<>]*)>/g;

/** Measures a sheet before it is read. Undefined: no spreadsheet writes such rows or cells. */
export function measureSheet(xml: string): Extent | undefined {
  const extent = { lastRow: 0, lastColumn: 0 };
  for (const [, tag, attributes = ''] of xml.matchAll(cellOrRow)) {
    const reference = /\sr\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1];
    if (tag === 'row') {
      if (reference !== undefined && !isRow(Number(reference))) return undefined;
      continue;
    }
    const place = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference ?? '');
    if (!place?.[1] || !isRow(Number(place[2]))) return undefined;
    // A cell without a value, closed at once, carries a colour or a border.
    if (attributes.endsWith('/')) continue;
    extent.lastRow = Math.max(extent.lastRow, Number(place[2]));
    extent.lastColumn = Math.max(extent.lastColumn, columnNumber(place[1]));
  }
  return extent;
}

const isRow = (value: number) => Number.isInteger(value) && value >= 1 && value <= excelRows;

// More would only slow the search for the header down.
const maxMerges = 2000;

/** The merged cells that begin in the first rows. */
export function mergesAtTop(xml: string, rows: number): Merge[] {
  const merges = elements(xml, 'mergeCell').flatMap((attributes) => {
    const place = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(attributes.get('ref') ?? '');
    if (!place) return [];
    const [, left = '', top = '', right = '', bottom = ''] = place;
    if (Number(top) > rows) return [];
    return [
      {
        top: Number(top) - 1,
        left: columnNumber(left) - 1,
        bottom: Number(bottom) - 1,
        right: columnNumber(right) - 1,
      },
    ];
  });
  return merges.slice(0, maxMerges);
}

/** 1 for A, 27 for AA. */
const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** « A » for 0, « AA » for 26. */
export function columnLetters(index: number): string {
  const rest = index >= 26 ? columnLetters(Math.floor(index / 26) - 1) : '';
  return `${rest}${String.fromCharCode(65 + (index % 26))}`;
}
