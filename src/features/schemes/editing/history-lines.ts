import type { Tx } from '../../../core/ports';
import { findPeople, journal } from '../../people';
import type { Deed } from './draft';
import { readHistory } from './store';
import { historyItems } from './views';

/** Who changed what, the newest first; of one fact, or of all. It names people: that it was read is journalled. */
export async function readHistoryLines(
  tx: Tx,
  factId: string | undefined,
  limit: number,
  { personId, now, source }: Deed,
): Promise<string[]> {
  const lines = await readHistory(tx, factId, limit);
  const ids = lines.flatMap(({ authorIds, publishedBy }) => [
    ...authorIds,
    ...(publishedBy === undefined ? [] : [publishedBy]),
  ]);
  const people = await findPeople(tx, ids);
  const names = new Map(people.map(({ id, displayName }) => [id, displayName]));
  await journal(
    tx,
    people.map(({ id }) => ({
      at: now,
      ...(personId !== undefined && { personId }),
      action: 'people.read',
      subject: 'person',
      subjectId: id,
      source,
    })),
  );
  return historyItems(lines, (id) => names.get(id) ?? id);
}
