import type { Person } from '../../core/person';
import type { Tx } from '../../core/ports';
import { reminderBefore } from '../../scheduling/recurrence';
import type { TerritoryRegister } from '../territories';
import { calendarOf } from './calendar-of';
import type { ReminderRule } from './reminder';
import { insertReminders, type NewReminder } from './store';

export interface PlannedEvent {
  at: Date;
  /** Changes with the date: an event that was moved is reminded of again. */
  occurrence: string;
  /** Of the demonstration page. */
  workspaceId?: string | undefined;
}

/** Each person's reminders of an event; what would have come before now does not come. Doing it twice changes nothing. */
export async function planBeforeEvent(
  tx: Tx,
  register: TerritoryRegister,
  rules: ReminderRule[],
  people: Person[],
  { at, occurrence, workspaceId }: PlannedEvent,
  now: Date,
): Promise<void> {
  const reminders: NewReminder[] = [];
  for (const person of people) {
    const calendar = calendarOf(person, register);
    for (const rule of rules) {
      const { timing } = rule;
      if (timing.kind !== 'daysBefore' && timing.kind !== 'hoursBefore') continue;
      const dueAt = reminderBefore(at, timing, calendar);
      if (dueAt <= now) continue;
      reminders.push({
        ruleId: rule.id,
        personId: person.id,
        occurrence,
        series: '',
        dueAt,
        eventAt: at,
        workspaceId,
      });
    }
  }
  await insertReminders(tx, reminders, now);
}
