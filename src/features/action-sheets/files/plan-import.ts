import type { Member } from '../../../core/address';
import type { Perimeter } from '../../../core/perimeter';
import type { Person } from '../../../core/person';
import type { Tx } from '../../../core/ports';
import type { Table } from '../../../tables/table';
import { isWithin } from '../../people';
import { findTerritory } from '../../territories';
import { andList } from '../french';
import { applyValues, changesOf, type FieldChange, type FieldValues } from '../revision';
import { sheetFieldsSchema, type Sheet, type SheetFields } from '../sheet';
import { listSheets } from '../store';
import { createKnownSheets, groupBy, type Match } from './known-sheets';
import { mergeRow, type MergeOptions } from './merge-row';
import {
  readSheets,
  type FileProblem,
  type ImportedSheet,
  type ReadSheets,
  type ReadSheetsOptions,
} from './read-sheets';

export type ImportOptions = ReadSheetsOptions &
  MergeOptions & {
    /** Who reads the cards that were shown before. */
    personOf(member: Member): Promise<Person | undefined>;
  };

export interface ImportPlan {
  created: { territoryId: string; number: number; fields: SheetFields; line: number }[];
  changed: { sheet: Sheet; set: FieldValues; changes: FieldChange[]; line: number }[];
  unchanged: { sheet: Sheet; line: number }[];
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
    problems: [...read.problems],
    ignored: read.ignored,
  };
  const rows = groupBy(read.sheets, ({ territoryId }) => territoryId);
  const stored = groupBy(
    await listSheets(tx, perimeter, { territoryIds: [...rows.keys()] }),
    ({ territoryId }) => territoryId,
  );
  for (const [territoryId, own] of rows) {
    const numbers = own.flatMap(({ number }) => number ?? []);
    const known = createKnownSheets(stored.get(territoryId) ?? [], numbers);
    for (const row of own) {
      const match = known.match(row);
      const problem = isWithin(perimeter, territoryId)
        ? matchProblem(match)
        : `vous ne pouvez pas écrire les fiches de « ${findTerritory(options.register, territoryId)?.name ?? territoryId} ».`;
      if (problem !== undefined) plan.problems.push({ line: row.line, message: problem });
      else if ('sheet' in match) planRow(plan, row, match.sheet, known.nextNumber, options);
    }
  }
  for (const list of [plan.created, plan.changed, plan.unchanged, plan.problems])
    list.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return plan;
}

function matchProblem(match: Match): string | undefined {
  if ('twin' in match) return `c’est la même fiche que la ligne ${match.twin}.`;
  if ('numbers' in match)
    return `plusieurs fiches portent ce titre (${andList(match.numbers.map(String))}). Ajoutez le numéro de la fiche.`;
  return undefined;
}

function planRow(
  plan: ImportPlan,
  row: ImportedSheet,
  sheet: Sheet | undefined,
  nextNumber: () => number,
  options: ImportOptions,
): void {
  const { set, problems } = mergeRow(row.territoryId, sheet?.fields, row.cells, options);
  if (problems.length > 0) {
    plan.problems.push(...problems.map((problem) => ({ line: row.line, ...problem })));
    return;
  }
  const { line, territoryId } = row;
  if (!sheet) {
    const fields = newFields(set);
    plan.created.push({ territoryId, number: row.number ?? nextNumber(), fields, line });
    return;
  }
  const changes = changesOf(sheet.fields, set);
  if (changes.length === 0) plan.unchanged.push({ sheet, line });
  else plan.changed.push({ sheet, set, changes, line });
}

/** Where the file gives no status: begun as soon as there is progress. */
function newFields(set: FieldValues): SheetFields {
  const status = set.status ?? ((set.progress ?? 0) > 0 ? 'en_cours' : 'a_lancer');
  return sheetFieldsSchema.parse(applyValues({ title: '', status }, set));
}
