import { Temporal } from 'temporal-polyfill';

/** The instant as a clock on the wall shows it there. */
export const wallClock = (at: Date, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);

export const toDate = (time: Temporal.ZonedDateTime): Date => new Date(time.epochMilliseconds);

/**
 * That hour of that day there. Where clocks skip it, the hour that stands for it (2:30 becomes 3:30); where they show it
 * twice, the first.
 */
export const atHour = (
  day: Temporal.PlainDate,
  { hour, minute }: { hour: number; minute: number },
  timeZone: string,
): Date => toDate(day.toPlainDateTime({ hour, minute }).toZonedDateTime(timeZone));

/** « YYYY-MM-DD » */
export const dayIn = (timeZone: string, at: Date): string => wallClock(at, timeZone).toPlainDate().toString();
