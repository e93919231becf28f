import type { Tx } from '../../../core/ports';
import { listSheets } from '../../action-sheets';
import { askedPeople, noteAnswered, type AskedPerson, type Collection } from './store';

/**
 * Who has answered: all sheets that she was asked about have had news since, be it « rien de neuf », or are finished or
 * gone. What is newly so is noted.
 */
export async function collectionProgress(
  tx: Tx,
  collection: Collection,
  demo: boolean,
  now: Date,
): Promise<AskedPerson[]> {
  const asked = await askedPeople(tx, collection.id);
  const open = asked.filter(({ answeredAt }) => answeredAt === undefined);
  if (open.length === 0) return asked;
  const sheets = await listSheets(
    tx,
    { demo, territoryIds: 'all' },
    { ids: open.flatMap(({ sheetIds }) => sheetIds) },
  );
  const waiting = new Set(
    sheets
      .filter(
        ({ updatedAt, fields }) =>
          updatedAt <= collection.startedAt && fields.status !== 'termine' && fields.status !== 'abandonne',
      )
      .map(({ id }) => id),
  );
  const answered = open.filter(({ sheetIds }) => !sheetIds.some((id) => waiting.has(id)));
  await noteAnswered(
    tx,
    collection.id,
    answered.map(({ personId }) => personId),
    now,
  );
  const ids = new Set(answered.map(({ personId }) => personId));
  return asked.map((person) => (ids.has(person.personId) ? { ...person, answeredAt: now } : person));
}
