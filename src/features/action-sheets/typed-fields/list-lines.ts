import { foldText } from '../../../core/text';
import { readAttachmentItem, writeAttachmentItem } from '../files/attachment-cells';
import { readFundingItem, writeFundingItem } from '../files/funding-cells';
import { readIndicatorItem, writeIndicatorItem } from '../files/indicator-cells';
import type { Item, Sure } from '../files/lists';
import { itemSeparator, splitOutsideQuotes } from '../files/nested-text';

/** Lists as people type them, one entry a line; an entry is read and written as in a file. */

export const listFields = ['funding', 'indicators', 'attachments'] as const;
export type ListField = (typeof listFields)[number];

interface ListWords<T> {
  read(item: string): Sure<T>;
  write(item: T): string;
  /** An entry of the same name replaces the one that is there. */
  nameOf(item: T): string;
  max: number;
}

const words: { [Field in ListField]: ListWords<Item<Field>> } = {
  funding: { read: readFundingItem, write: writeFundingItem, nameOf: ({ funder }) => funder, max: 50 },
  indicators: { read: readIndicatorItem, write: writeIndicatorItem, nameOf: ({ name }) => name, max: 50 },
  attachments: {
    read: readAttachmentItem,
    write: writeAttachmentItem,
    nameOf: ({ label }) => label,
    max: 50,
  },
};

export const isListField = (field: string): field is ListField =>
  (listFields as readonly string[]).includes(field);

export function writeLines(field: ListField, items: readonly unknown[]): string {
  const { write } = words[field] as ListWords<unknown>;
  return items.map(write).join('\n');
}

/** A sentence for each line that is wrong. */
export function readLines(field: ListField, typed: string): { value: unknown[] } | { problem: string } {
  const { read, max } = words[field] as ListWords<unknown>;
  const lines = splitOutsideQuotes(typed, itemSeparator).map((line) => line.replace(/^[-–•*]\s+/, ''));
  const readings = lines.map(read);
  const problems = readings.flatMap((reading, index) =>
    'problem' in reading
      ? [lines.length > 1 ? `Ligne ${index + 1} : ${reading.problem}` : reading.problem]
      : [],
  );
  if (problems.length > 0) return { problem: problems.join(' ') };
  if (lines.length > max) return { problem: `${lines.length} lignes : il en faut ${max} au plus.` };
  return { value: readings.flatMap((reading) => ('value' in reading ? [reading.value] : [])) };
}

/** The list with these entries added; one that is there by its name already, however it is written, is replaced where it stands. */
export function withEntries<Entry>(
  field: ListField,
  there: readonly Entry[],
  added: readonly Entry[],
): Entry[] {
  const { nameOf } = words[field] as ListWords<unknown>;
  const key = (entry: Entry): string => foldText(nameOf(entry));
  const fresh = new Map(added.map((entry) => [key(entry), entry]));
  const kept = there.map((entry) => {
    const replacing = fresh.get(key(entry));
    fresh.delete(key(entry));
    return replacing ?? entry;
  });
  return [...kept, ...fresh.values()];
}
