import { say } from '../../core/message';
import { findPeople } from '../people';
import type { Tx } from '../../core/ports';
import { reachable, tellAt, type Teller } from './announce';
import { requestKeys } from './collection/request';
import { askedPeople, collectionOf } from './collection/store';
import type { Copil } from './copil';
import { titleOf, whenOf } from './describe';
import { enqueueTold, outcomesOfTold, type DeliveryState, type Told } from './outgoing/store';
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
    const notBefore = tellAt(teller, copil, person);
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
  const asked = (await askedPeople(tx, collection.id))
    .filter(({ personId, answeredAt }) => answeredAt === undefined && !knew.has(personId))
    .map(({ personId }) => ({ personId, keys: requestKeys(collection.id, personId, copil.sequence) }));
  const outcomes = await outcomesOfTold(
    tx,
    asked.flatMap(({ keys }) => keys),
  );
  const isTold = (key: string): boolean => {
    const outcome = outcomes.get(key);
    return outcome !== undefined && states.includes(outcome.state);
  };
  return asked.filter(({ keys }) => keys.some(isTold)).map(({ personId }) => personId);
}
