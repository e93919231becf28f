import type { Person } from '../../../core/person';
import type { Tx } from '../../../core/ports';
import { findPeople } from '../../people';
import { planBeforeEvent, saveRules, withdrawReminders, type ReminderRule } from '../../reminders';
import type { TerritoryRegister } from '../../territories';
import type { Copil } from '../copil';
import { texts } from '../texts';
import { collectionProgress } from './progress';
import { collectionOf, type Collection } from './store';

export const collectionReminder = 'copil.collection';

const rulesOf = (collectionId: string): ReminderRule[] =>
  [14, 7, 2].map((days) => ({
    id: `collection/${collectionId}/J-${days}`,
    what: collectionReminder,
    subjectId: collectionId,
    timing: { kind: 'daysBefore', days },
    maximum: 3,
    active: true,
  }));

/** Relative to the date that the copil has now. */
export async function planCollectionReminders(
  tx: Tx,
  register: TerritoryRegister,
  { collection, copil, people }: { collection: Collection; copil: Copil; people: Person[] },
  now: Date,
): Promise<void> {
  const rules = rulesOf(collection.id);
  await saveRules(tx, rules, now);
  const { startsAt, workspaceId } = copil;
  const event = { at: startsAt, occurrence: startsAt.toISOString(), workspaceId };
  await planBeforeEvent(tx, register, rules, people, event, now);
}

/** The copil has another date: whoever has not answered is reminded relative to that one. */
export async function moveCollection(
  tx: Tx,
  register: TerritoryRegister,
  copil: Copil,
  now: Date,
): Promise<void> {
  const collection = await collectionOf(tx, { copilId: copil.id });
  if (collection?.state !== 'open') return;
  await withdrawReminders(tx, collection.id, { reason: texts.withdrawn }, now);
  const asked = await collectionProgress(tx, collection, copil.demo, now);
  const waiting = asked.flatMap(({ personId, answeredAt }) => (answeredAt ? [] : [personId]));
  const people = await findPeople(tx, waiting);
  await planCollectionReminders(tx, register, { collection, copil, people }, now);
}

/** The copil is cancelled: nobody is asked for anything any more. */
export async function endCollectionReminders(tx: Tx, copilId: string, now: Date): Promise<void> {
  const collection = await collectionOf(tx, { copilId });
  if (collection) await withdrawReminders(tx, collection.id, { reason: texts.withdrawn }, now);
}
