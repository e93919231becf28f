import { givenText, maxValueCharacters, quoteCell, type Reading } from './reading';
import type { Cell } from './table';

const factors: [RegExp, number][] = [
  [/^(?:mds?|milliards?)$/, 1e9],
  [/^(?:m|millions?)$/, 1e6],
  [/^(?:k|mille|milliers?)$/, 1e3],
];

/** Euros: « 1 200 000 € », « 1.200.000,50 », « 1,2 M€ », « 950 k€ HT ». */
export function readAmount(cell: Cell): Reading<number> {
  if (cell === undefined) return undefined;
  if (typeof cell === 'number') return { value: toCents(cell) };
  const text = typeof cell === 'string' ? givenText(cell) : quoteCell(cell);
  if (text === undefined) return undefined;
  const value = amountIn(text.toLowerCase());
  if (value !== undefined) return { value };
  return {
    problem: `${quoteCell(cell)} n’est pas un montant que je sais lire. Écrivez-le en euros, par exemple « 1 200 000 » ou « 1,2 M€ ».`,
  };
}

function amountIn(text: string): number | undefined {
  if (text.length > maxValueCharacters) return undefined;
  const bare = text
    .replace(/[\s,(]*\b(?:h\.?t\.?|t\.?t\.?c\.?|hors taxes?|toutes taxes comprises)[\s.)]*$/, '')
    .replace(/\s*d'\s*(?=euros?$|€$)/, ' ')
    .replace(/^(?:€|eur)\s*|\s*(?:€|euros?|eur)$/g, '')
    .trim();
  const parts = /^([+-]?[\d.,\s]*\d)\s*([a-z]*)$/.exec(bare);
  if (!parts) return undefined;
  const [, digits = '', unit = ''] = parts;
  const factor = unit === '' ? 1 : factors.find(([pattern]) => pattern.test(unit))?.[1];
  const number = factor === undefined ? undefined : readNumber(digits, unit !== '');
  return factor === undefined || number === undefined ? undefined : toCents(number * factor);
}

// Grouped by points, by commas, by spaces or not at all; the last with a decimal comma or point.
const written: [RegExp, (text: string) => string][] = [
  [/^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/, (text) => text.replace(/\./g, '').replace(',', '.')],
  [/^[+-]?\d{1,3}(?:(?:,\d{3}){2,}(?:\.\d+)?|,\d{3}\.\d+)$/, (text) => text.replace(/,/g, '')],
  [/^[+-]?(?:\d+|\d{1,3}(?: \d{3})+)(?:[.,]\d+)?$/, (text) => text.replace(/ /g, '').replace(',', '.')],
];

/**
 * Undefined for what is not a number or can be read in two ways. « 1.250 » is 1 250 euros, but before a unit
 * (« 1.250 M€ ») it could be either; « 1,250 » is a decimal before a unit, and could be either without one.
 */
function readNumber(text: string, hasUnit: boolean): number | undefined {
  if (/^[+-]?\d{1,3}\.\d{3}$/.test(text) && (hasUnit || /^[+-]?0/.test(text))) return undefined;
  if (/^[+-]?\d{1,3},\d{3}$/.test(text) && !hasUnit) return undefined;
  const plain = written.find(([pattern]) => pattern.test(text))?.[1](text);
  return plain === undefined ? undefined : Number(plain);
}

/** Without the noise of binary fractions: 1,1 M€ is 1 100 000. */
const toCents = (value: number): number => Number(value.toFixed(2));

/**
 * How the numbers of a percentage column are meant. A spreadsheet stores 60 % as 0.6, and 100 % as 1; people who do
 * not know percentage formats type 60, and then 1 is one per cent.
 */
export type PercentScale = 'fraction' | 'points';

/** Told by the whole column: one number above 1 shows that all are points. */
export const percentScaleOf = (cells: Cell[]): PercentScale =>
  cells.some((cell) => typeof cell === 'number' && cell > 1) ? 'points' : 'fraction';

/** Points: 60 for « 60 % », « 60 », and for the number 0.6 as spreadsheets store it. */
export function readPercent(cell: Cell, scale?: PercentScale): Reading<number> {
  if (cell === undefined) return undefined;
  if (typeof cell === 'number') return { value: inPoints(cell, scale ?? percentScaleOf([cell])) };
  const text = typeof cell === 'string' ? givenText(cell) : quoteCell(cell);
  if (text === undefined) return undefined;
  const [, digits = '', sign] = /^([+-]?[\d., ]*\d) ?(%|pour ?cents?|pct)?$/i.exec(text) ?? [];
  // No percentage runs into thousands: one comma or point is decimal.
  const isShort = text.length <= maxValueCharacters;
  const value = isShort ? (decimal(digits) ?? readNumber(digits, false)) : undefined;
  if (value === undefined)
    return { problem: `${quoteCell(cell)} n’est pas un pourcentage. Écrivez par exemple « 60 % ».` };
  const isFraction = sign === undefined && value > 0 && value < 1;
  return { value: inPoints(value, isFraction ? 'fraction' : 'points') };
}

const decimal = (digits: string): number | undefined =>
  /^[+-]?\d{1,3}[.,]\d+$/.test(digits) ? Number(digits.replace(',', '.')) : undefined;

const inPoints = (value: number, scale: PercentScale): number =>
  Number((scale === 'fraction' ? value * 100 : value).toPrecision(12));
