import { setImmediate } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { job, type Job } from '../../../core/feature';
import { weeklyAfter } from '../../../scheduling/recurrence';
import { nextWorkingMorning } from '../../../scheduling/working-time';
import { dayIn } from '../../../scheduling/zoned-time';
import type { TerritoryRegister } from '../../territories';
import { calendarOf } from '../calendar-of';
import type { ReminderRule, ReminderSource } from '../reminder';
import { rulesOf } from '../rules/store';
import { insertReminders, type NewReminder } from '../store';
import { holdSending, planDaily, remindedSince, renewSeries } from './store';
import type { Tx } from '../../../core/ports';

export const recurJobKind = 'reminders.recur';

/**
 * Once a day: whoever is concerned by a rule that is tied to no event gets her next reminder of it. At noon of universal
 * time the working day has begun nowhere that is a day ahead, and no morning is missed.
 */
export function planRecurring(register: TerritoryRegister, sources: ReminderSource[]): Job {
  return job({
    jobKind: recurJobKind,
    payload: z.object({}),
    async run({ tx, now }) {
      // Reading sheets and calendars takes seconds: what is due to others is sent meanwhile.
      const looks: Look[] = [];
      for (const source of sources) {
        if (!source.recipients) continue;
        for (const rule of await rulesOf(tx, { what: source.what, subjectId: null }))
          if (rule.active) looks.push(await lookAt(tx, source, rule, now));
      }
      await holdSending(tx);
      for (const { rule, since, series, next } of looks) {
        await renewSeries(tx, rule.id, series);
        const already = await remindedSince(tx, rule.id, since);
        await insertReminders(
          tx,
          next.filter(({ personId }) => !already.has(personId)),
          now,
        );
      }
      return nextNoon(now);
    },
  });

  async function lookAt(tx: Tx, source: ReminderSource, rule: ReminderRule, now: Date): Promise<Look> {
    const { timing } = rule;
    const since = timing.kind === 'withoutNews' ? weeksBefore(now, timing.weeks) : now;
    if (timing.kind !== 'weekly' && timing.kind !== 'withoutNews')
      return { rule, since, series: [], next: [] };
    const recipients = (await source.recipients?.(tx, rule, now)) ?? [];
    // Who has one already needs no calendar; who got one since is found before it is written.
    const already = await remindedSince(tx, rule.id, since);
    const next: NewReminder[] = [];
    for (const [index, { person, series }] of recipients.entries()) {
      if (already.has(person.id)) continue;
      // Hundreds of calendars are a second: people are answered in between.
      if (index % peopleInARow === 0) await setImmediate();
      const calendar = calendarOf(person, register);
      const dueAt =
        timing.kind === 'weekly'
          ? weeklyAfter(now, timing.weekday, calendar)
          : nextWorkingMorning(calendar, now);
      const occurrence = dayIn(calendar.timeZone, dueAt);
      next.push({ ruleId: rule.id, personId: person.id, occurrence, series, dueAt });
    }
    const series = recipients.map((one) => ({ personId: one.person.id, series: one.series }));
    return { rule, since, series, next };
  }
}

/** What a rule asks for today, before anything is held. */
interface Look {
  rule: ReminderRule;
  /** Who was reminded after that is not reminded again. */
  since: Date;
  series: { personId: string; series: string }[];
  next: NewReminder[];
}

/** Calendars that are worked out without a pause. */
const peopleInARow = 20;

const weeksBefore = (now: Date, weeks: number): Date => new Date(now.getTime() - weeks * 7 * 24 * 3_600_000);

export function nextNoon(now: Date): Date {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO('UTC');
  const noon = today.withPlainTime('12:00');
  const next = Temporal.ZonedDateTime.compare(noon, today) > 0 ? noon : noon.add({ days: 1 });
  return new Date(next.epochMilliseconds);
}

/** At start: the daily look is planned once, for every instance. */
export const startRecurring = (tx: Tx, now: Date): Promise<void> =>
  planDaily(tx, recurJobKind, nextNoon(now));
