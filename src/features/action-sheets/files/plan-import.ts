import type { Member } from '../../../core/address';
import type { Perimeter } from '../../../core/perimeter';
import type { Person } from '../../../core/person';
import type { Tx } from '../../../core/ports';
import type { Table } from '../../../tables/table';
import { isWithin } from '../../people';
import { findTerritory } from '../../territories';
import { andList } from '../french';
import { applyValues, changesOf, type FieldChange, type FieldValues } from '../revision';
import { sheetFieldsSchema, type FieldName, type Sheet, type SheetFields } from '../sheet';
import { listSheets } from '../store';
import { createKnownSheets, groupBy, type Match } from './known-sheets';
import { mergeRow, type MergedRow, type MergeOptions } from './merge-row';
import {
  readSheets,
  type FileProblem,
  type ImportedSheet,
  type ReadSheets,
  type ReadSheetsOptions,
} from './read-sheets';
import { sinceFile, type SinceFile } from './since-file';
import { revisionsOf } from './store';

export type ImportOptions = ReadSheetsOptions &
  MergeOptions & {
    /** Writes the file's values over newer ones too. */
    overwriteNewer?: boolean;
    /** What the imports of this very file are written as, this one and those of before: see `importSource`. */
    source?: string;
    /** Who reads the cards that were shown before. */
    personOf(member: Member): Promise<Person | undefined>;
  };

/** A field that somebody changed since the file, and that the file would change otherwise. */
export interface Disputed {
  /** What was written meanwhile: before → after. */
  theirs: FieldChange;
  authorId: string | undefined;
  at: Date | undefined;
  yours: FieldChange;
}

export interface ImportPlan {
  created: { territoryId: string; number: number; fields: SheetFields; line: number }[];
  changed: { sheet: Sheet; set: FieldValues; changes: FieldChange[]; line: number }[];
  unchanged: { sheet: Sheet; line: number }[];
  /** Changed since the file, and otherwise: such a sheet is left as it is, all of it. */
  conflicts: { sheet: Sheet; fields: Disputed[]; line: number }[];
  /** Values that are newer than the file, which says nothing else of them: they stay. */
  kept: { sheet: Sheet; changes: FieldChange[]; line: number }[];
  /** By row. Where there is one, nothing is imported. */
  problems: FileProblem[];
  /** Titles of the columns that nothing is read from. */
  ignored: string[];
}

/** What importing the file would do. Writes nothing. */
export const planImport = (
  tx: Tx,
  perimeter: Perimeter,
  table: Table,
  options: ImportOptions,
): Promise<ImportPlan> => planSheets(tx, perimeter, readSheets(table, options), options);

/** The same, of a file that was read. */
export async function planSheets(
  tx: Tx,
  perimeter: Perimeter,
  read: ReadSheets,
  options: ImportOptions,
): Promise<ImportPlan> {
  const plan: ImportPlan = {
    created: [],
    changed: [],
    unchanged: [],
    conflicts: [],
    kept: [],
    problems: [...read.problems],
    ignored: read.ignored,
  };
  const rows = groupBy(read.sheets, ({ territoryId }) => territoryId);
  const stored = groupBy(
    await listSheets(tx, perimeter, { territoryIds: [...rows.keys()] }),
    ({ territoryId }) => territoryId,
  );
  const known: Matched[] = [];
  for (const [territoryId, own] of rows) {
    const numbers = own.flatMap(({ number }) => number ?? []);
    const sheets = createKnownSheets(stored.get(territoryId) ?? [], numbers);
    for (const row of own) {
      const match = sheets.match(row);
      const problem = isWithin(perimeter, territoryId)
        ? matchProblem(match, row)
        : `vous ne pouvez pas écrire les fiches de « ${findTerritory(options.register, territoryId)?.name ?? territoryId} ».`;
      if (problem !== undefined) plan.problems.push({ line: row.line, message: problem });
      else if ('sheet' in match && match.sheet) known.push({ row, sheet: match.sheet });
      else planNew(plan, row, sheets.nextNumber, options);
    }
  }
  await planKnown(tx, plan, known, options);
  for (const list of [plan.created, plan.changed, plan.unchanged, plan.conflicts, plan.kept, plan.problems])
    list.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return plan;
}

