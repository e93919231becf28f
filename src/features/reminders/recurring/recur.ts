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
      await holdSending(tx);
      for (const source of sources) {
        if (!source.recipients) continue;
        for (const rule of await rulesOf(tx, { what: source.what, subjectId: null }))
          if (rule.active) await insertReminders(tx, await next(tx, source, rule, now), now);
      }
      return nextNoon(now);
    },
  });

  async function next(tx: Tx, source: ReminderSource, rule: ReminderRule, now: Date): Promise<NewReminder[]> {
    const { timing } = rule;
    if (timing.kind !== 'weekly' && timing.kind !== 'withoutNews') return [];
    const recipients = (await source.recipients?.(tx, rule, now)) ?? [];
    await renewSeries(
      tx,
      rule.id,
      recipients.map(({ person, series }) => ({ personId: person.id, series })),
    );
    const since = timing.kind === 'withoutNews' ? weeksBefore(now, timing.weeks) : now;
    const already = await remindedSince(tx, rule.id, since);
    return recipients
      .filter(({ person }) => !already.has(person.id))
      .map(({ person, series }) => {
        const calendar = calendarOf(person, register);
        const dueAt =
          timing.kind === 'weekly'
            ? weeklyAfter(now, timing.weekday, calendar)
            : nextWorkingMorning(calendar, now);
        return {
          ruleId: rule.id,
          personId: person.id,
          occurrence: dayIn(calendar.timeZone, dueAt),
          series,
          dueAt,
        };
      });
  }
}

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
