import type { Person } from '../../core/person';
import type { Tx } from '../../core/ports';
import { planBeforeEvent, saveRules, withdrawReminders, type ReminderRule } from '../reminders';
import type { TerritoryRegister } from '../territories';
import type { Copil } from './copil';
import { texts } from './texts';

export const answerReminder = 'copil.answer';
export const meetingReminder = 'copil.meeting';

/** Two ask for an answer, of those who gave none; two say that it is soon, to those who come. */
export function copilRules(copilId: string): ReminderRule[] {
  const rule = (name: string, what: string, timing: ReminderRule['timing']): ReminderRule => ({
    id: `copil/${copilId}/${name}`,
    what,
    subjectId: copilId,
    timing,
    maximum: 5,
    active: true,
  });
  return [
    rule('J-14', answerReminder, { kind: 'daysBefore', days: 14 }),
    rule('J-7', answerReminder, { kind: 'daysBefore', days: 7 }),
    rule('J-1', meetingReminder, { kind: 'daysBefore', days: 1 }),
    rule('2h', meetingReminder, { kind: 'hoursBefore', hours: 2 }),
  ];
}

/** Doing it twice changes nothing; after a withdrawal they wait again. */
export async function planCopilReminders(
  tx: Tx,
  register: TerritoryRegister,
  copil: Copil,
  people: Person[],
  now: Date,
  whats: string[] = [answerReminder, meetingReminder],
): Promise<void> {
  const rules = copilRules(copil.id);
  await saveRules(tx, rules, now);
  await planBeforeEvent(
    tx,
    register,
    rules.filter(({ what }) => whats.includes(what)),
    people,
    { at: copil.startsAt, occurrence: copil.startsAt.toISOString(), workspaceId: copil.workspaceId },
    now,
  );
}

export const withdrawCopilReminders = (
  tx: Tx,
  copilId: string,
  now: Date,
  of: { personIds?: string[]; whats?: string[]; reason?: string } = {},
): Promise<void> => withdrawReminders(tx, copilId, { reason: texts.withdrawn, ...of }, now);
