import { Temporal } from 'temporal-polyfill';
import { holidayOn, type HolidayZone } from './holidays';
import { atHour, dayIn, toDate, wallClock } from './zoned-time';

/** When somebody works: Monday to Friday, public holidays of her place left out, by the clock of her own time zone. */
export interface WorkingCalendar {
  timeZone: string;
  holidays: HolidayZone;
}

export const opensAt = { hour: 9, minute: 0 };
export const closesAt = { hour: 18, minute: 0 };
/** Nothing is planned for the last half hour: a message that is late by a restart still comes in working time. */
const lastPlanned = { hour: 17, minute: 30 };

export function isWorkingDay({ holidays }: WorkingCalendar, day: Temporal.PlainDate): boolean {
  return day.dayOfWeek <= 5 && holidayOn(holidays, day.toString()) === undefined;
}

export function isWorkingTime(calendar: WorkingCalendar, at: Date): boolean {
  const day = wallClock(at, calendar.timeZone).toPlainDate();
  return (
    isWorkingDay(calendar, day) &&
    at >= atHour(day, opensAt, calendar.timeZone) &&
    at <= atHour(day, closesAt, calendar.timeZone)
  );
}

/** That moment if one works then; else the last one before it. */
export function lastWorkingMoment(calendar: WorkingCalendar, at: Date): Date {
  if (isWorkingTime(calendar, at)) return at;
  let day = wallClock(at, calendar.timeZone).toPlainDate();
  for (;;) {
    const last = atHour(day, lastPlanned, calendar.timeZone);
    if (last <= at && isWorkingDay(calendar, day)) return last;
    day = day.subtract({ days: 1 });
  }
}

/** That moment if one works then; else the next one after it. */
export function nextWorkingMoment(calendar: WorkingCalendar, at: Date): Date {
  if (isWorkingTime(calendar, at)) return at;
  let day = wallClock(at, calendar.timeZone).toPlainDate();
  for (;;) {
    const first = atHour(day, opensAt, calendar.timeZone);
    if (first >= at && isWorkingDay(calendar, day)) return first;
    day = day.add({ days: 1 });
  }
}

/** When the first working day after the day of `at` begins. */
export function nextWorkingMorning(calendar: WorkingCalendar, at: Date): Date {
  const tomorrow = wallClock(at, calendar.timeZone).toPlainDate().add({ days: 1 });
  return nextWorkingMoment(calendar, atHour(tomorrow, opensAt, calendar.timeZone));
}

/** The last moment of the working day of `at`. */
export const endOfWork = ({ timeZone }: WorkingCalendar, at: Date): Date =>
  atHour(wallClock(at, timeZone).toPlainDate(), closesAt, timeZone);

/** The first instant of that day (« YYYY-MM-DD »). */
export const startOfDay = (timeZone: string, day: string): Date =>
  toDate(Temporal.PlainDate.from(day).toZonedDateTime(timeZone));

/** The first instant of the day after, by the recipient's calendar. */
export const endOfDay = (timeZone: string, at: Date): Date =>
  toDate(wallClock(at, timeZone).startOfDay().add({ days: 1 }));

/** The first instant of the Monday after, by the recipient's calendar. */
export function endOfWeek(timeZone: string, at: Date): Date {
  const start = wallClock(at, timeZone).startOfDay();
  return toDate(start.add({ days: 8 - start.dayOfWeek }));
}

/** The Monday of its week, as « YYYY-MM-DD ». */
export function weekOf(timeZone: string, at: Date): string {
  const start = wallClock(at, timeZone).startOfDay();
  return dayIn(timeZone, toDate(start.subtract({ days: start.dayOfWeek - 1 })));
}
