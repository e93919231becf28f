import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { lastWorkingMoment, nextWorkingMoment, opensAt, type WorkingCalendar } from './working-time';
import { atHour, toDate, wallClock } from './zoned-time';

/** When, relative to what. `withoutNews` is counted from the last news, and again from each reminder. */
export const timingSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('daysBefore'), days: z.int().min(1).max(60) }),
  z.strictObject({ kind: z.literal('hoursBefore'), hours: z.int().min(1).max(24) }),
  /** 1 is Monday. */
  z.strictObject({ kind: z.literal('weekly'), weekday: z.int().min(1).max(5) }),
  z.strictObject({ kind: z.literal('withoutNews'), weeks: z.int().min(1).max(52) }),
]);
export type Timing = z.infer<typeof timingSchema>;
type BeforeEvent = Extract<Timing, { kind: 'daysBefore' | 'hoursBefore' }>;

/**
 * When somebody is reminded of an event: in the morning of her own day J-n, or n hours before; moved back to the last
 * working moment, never forward, for it must come before.
 */
export function reminderBefore(event: Date, timing: BeforeEvent, calendar: WorkingCalendar): Date {
  if (timing.kind === 'hoursBefore')
    return lastWorkingMoment(calendar, new Date(event.getTime() - timing.hours * 3_600_000));
  const day = wallClock(event, calendar.timeZone).toPlainDate().subtract({ days: timing.days });
  return lastWorkingMoment(calendar, atHour(day, opensAt, calendar.timeZone));
}

/** The next morning of that weekday after `after`; moved forward to the next working moment. */
export function weeklyAfter(after: Date, weekday: number, calendar: WorkingCalendar): Date {
  const today = wallClock(after, calendar.timeZone).toPlainDate();
  let day = today.add({ days: (weekday - today.dayOfWeek + 7) % 7 });
  if (atHour(day, opensAt, calendar.timeZone) <= after) day = day.add({ days: 7 });
  return nextWorkingMoment(calendar, atHour(day, opensAt, calendar.timeZone));
}

/** The morning, `weeks` after the last news; moved forward. */
export function withoutNewsSince(lastNews: Date, weeks: number, calendar: WorkingCalendar): Date {
  const day = wallClock(lastNews, calendar.timeZone).toPlainDate().add({ weeks });
  return nextWorkingMoment(calendar, atHour(day, opensAt, calendar.timeZone));
}

/** « Plus tard », « demain », « lundi »: always a working moment of the one who asks. */
export const snoozes = ['later', 'tomorrow', 'monday'] as const;
export type Snooze = (typeof snoozes)[number];

const laterHours = 3;

export function snoozedUntil(now: Date, snooze: Snooze, calendar: WorkingCalendar): Date {
  if (snooze === 'later')
    return nextWorkingMoment(calendar, new Date(now.getTime() + laterHours * 3_600_000));
  if (snooze === 'monday') return weeklyAfter(now, 1, calendar);
  const tomorrow = wallClock(now, calendar.timeZone).toPlainDate().add({ days: 1 });
  return nextWorkingMoment(calendar, atHour(tomorrow, opensAt, calendar.timeZone));
}

/** The instant that a wall clock shows there; undefined: that zone or that moment does not exist. */
export function instantOf(day: string, hour: string, timeZone: string): Date | undefined {
  try {
    const time = Temporal.PlainDateTime.from(`${day}T${hour}`, { overflow: 'reject' });
    const zoned = time.toZonedDateTime(timeZone);
    // An hour that the clocks skip does not exist: it comes back as another.
    return zoned.toPlainDateTime().equals(time) ? toDate(zoned) : undefined;
  } catch {
    return undefined;
  }
}