function matchProblem(match: Match, { number, title }: ImportedSheet): string | undefined {
  if ('twin' in match) return `c’est la même fiche que la ligne ${match.twin}.`;
  if ('numbers' in match)
    return `plusieurs fiches portent ce titre (${andList(match.numbers.map(String))}). Ajoutez le numéro de la fiche.`;
  if ('titled' in match) {
    const numbered = match.numbered
      ? `la fiche ${number} est « ${match.numbered.fields.title} »`
      : `il n’y a pas de fiche ${number}`;
    return match.titled
      ? `${numbered}, et « ${title} » est la fiche ${match.titled.number}. Corrigez le numéro, ou videz-le.`
      : `${numbered}, et « ${title} » ne lui ressemble pas. Corrigez le numéro, ou videz-le pour une nouvelle fiche ; pour la renommer, écrivez « fiche projet ${number} » dans la messagerie.`;
  }
  return undefined;
}

interface Matched {
  row: ImportedSheet;
  sheet: Sheet;
}

function planNew(
  plan: ImportPlan,
  row: ImportedSheet,
  nextNumber: () => number,
  options: ImportOptions,
): void {
  const { line, territoryId } = row;
  const { set, problems } = mergeRow(territoryId, undefined, row.cells, options);
  if (problems.length > 0) plan.problems.push(...problems.map((problem) => ({ line, ...problem })));
  else plan.created.push({ territoryId, number: row.number ?? nextNumber(), fields: newFields(set), line });
}

/** What a row says against what its sheet said when the file was made, and what it says now. */
async function planKnown(tx: Tx, plan: ImportPlan, known: Matched[], options: ImportOptions): Promise<void> {
  const differing = known.filter(({ row, sheet }) => {
    const merged = mergeRow(row.territoryId, sheet.fields, row.cells, options);
    if (merged.problems.length === 0 && changesOf(sheet.fields, merged.set).length > 0) return true;
    planRow(plan, { row, sheet }, merged, undefined);
    return false;
  });
  const ids = options.overwriteNewer ? [] : differing.map(({ sheet }) => sheet.id);
  const revisions = await revisionsOf(tx, ids);
  for (const { row, sheet } of differing) {
    const since = sinceFile(row, sheet, revisions.get(sheet.id) ?? [], options.source);
    const merged = mergeRow(row.territoryId, sheet.fields, row.cells, options, since.base);
    planRow(plan, { row, sheet }, merged, since);
  }
}

function planRow(
  plan: ImportPlan,
  { row: { line, revision = 0 }, sheet }: Matched,
  { set, disputed, kept, problems }: MergedRow,
  since: SinceFile | undefined,
): void {
  if (revision > sheet.revision)
    plan.problems.push({
      line,
      message: `la fiche ${sheet.number} n’a que ${sheet.revision} révisions, et non ${revision}. Laissez la colonne « Révision » comme l’export l’a écrite.`,
    });
  plan.problems.push(...problems.map((problem) => ({ line, ...problem })));
  if (problems.length > 0 || revision > sheet.revision) return;
  const changes = changesOf(sheet.fields, set);
  const fields = since ? changes.flatMap((yours) => disputedField(yours, disputed, since)) : [];
  if (fields.length > 0) {
    plan.conflicts.push({ sheet, fields, line });
    return;
  }
  if (since && kept.length > 0) {
    const newer = changesOf(since.base, sheet.fields).filter(({ field }) => kept.includes(field));
    plan.kept.push({ sheet, changes: newer, line });
  }
  if (changes.length === 0) plan.unchanged.push({ sheet, line });
  else plan.changed.push({ sheet, set, changes, line });
}

function disputedField(yours: FieldChange, disputed: FieldName[], since: SinceFile): Disputed[] {
  const { field, before: after } = yours;
  if (!disputed.includes(field)) return [];
  const theirs = { field, before: since.base[field], ...(after !== undefined && { after }) };
  const last = since.last.get(field);
  return [{ theirs, yours, authorId: last?.authorId, at: last?.at }];
}

/** Where the file gives no status: begun as soon as there is progress. */
function newFields(set: FieldValues): SheetFields {
  const status = set.status ?? ((set.progress ?? 0) > 0 ? 'en_cours' : 'a_lancer');
  return sheetFieldsSchema.parse(applyValues({ title: '', status }, set));
}
