import { Temporal } from 'temporal-polyfill';

/** « 14:30 », « 9h », « 9 h 05 » */
export function readHour(typed: string): { hour: number; minute: number } | undefined {
  const [, hour, minute = '0'] =
    /^\s*(\d{1,2})\s*(?:[:h.]\s*(\d{2})?)?\s*(?:heures?)?\s*$/i.exec(typed) ?? [];
  if (hour === undefined) return undefined;
  const time = { hour: Number(hour), minute: Number(minute) };
  return time.hour < 24 && time.minute < 60 ? time : undefined;
}

/** That hour of that day there; an hour that clocks skip counts as the one that stands for it. */
export function instantOf(day: string, time: { hour: number; minute: number }, timeZone: string): Date {
  const at = Temporal.PlainDate.from(day).toPlainDateTime(time).toZonedDateTime(timeZone);
  return new Date(at.epochMilliseconds);
}

export const today = (now: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();
