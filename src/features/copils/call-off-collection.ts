import { say } from '../../core/message';
import { findPeople } from '../people';
import { calendarOf } from '../reminders';
import { nextWorkingMoment } from '../../scheduling/working-time';
import type { Tx } from '../../core/ports';
import { reachable, type Teller } from './announce';
import { requestKey } from './collection/request';
import { askedPeople, collectionOf } from './collection/store';
import type { Copil } from './copil';
import { titleOf, whenOf } from './describe';
import { enqueueTold, outcomeOfTold, type DeliveryState, type Told } from './outgoing/store';
import { texts } from './texts';

/**
 * Whoever was asked for news before a copil that does not take place learns that they are not awaited any more: those who
 * knew of the invitation by the cancellation, the others by this. The questions that still waited are withdrawn before.
 */
export async function callOffCollection(
  teller: Teller,
  copil: Copil,
  knew: ReadonlySet<string>,
): Promise<void> {
  const { context, register } = teller;
  const { tx, now, event } = context;
  const collection = await collectionOf(tx, { copilId: copil.id });
  if (!collection || collection.state === 'closed') return;
  const people = await findPeople(tx, await toldElsewhere(tx, copil, knew, ['sent', 'uncertain', 'pending']));
  const members = await reachable(teller, copil, people);
  const told = people.flatMap((person): Told[] => {
    const member = members.get(person.id);
    if (!member) return [];
    const key = `copils.collectOff/${collection.id}/${person.id}`;
    const text = texts.collectCalledOff(titleOf(copil, register), whenOf(copil, person.timeZone));
    const working = nextWorkingMoment(calendarOf(person, register), now);
    const notBefore = working < copil.startsAt ? working : now;
    return [{ dedupeKey: key, supersedesKey: key, to: { member }, message: say(text), notBefore }];
  });
  await enqueueTold(tx, told, event.key, now);
}

/** Who was asked, may have read it, has not answered, and knows of no invitation. */
export async function toldElsewhere(
  tx: Tx,
  copil: Pick<Copil, 'id' | 'sequence'>,
  knew: ReadonlySet<string>,
  /** Of the question: once the waiting ones are withdrawn, a pending one may have got through. */
  states: DeliveryState[],
): Promise<string[]> {
  const collection = await collectionOf(tx, { copilId: copil.id });
  if (!collection || collection.state === 'closed') return [];
  const told: string[] = [];
  for (const { personId, answeredAt } of await askedPeople(tx, collection.id)) {
    if (answeredAt !== undefined || knew.has(personId)) continue;
    const key = requestKey(collection.id, personId);
    // Asked anew when the copil moved before it was sent.
    const keys = [key, ...Array.from({ length: copil.sequence }, (_, at) => `${key}/${at + 1}`)];
    for (const one of keys) {
      const outcome = await outcomeOfTold(tx, one);
      if (!outcome || !states.includes(outcome.state)) continue;
      told.push(personId);
      break;
    }
  }
  return told;
}
