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

export const firstDayOf = (year: number, month: number): Day =>
  Temporal.PlainDate.from({ year, month, day: 1 });

export const isBefore = (a: Day, b: Day): boolean => Temporal.PlainDate.compare(a, b) < 0;

/** The first such weekday from `from` on; 1 is Monday. `from` itself counts. */
export const nextWeekday = (from: Day, weekday: number): Day =>
  from.add({ days: (weekday - from.dayOfWeek + 7) % 7 });

/** The last such weekday before `from`, which does not count. */
export const lastWeekday = (from: Day, weekday: number): Day =>
  nextWeekday(from.subtract({ days: 7 }), weekday);

/** The Monday of ISO week `week`. */
export function mondayOfWeek(year: number, week: number): Day {
  const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 });
  return fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ days: (week - 1) * 7 });
}

/** Easter Sunday, by Butcher's rule of the Gregorian calendar. */
export function easterOf(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const leapCenturies = Math.floor(century / 4);
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - leapCenturies - moonShift + 15) % 30;
  const weekdayShift = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - epact - (year % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * weekdayShift) / 451);
  const sum = epact + weekdayShift - 7 * correction + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(sum / 31), day: (sum % 31) + 1 });
}
