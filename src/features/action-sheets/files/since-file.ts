import { fieldsBefore } from '../fields-at';
import type { FieldName, Sheet, SheetFields } from '../sheet';
import type { ImportedSheet } from './read-sheets';
import type { PastRevision } from './store';

/** What became of a sheet since a file was made. */
export interface SinceFile {
  /** What it said then. */
  base: SheetFields;
  /** Newest first. */
  later: PastRevision[];
}

/**
 * By the revision that the file carries; else by the day of the last news that it tells; else the file is taken to know
 * what the last import, or whoever made the sheet, had written: what was said in conversation since is newer.
 */
export function sinceFile(row: ImportedSheet, sheet: Sheet, newestFirst: PastRevision[]): SinceFile {
  const later = newestFirst.filter(isLater(row, newestFirst));
  return { base: fieldsBefore(sheet.fields, later), later };
}

function isLater({ revision, updatedOn }: ImportedSheet, newestFirst: PastRevision[]) {
  if (revision !== undefined) return (one: PastRevision) => one.revision > revision;
  if (updatedOn !== undefined) return ({ at }: PastRevision) => at.toISOString().slice(0, 10) > updatedOn;
  const known = newestFirst.find(({ way }) => way === 'import')?.revision ?? 1;
  return (one: PastRevision) => one.revision > known;
}

/** Who changed that field last, and when. */
export const lastOf = ({ later }: SinceFile, field: FieldName): PastRevision | undefined =>
  later.find(({ changes }) => changes.some((change) => change.field === field));
