import { findPeople } from '../../people';
import { withdrawReminders } from '../../reminders';
import type { Copil } from '../copil';
import type { Desk } from '../desk';
import { enqueueTold, toldWaiting, withdrawTold } from '../outgoing/store';
import { texts } from '../texts';
import { collectionProgress } from './progress';
import { askedAnew, collectionRequests, planCollectionReminders, requestKey } from './request';
import { collectionOf } from './store';

/** Its copil has another date: who has not answered is reminded before that one, and what still waits says it. */
export async function moveCollection(desk: Desk, copil: Copil): Promise<void> {
  const { tx, now, event } = desk.context;
  const open = await openCollection(desk, copil);
  if (!open) return;
  const { id, waiting } = open;
  await withdrawReminders(tx, id, { reason: texts.withdrawn }, now);
  const people = await findPeople(
    tx,
    waiting.map(({ personId }) => personId),
  );
  await planCollectionReminders(desk, copil, id, people);
  const sheets = new Map(waiting.map(({ personId, sheetIds }) => [personId, sheetIds.length]));
  const unsent = await toldWaiting(
    tx,
    people.map((person) => requestKey(id, person.id)),
  );
  const asked = people
    .filter((person) => unsent.has(requestKey(id, person.id)))
    .map((person) => ({ person, sheets: sheets.get(person.id) ?? 0 }));
  const again = askedAnew(copil.sequence);
  await enqueueTold(tx, await collectionRequests(desk, copil, id, asked, again), event.key, now);
}

/** Its copil is cancelled: nobody is asked or reminded any more. The card closes at its next look. */
export async function dropCollection(desk: Desk, copil: Copil): Promise<void> {
  const { tx, now } = desk.context;
  const open = await openCollection(desk, copil);
  if (!open) return;
  await withdrawReminders(tx, open.id, { reason: texts.withdrawn }, now);
  const unsent = await toldWaiting(
    tx,
    open.waiting.map(({ personId }) => requestKey(open.id, personId)),
  );
  for (const key of unsent) await withdrawTold(tx, key, now, texts.withdrawn);
}

async function openCollection({ context: { tx, now } }: Desk, copil: Copil) {
  const collection = await collectionOf(tx, { copilId: copil.id });
  if (collection?.state !== 'open') return undefined;
  // Also who has answered since it was last looked at.
  const asked = await collectionProgress(tx, collection, copil.demo, now);
  return { id: collection.id, waiting: asked.filter(({ answeredAt }) => answeredAt === undefined) };
}
