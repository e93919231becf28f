import { normaliseHeader } from '../../../tables/french-values';
import type { Sheet } from '../sheet';
import { areAlike } from './like-titles';
import type { ImportedSheet } from './read-sheets';

/** Titles are compared without capitals, accents and punctuation. */
export const titleKey = (title: string): string => normaliseHeader(title) || title.trim();

export type Match =
  | { sheet: Sheet | undefined }
  | { twin: number }
  | { numbers: number[] }
  /** The number is of this sheet (of none: undefined), the title of that one (of no other: undefined). */
  | { numbered: Sheet | undefined; titled: Sheet | undefined };

/** The sheets that a territory has, and those that a file has spoken of so far. */
export function createKnownSheets(stored: Sheet[], numbersInFile: number[]) {
  const byNumber = new Map(stored.map((sheet) => [sheet.number, sheet]));
  const byTitle = groupBy(stored, ({ fields }) => titleKey(fields.title));
  const linesOfSheets = new Map<string, number>();
  const newTitles = new Map<string, ImportedSheet>();
  let last = Math.max(0, ...byNumber.keys(), ...numbersInFile);

  return {
    /**
     * By its number, else by its title. `twin`: the line that spoke of it already; `numbers`: several have that title.
     * Partners number their own lines: where the title is another sheet's, or nothing like that of the number, which of
     * the two is meant is not for us to say.
     */
    match(row: ImportedSheet): Match {
      const key = titleKey(row.title);
      const titled = byTitle.get(key) ?? [];
      if (row.number === undefined && titled.length > 1)
        return { numbers: titled.map(({ number }) => number) };
      const sheet = row.number === undefined ? titled[0] : byNumber.get(row.number);
      if (row.number !== undefined && !titled.some(({ number }) => number === row.number)) {
        const [other] = titled;
        // Whoever kept the revision of an exported file may rename the sheet in it.
        const isRenamed = sheet && row.revision === undefined && !areAlike(row.title, sheet.fields.title);
        if (other || isRenamed) return { numbered: sheet, titled: other };
      }
      const id = sheet?.id ?? (row.number === undefined ? `titled ${key}` : `number ${row.number}`);
      const twin = linesOfSheets.get(id) ?? (sheet ? undefined : twinByTitle(row, key));
      if (twin !== undefined) return { twin };
      linesOfSheets.set(id, row.line);
      if (!sheet) newTitles.set(key, row);
      return { sheet };
    },
    nextNumber: () => (last += 1),
  };

  /** Two new sheets may have one title where both say their number. */
  function twinByTitle(row: ImportedSheet, key: string): number | undefined {
    const other = newTitles.get(key);
    return other && (other.number === undefined || row.number === undefined) ? other.line : undefined;
  }
}

export function groupBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
