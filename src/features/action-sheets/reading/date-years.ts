import { anyOf } from './any-of';
import type { Day } from './calendar';
import { numberSource, readNumber } from './numbers';

/** What stands right after a day or a period and says of which year, or which one after or before now, it is. */
export interface YearSaid {
  year?: number;
  turn?: 'next' | 'last';
  /** Letters of it. */
  length: number;
}

export const yearOf = (typed: string): number => (typed.length <= 2 ? 2000 + Number(typed) : Number(typed));

const next = ['prochain', 'prochaine', 'suivant', 'suivante', 'qui vient', 'a venir'];
const last = ['dernier', 'derniere', 'ecoule', 'ecoulee'];
const yearNoun = "(?:l'an|l'annee)";

/** « 2027 », « de l’année 2027 », « -2027 » */
const inFull = new RegExp(`^[.,]? ?(?:de |d'|en |-|/)?(?:${yearNoun} )?(20\\d\\d)(?!\\d|[.,]\\d)`);
/** « juin 27 », « ’27 »: not the beginning of « 27 entreprises ». */
const short = /^(?:\.? '?|[-/]'?)(2[5-9]|3\d)(?!\d|[.,:/h]\d| ?[%€a-z])/;
const inLetters = new RegExp(`^ (?:de )?(${numberSource})`);
const otherYear = new RegExp(`^ de ${yearNoun} (${anyOf([...next, ...last])})(?![a-z])`);
const thisYear = /^ (?:de cette annee|de l'annee en cours)(?![a-z])/;
const turned = new RegExp(`^ (${anyOf([...next, ...last])})(?![a-z])`);

export function readYear(after: string, today: Day): YearSaid {
  const digits = inFull.exec(after) ?? short.exec(after);
  if (digits) return { year: yearOf(digits[1] ?? ''), length: digits[0].length };
  const letters = inLetters.exec(after);
  const value = readNumber(letters?.[1] ?? '');
  if (letters && value !== undefined && value >= 2000 && value < 2100 && Number.isInteger(value))
    return { year: value, length: letters[0].length };
  const other = otherYear.exec(after);
  if (other) return { year: today.year + (next.includes(other[1] ?? '') ? 1 : -1), length: other[0].length };
  const current = thisYear.exec(after);
  if (current) return { year: today.year, length: current[0].length };
  const turn = turned.exec(after);
  if (turn) return { turn: next.includes(turn[1] ?? '') ? 'next' : 'last', length: turn[0].length };
  return { length: 0 };
}
