import { Temporal } from 'temporal-polyfill';
import { applyValues, type FieldValues } from '../revision';
import type { FieldName, Sheet, SheetFields } from '../sheet';
import type { ImportedSheet } from './read-sheets';
import type { PastRevision } from './store';

/** What became of a sheet since a file was made. */
export interface SinceFile {
  /** What it said then. */
  base: SheetFields;
  /** Who changed each field last since then. */
  last: ReadonlyMap<FieldName, PastRevision>;
}

/**
 * Field by field, for a file may know of one and not of another. `source`: what the imports of this file are written as.
 *
 * By the revision that the file carries. Else it knows what was there before the day of its last news, and what its own
 * imports wrote since; with neither, what any import wrote of that field, or whoever made the sheet. A value that was
 * kept in an import was not written by it: what was said in conversation stays newer than the file.
 */
export function sinceFile(
  row: ImportedSheet,
  sheet: Sheet,
  newestFirst: PastRevision[],
  source: string | undefined,
): SinceFile {
  const before: FieldValues = {};
  const last = new Map<FieldName, PastRevision>();
  const horizon = surelyKnown(row, newestFirst);
  for (const [field, changes] of changesByField(newestFirst)) {
    const known = Math.max(horizon, row.revision === undefined ? lastImported(row, changes, source) : 0);
    const later = changes.filter(({ revision }) => revision.revision > known);
    const [newest] = later;
    const first = later.at(-1);
    if (!newest || !first) continue;
    last.set(field, newest.revision);
    Object.assign(before, { [field]: first.before ?? null });
  }
  return { base: applyValues(sheet.fields, before), last };
}

interface FieldHistory {
  revision: PastRevision;
  before: unknown;
}

function changesByField(newestFirst: PastRevision[]): Map<FieldName, FieldHistory[]> {
  const byField = new Map<FieldName, FieldHistory[]>();
  for (const revision of newestFirst)
    for (const { field, before } of revision.changes) {
      const of = byField.get(field);
      if (of) of.push({ revision, before });
      else byField.set(field, [{ revision, before }]);
    }
  return byField;
}

/** The newest revision that the file knows with all that came before it. */
function surelyKnown({ revision, updatedOn }: ImportedSheet, newestFirst: PastRevision[]): number {
  if (revision !== undefined) return revision;
  if (updatedOn === undefined) return 1;
  return newestFirst.find(({ at }) => at < startOf(updatedOn))?.revision ?? 0;
}

/**
 * When that day began for whoever kept the file, at the earliest: in La Réunion. What was said on the very day may have
 * come after the file's news.
 */
function startOf(day: string): Date {
  const midnight = Temporal.PlainDate.from(day).toZonedDateTime('Indian/Reunion');
  return new Date(midnight.epochMilliseconds);
}

function lastImported(
  { updatedOn }: ImportedSheet,
  newestFirst: FieldHistory[],
  source: string | undefined,
): number {
  const imported = newestFirst.filter(({ revision: { way } }) => way === 'import');
  const own = imported.find(({ revision }) => source !== undefined && revision.source === source);
  // Another file may be newer than the day that this one tells.
  const any = updatedOn === undefined ? imported[0] : undefined;
  return (own ?? any)?.revision.revision ?? 0;
}
