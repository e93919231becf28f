import { buttonRow, say, textBlock } from '../../../core/message';
import type { Person } from '../../../core/person';
import { nextWorkingMoment } from '../../../scheduling/working-time';
import { calendarOf, planBeforeEvent, saveRules, type ReminderRule } from '../../reminders';
import { reachable } from '../announce';
import type { Copil } from '../copil';
import { titleOf, whenOf } from '../describe';
import type { Desk } from '../desk';
import type { Told } from '../outgoing/store';
import { texts } from '../texts';

export const collectionReminder = 'copil.collection';
export const roundButton = { label: texts.collectButton, actionId: 'action-sheets.round', payload: {} };

const rulesOf = (collectionId: string): ReminderRule[] =>
  [14, 7, 2].map((days) => ({
    id: `collection/${collectionId}/J-${days}`,
    what: collectionReminder,
    subjectId: collectionId,
    timing: { kind: 'daysBefore', days },
    maximum: 3,
    active: true,
  }));

export async function planCollectionReminders(
  { context: { tx, now }, register }: Desk,
  copil: Copil,
  collectionId: string,
  people: Person[],
): Promise<void> {
  const rules = rulesOf(collectionId);
  await saveRules(tx, rules, now);
  await planBeforeEvent(
    tx,
    register,
    rules,
    people,
    { at: copil.startsAt, occurrence: copil.startsAt.toISOString(), workspaceId: copil.workspaceId },
    now,
  );
}

/** Of several that wait for her working hours she gets the newest alone. */
export const requestKey = (collectionId: string, personId: string): string =>
  `copils.collect/${collectionId}/${personId}`;

/** Of everything by which she may have been asked: anew each time the copil moved before it was sent. */
export const requestKeys = (collectionId: string, personId: string, sequence: number): string[] => {
  const key = requestKey(collectionId, personId);
  return [key, ...Array.from({ length: sequence }, (_, at) => `${key}${askedAnew(at + 1)}`)];
};
export const askedAnew = (sequence: number): string => `/${sequence}`;

/** To each who can be reached, in her working time; `again`: of what is asked anew. */
export async function collectionRequests(
  desk: Desk,
  copil: Copil,
  collectionId: string,
  asked: { person: Person; sheets: number }[],
  again = '',
): Promise<Told[]> {
  const { context, register } = desk;
  const members = await reachable(
    desk,
    copil,
    asked.map(({ person }) => person),
  );
  return asked.flatMap(({ person, sheets }): Told[] => {
    const member = members.get(person.id);
    if (!member) return [];
    const text = texts.collectAsk(titleOf(copil, register), whenOf(copil, person.timeZone), sheets);
    const key = requestKey(collectionId, person.id);
    return [
      {
        dedupeKey: `${key}${again}`,
        supersedesKey: key,
        to: { member },
        message: say(`${text} Écrivez « fiche revue » pour commencer.`, {
          title: texts.collectTitle(copil.number),
          blocks: [textBlock(text), buttonRow(roundButton)],
        }),
        notBefore: nextWorkingMoment(calendarOf(person, register), context.now),
      },
    ];
  });
}
