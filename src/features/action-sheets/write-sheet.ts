import type { Perimeter } from '../../core/perimeter';
import type { Tx } from '../../core/ports';
import { journal } from '../people';
import { applyValues, changesOf, type FieldChange, type FieldValues, type Way } from './revision';
import { sheetFieldsSchema, type Sheet } from './sheet';
import { historyOf, lockSheet, saveRevision, type NewRevision } from './store';

export interface SheetWrite {
  sheetId: string;
  /** The revision that the person saw. */
  revision: number;
  set: FieldValues;
}

export interface Authorship {
  /** Absent: the command line. */
  authorId?: string;
  way: Way;
  /** The key of the event, or the name of the command. */
  source: string;
  /** What was typed, where it was a sentence. */
  words?: string;
  now: Date;
}

export type WriteResult =
  | { kind: 'written'; sheet: Sheet; before: Sheet; changes: FieldChange[] }
  | { kind: 'unchanged'; sheet: Sheet }
  /** Somebody changed the same fields meanwhile: nothing is written, both values are there to be shown. */
  | {
      kind: 'conflict';
      sheet: Sheet;
      changes: FieldChange[];
      theirs: FieldChange[];
      authorId: string | undefined;
    }
  | { kind: 'gone' };

/**
 * The only way that a sheet changes. Fields that nobody else touched since `revision` are written beside the
 * other's; the same field twice is a conflict, and nothing is overwritten silently.
 */
export async function writeSheet(
  tx: Tx,
  perimeter: Perimeter,
  write: SheetWrite,
  authorship: Authorship,
): Promise<WriteResult> {
  const sheet = await lockSheet(tx, perimeter, write.sheetId);
  if (!sheet) return { kind: 'gone' };
  const changes = changesOf(sheet.fields, write.set);
  if (changes.length === 0) return { kind: 'unchanged', sheet };
  const theirs = await changedSince(tx, perimeter, sheet, write.revision);
  const touched = new Set(changes.map(({ field }) => field));
  const overlap = theirs.filter(({ change }) => touched.has(change.field));
  if (overlap.length > 0)
    return {
      kind: 'conflict',
      sheet,
      changes,
      theirs: overlap.map(({ change }) => change),
      authorId: overlap.at(-1)?.authorId,
    };
  return { kind: 'written', before: sheet, ...(await save(tx, sheet, write.set, changes, authorship)) };
}

/** « Rien de neuf » : a revision that changes nothing, and says that somebody looked. */
export async function touchSheet(
  tx: Tx,
  perimeter: Perimeter,
  sheetId: string,
  authorship: Authorship,
): Promise<Sheet | undefined> {
  const sheet = await lockSheet(tx, perimeter, sheetId);
  return sheet && (await save(tx, sheet, {}, [], authorship)).sheet;
}

async function save(tx: Tx, sheet: Sheet, set: FieldValues, changes: FieldChange[], authorship: Authorship) {
  const { authorId, source, now } = authorship;
  const revision = revised(sheet, set, changes, authorship);
  await saveRevision(tx, revision);
  await journal(tx, [
    { at: now, personId: authorId, action: 'sheet.write', subject: 'sheet', subjectId: sheet.id, source },
  ]);
  return { sheet: revision.sheet, changes };
}

/** The sheet after the changes, and why it is so. */
export function revised(
  sheet: Sheet,
  set: FieldValues,
  changes: FieldChange[],
  { authorId, way, source, words, now }: Authorship,
): NewRevision {
  const written: Sheet = {
    ...sheet,
    fields: sheetFieldsSchema.parse(applyValues(sheet.fields, set)),
    revision: sheet.revision + 1,
    updatedAt: now,
    updatedBy: authorId,
  };
  return { sheet: written, at: now, authorId, changes, way, source, words };
}

/** What the sheet's other revisions changed since that one, oldest first. */
export async function changedSince(tx: Tx, perimeter: Perimeter, sheet: Sheet, revision: number) {
  if (sheet.revision === revision) return [];
  const rows = await historyOf(tx, perimeter, sheet.id, sheet.revision - revision);
  return rows.reverse().flatMap(({ changes, authorId }) => changes.map((change) => ({ change, authorId })));
}
