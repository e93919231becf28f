import { anyOf } from './any-of';
import type { Day } from './calendar';

/** A day, or a vague period whose last day is `day`. */
export interface ReadDate {
  /** Absent: it cannot be (31 February). */
  day?: Day;
  /** As it was said, for a vague period: « courant septembre ». */
  period?: string;
  /** The first day of a vague period, where something may begin. */
  first?: Day;
  /** The year was said. */
  year?: boolean;
  /** « lundi 15 mars » when 15 March is none. */
  contradicts?: boolean;
  impossible?: boolean;
}

/** A date, and how many letters of it stand before and after what the pattern matched. */
export interface Placed {
  date: ReadDate;
  left?: number;
  right?: number;
}

export interface DateReader {
  pattern: RegExp;
  /** `before` and `after`: the message around the match. Undefined: it is no date. */
  read(match: RegExpExecArray, around: { before: string; after: string; today: Day }): Placed | undefined;
}

const months = [
  ['janvier', 'janv', 'jan'],
  ['fevrier', 'fevr', 'fev'],
  ['mars'],
  ['avril', 'avr'],
  ['mai'],
  ['juin'],
  ['juillet', 'juil'],
  ['aout'],
  ['septembre', 'sept', 'sep'],
  ['octobre', 'oct'],
  ['novembre', 'nov'],
  ['decembre', 'dec'],
];

export const monthNames: ReadonlyMap<string, number> = new Map(
  months.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);
export const monthSource = anyOf(monthNames.keys());

/** In order, from Monday. */
export const weekdays = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];
export const weekdaySource = anyOf(weekdays);

/** « 1er », « deuxième », « 3e »; the last of them is 0. */
export const ordinals: ReadonlyMap<string, number> = new Map([
  ...['1er', '1ere', '1re', '1', 'premier', 'premiere'].map((word) => [word, 1] as const),
  ...['2e', '2eme', '2nd', '2nde', '2', 'deuxieme', 'second', 'seconde'].map((word) => [word, 2] as const),
  ...['3e', '3eme', '3', 'troisieme'].map((word) => [word, 3] as const),
  ...['4e', '4eme', '4', 'quatrieme'].map((word) => [word, 4] as const),
  ...['dernier', 'derniere'].map((word) => [word, 0] as const),
]);
export const ordinalSource = anyOf(ordinals.keys());
