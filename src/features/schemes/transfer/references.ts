import type { ItemKind } from '../items';
import { itemKey, type FiledItem } from './knowledge-file';

/** Which fields of each kind name another row. */
const referred: Partial<Record<ItemKind, Record<string, ItemKind>>> = {
  subject: { notToBeConfusedWith: 'subject' },
  facet: { subjectId: 'subject' },
  fact: { subjectId: 'subject', sources: 'source' },
  relation: { from: 'subject', to: 'subject', sources: 'source' },
  term: { subject: 'subject' },
  document: { sourceId: 'source' },
  passage: { documentId: 'document' },
};

/** What an answer would look for in vain. */
export function referenceProblems(items: FiledItem[]): string[] {
  const known = new Set(items.map(itemKey));
  return items.flatMap((item) =>
    Object.entries(referred[item.kind] ?? {}).flatMap(([field, kind]) =>
      [item.data[field]]
        .flat()
        .filter((id) => typeof id === 'string')
        .filter((id) => !known.has(itemKey({ kind, id })))
        .map(
          (id) =>
            `${itemKey(item)} : le champ « ${field} » renvoie à « ${id} », qui n’est pas dans le fichier`,
        ),
    ),
  );
}
