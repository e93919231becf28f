import type { Day } from './calendar';

/** A day, or a vague period whose last day is `day`. */
export interface ReadDate {
  /** Absent: it cannot be (31 February). */
  day?: Day;
  /** As it was said, for a vague period: « courant septembre ». */
  period?: string;
  /** The year was said. */
  year?: boolean;
  /** « lundi 15 mars » when 15 March is none. */
  contradicts?: boolean;
  impossible?: boolean;
}

export interface DateReader {
  pattern: RegExp;
  /** `before`: what stands before it in the message. */
  read(match: RegExpExecArray, today: Day, before: string): ReadDate | undefined;
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
export const monthSource = [...monthNames.keys()].sort((a, b) => b.length - a.length).join('|');

/** « 2027 », « 27 » after a month or a slash. */
export const yearSource = String.raw`20\d\d|(?:19\d\d)`;
export const yearOf = (typed: string): number => (typed.length <= 2 ? 2000 + Number(typed) : Number(typed));
