import { cleanTyped, foldText } from '../../../core/text';
import type { Cell, Table } from '../../../tables/table';
import type { TerritoryRegister } from '../../territories';
import { chooseColumns, columnTitles, type ColumnName } from './columns';
import { assignmentKey, type DirectoryProblem, type ImportedPerson, type RowTexts } from './imported-person';
import { placesOf } from './places';
import { readRow, type DirectoryRow } from './read-row';

export interface ReadDirectory {
  people: ImportedPerson[];
  /** Every one of every row, in the order of the file; with any of them nothing is to be imported. */
  problems: DirectoryProblem[];
  /** Titles of the columns that were not read. */
  ignored: string[];
}

/**
 * A row is one assignment of one person: several rows with the same address are one person. The table is as people
 * write it: titles, roles and places in their words.
 */
export function readDirectory(
  table: Pick<Table, 'header' | 'rows'>,
  register: TerritoryRegister,
): ReadDirectory {
  const { positions, ignored } = chooseColumns(table.header);
  const titleOf = (name: ColumnName): string => table.header[positions[name] ?? -1] ?? columnTitles[name];
  const problems = missingColumns(positions);
  if (problems.length > 0) return { people: [], problems, ignored };

  const places = placesOf(register);
  const rows = table.rows.map(({ line, cells }) => {
    const texts: RowTexts = {};
    for (const [name, position] of Object.entries(positions) as [ColumnName, number][])
      texts[name] = textOf(cells[position]);
    return readRow(places, line, texts, (column, message) =>
      problems.push({ line, column: titleOf(nameColumn(column, positions)), message }),
    );
  });
  const people = gather(rows, positions, (line, column, message) =>
    problems.push({ line, column: titleOf(nameColumn(column, positions)), message }),
  );
  problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return { people, problems, ignored };
}

type Positions = Partial<Record<ColumnName, number>>;

/** Where a name is wrong, in the column that the file has for it. */
const nameColumn = (column: ColumnName, positions: Positions): ColumnName =>
  column === 'lastName' && positions.lastName === undefined ? 'fullName' : column;

function missingColumns(positions: Positions): DirectoryProblem[] {
  const has = (name: ColumnName) => positions[name] !== undefined;
  const missing: ColumnName[] = [];
  if (!has('fullName') && !has('lastName')) missing.push('lastName');
  if (!has('email')) missing.push('email');
  if (!has('role')) missing.push('role');
  return missing.map((name) => ({
    column: columnTitles[name],
    message: `Je ne trouve pas la colonne « ${columnTitles[name]} » : ajoutez-la, ou donnez-lui ce titre.`,
  }));
}

function textOf(cell: Cell): string | undefined {
  if (cell === undefined) return undefined;
  const typed = cell instanceof Date ? cell.toLocaleDateString('fr-FR', { timeZone: 'UTC' }) : String(cell);
  const text = cleanTyped(typed.normalize('NFC')).replace(/\s+/g, ' ').trim();
  return text === '' ? undefined : text;
}

const nameMissing = 'Le nom manque.';

type ReportAt = (line: number, column: ColumnName, message: string) => void;

function gather(rows: DirectoryRow[], positions: Positions, report: ReportAt): ImportedPerson[] {
  const byEmail = new Map<string, DirectoryRow[]>();
  for (const row of rows) {
    if (row.email === undefined) {
      if (!row.saysName) report(row.line, 'lastName', nameMissing);
      continue;
    }
    const known = byEmail.get(row.email);
    if (known) known.push(row);
    else byEmail.set(row.email, [row]);
  }
  return [...byEmail].map(([email, own]) => {
    const name = agreed(own, 'name', 'lastName', 'deux noms', report);
    const organisation = agreed(own, 'organisation', 'organisation', 'deux organisations', report);
    const timeZone = agreed(own, 'timeZone', 'timeZone', 'deux fuseaux horaires', report);
    if (!own.some(({ saysName }) => saysName)) report(own[0]?.line ?? 0, 'lastName', nameMissing);
    const assignments = own.flatMap(({ assignment }) => assignment ?? []);
    return {
      email,
      name: name ?? '',
      ...(positions.organisation !== undefined && { organisation: organisation ?? null }),
      ...(timeZone !== undefined && { timeZone }),
      assignments: [...new Map(assignments.map((one) => [assignmentKey(one), one])).values()],
    };
  });
}

/** What her rows say of her, said the same way; capitals and accents do not count. */
function agreed(
  rows: DirectoryRow[],
  field: 'name' | 'organisation' | 'timeZone',
  column: ColumnName,
  what: string,
  report: ReportAt,
): string | undefined {
  const first = rows.find((row) => row[field] !== undefined);
  const value = first?.[field];
  if (!first || value === undefined) return undefined;
  for (const row of rows) {
    const other = row[field];
    if (other !== undefined && foldText(other) !== foldText(value))
      report(
        row.line,
        column,
        `${row.email} a ${what} : « ${value} » ligne ${first.line}, « ${other} » ligne ${row.line}.`,
      );
  }
  return value;
}
