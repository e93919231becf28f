import type { Context } from '../../../core/feature';
import type { Person } from '../../../core/person';
import { journal } from '../../people';
import { changeRule, type RuleChange } from './store';

const deedOf = ({ active }: RuleChange) =>
  active === undefined ? 'reminder.set' : active ? 'reminder.turnOn' : 'reminder.turnOff';

/** By whoever may; what waits already keeps its date. */
export async function setRule(
  { tx, now, event }: Context,
  person: Person,
  ruleId: string,
  change: RuleChange,
): Promise<void> {
  if (!(await changeRule(tx, ruleId, change))) return;
  await journal(tx, [
    {
      at: now,
      personId: person.id,
      action: deedOf(change),
      subject: 'reminderRule',
      subjectId: ruleId,
      source: event.key,
    },
  ]);
}
