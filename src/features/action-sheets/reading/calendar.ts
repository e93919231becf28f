import { Temporal } from 'temporal-polyfill';

export type Day = Temporal.PlainDate;

/** « YYYY-MM-DD » */
export const parseDay = (iso: string): Day => Temporal.PlainDate.from(iso);

/** Undefined: there is no such day, as 31 February. */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

export const lastDayOf = (year: number, month: number): Day => {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return first.with({ day: first.daysInMonth });
};

export const isBefore = (a: Day, b: Day): boolean => Temporal.PlainDate.compare(a, b) < 0;
export const sameDay = (a: Day, b: Day): boolean => a.equals(b);

/** The first such weekday from `from` on; 1 is Monday. `from` itself counts. */
export const nextWeekday = (from: Day, weekday: number): Day =>
  from.add({ days: (weekday - from.dayOfWeek + 7) % 7 });

/** The Monday of ISO week `week`. */
export function mondayOfWeek(year: number, week: number): Day {
  const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 });
  return fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ days: (week - 1) * 7 });
}
