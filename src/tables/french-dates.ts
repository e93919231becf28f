import { foldText } from '../core/text';
import { givenText, maxValueCharacters, quoteCell, type Reading } from './reading';
import type { Cell } from './table';

/**
 * A day, as midnight UTC. A month, quarter, half-year or year is its last day: « mars 2027 », « T3 2027 »,
 * « fin 2027 ».
 */
export function readDate(cell: Cell): Reading<Date> {
  if (cell === undefined) return undefined;
  if (cell instanceof Date) return { value: cell };
  if (typeof cell === 'boolean') return { problem: notADate(cell) };
  const text = givenText(typeof cell === 'number' ? String(cell) : cell);
  if (text === undefined) return undefined;
  const date = dateIn(foldText(text));
  return date ? { value: date } : { problem: notADate(cell) };
}

const notADate = (cell: Cell): string =>
  `${quoteCell(cell)} n’est pas une date que je sais lire. Écrivez par exemple « 15/03/2027 », « mars 2027 » ou « T3 2027 ».`;

// As spreadsheets and people abbreviate them, accents gone.
const months: RegExp[] = [
  /^janv?(ier)?$/,
  /^fevr?(ier)?$/,
  /^mars?$/,
  /^avr(il)?$/,
  /^mai$/,
  /^juin$/,
  /^juil(let)?$/,
  /^aout?$/,
  /^sept?(embre)?$/,
  /^oct(obre)?$/,
  /^nov(embre)?$/,
  /^dec(embre)?$/,
];
const weekday =
  /^(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mar|mer|jeu|ven|sam|dim)\.?,? (?=\d)/;
const end = "(?:(?:a la )?fin (?:de |du |d')?)?";

const forms: [RegExp, (...parts: string[]) => Date | undefined][] = [
  [/^(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ][\d:.]+z?)?$/, (year, month, day) => dayOf(year, Number(month), day)],
  [
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?: [\d:h]+)?$/,
    (day, month, year) => dayOf(year, Number(month), day),
  ],
  [
    /^(\d{1,2})(?:er)?[ -]([a-z]+)\.?[ -](\d{4}|\d{2})$/,
    (day, month, year) => dayOf(year, monthNumber(month), day),
  ],
  [
    new RegExp(`^${end}([a-z]+)\\.?[ -](\\d{4}|\\d{2})$`),
    (month, year) => lastDayOf(year, monthNumber(month)),
  ],
  [new RegExp(`^${end}(\\d{1,2})[/-](\\d{4})$`), (month, year) => lastDayOf(year, Number(month))],
  [/^(\d{4})-(\d{1,2})$/, (year, month) => lastDayOf(year, Number(month))],
  [new RegExp(`^${end}t ?([1-4])[ /-]*(\\d{4})$`), (quarter, year) => lastDayOf(year, Number(quarter) * 3)],
  [/^(\d{4})[ /-]*t ?([1-4])$/, (year, quarter) => lastDayOf(year, Number(quarter) * 3)],
  [
    new RegExp(`^${end}([1-4])(?:er|e|eme)? ?trim(?:estre)?\\.?(?: de)? (\\d{4})$`),
    (quarter, year) => lastDayOf(year, Number(quarter) * 3),
  ],
  [new RegExp(`^${end}s ?([12])[ /-]*(\\d{4})$`), (half, year) => lastDayOf(year, Number(half) * 6)],
  [
    new RegExp(`^${end}([12])(?:er|e|nd|eme)? ?sem(?:estre)?\\.?(?: de)? (\\d{4})$`),
    (half, year) => lastDayOf(year, Number(half) * 6),
  ],
  [new RegExp(`^${end}(?:l'annee )?(\\d{4})$`), (year) => lastDayOf(year, 12)],
];

function dateIn(text: string): Date | undefined {
  if (text.length > maxValueCharacters) return undefined;
  const bare = text.replace(/^le /, '').replace(weekday, '');
  for (const [pattern, read] of forms) {
    const parts = pattern.exec(bare)?.slice(1);
    const date = parts && read(...parts);
    if (date) return date;
  }
  return undefined;
}

/** 0 for a word that is no month. */
const monthNumber = (word = ''): number => months.findIndex((pattern) => pattern.test(word)) + 1;

const lastDayOf = (year: string | undefined, month: number): Date | undefined =>
  dayOf(year, month, String(new Date(Date.UTC(fullYear(year), month, 0)).getUTCDate()));

/** Undefined for a day that no calendar has, such as 31 February. */
function dayOf(year: string | undefined, month: number, day: string | undefined): Date | undefined {
  const date = new Date(Date.UTC(fullYear(year), month - 1, Number(day)));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === Number(day);
  return isReal && date.getUTCFullYear() >= 1900 && date.getUTCFullYear() < 2200 ? date : undefined;
}

/** Two digits are read as spreadsheets do: up to 49, of this century. */
function fullYear(year = ''): number {
  const value = Number(year);
  if (year.length !== 2) return value;
  return value < 50 ? 2000 + value : 1900 + value;
}
