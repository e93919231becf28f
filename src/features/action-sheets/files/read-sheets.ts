import { percentScaleOf, type PercentScale } from '../../../tables/french-values';
import { maxCellCharacters } from '../../../tables/limits';
import { quoteCell } from '../../../tables/reading';
import type { Cell, Table, TableRow } from '../../../tables/table';
import { orList } from '../french';
import { matchTerritory, type TerritoryRegister } from '../../territories';
import type { FieldColumn, SheetColumn } from './column';
import { readDay } from './days';
import { readNumber, readRevision } from './figures';
import { columnTitled } from './find-column';
import { textOf } from './texts';

/** What a row of a file says of one sheet. */
export interface ImportedSheet {
  territoryId: string;
  /** Absent: it is found by its title, or is new. */
  number?: number;
  title: string;
  cells: SaidCell[];
  /** What the file knew of the sheet: its revision, or the day of its last news (« YYYY-MM-DD »). */
  revision?: number;
  updatedOn?: string;
  /** As the spreadsheet shows it. */
  line: number;
}

/** `value` is undefined where the cell is blank. */
export interface SaidCell {
  /** As it is called in the file. */
  title: string;
  column: FieldColumn;
  value: unknown;
}

/** Absent line: the file as a whole. */
export interface FileProblem {
  line?: number;
  /** As it is called in the file. */
  column?: string;
  message: string;
}

export interface ReadSheets {
  sheets: ImportedSheet[];
  problems: FileProblem[];
  /** The titles of columns that nothing is read from. */
  ignored: string[];
}

export interface ReadSheetsOptions {
  register: TerritoryRegister;
  /** Of every row that names none. */
  territoryId?: string;
}

interface Place {
  index: number;
  title: string;
  column: SheetColumn;
  scale: PercentScale;
}

/** Every problem of every row at once; a row with problems gives no sheet. */
export function readSheets(table: Table, options: ReadSheetsOptions): ReadSheets {
  const places = table.header.flatMap((title, index) => {
    const column = title === '' ? undefined : columnTitled(title);
    const scale = percentScaleOf(table.rows.map(({ cells }) => cells[index]));
    return column ? [{ index, title, column, scale }] : [];
  });
  const ignored = table.header.filter((title) => title !== '' && !columnTitled(title));
  const problems = wholeFileProblems(places, options);
  if (problems.length > 0) return { sheets: [], problems, ignored };
  const rows = table.rows.map((row) => readRow(row, places, options));
  return {
    sheets: rows.flatMap(({ sheet, problems: own }) => (sheet && own.length === 0 ? [sheet] : [])),
    problems: rows.flatMap((row) => row.problems),
    ignored,
  };
}

function wholeFileProblems(places: Place[], { territoryId }: ReadSheetsOptions): FileProblem[] {
  const problems: FileProblem[] = [];
  if (territoryId === undefined && !places.some(({ column }) => column.kind === 'territory'))
    problems.push({
      message:
        'Le fichier ne dit pas à quel territoire sont les fiches. Ajoutez une colonne « Territoire », ou précisez le territoire de tout le fichier.',
    });
  if (!places.some(({ column }) => column.kind === 'field' && column.field === 'title'))
    problems.push({ message: 'Le fichier n’a pas de colonne « Intitulé ».' });
  for (const [at, { column, title }] of places.entries()) {
    const twin = places.slice(0, at).find((other) => saysTheSame(other.column, column));
    if (twin && column.kind !== 'told' && column.kind !== 'updated')
      problems.push({
        column: title,
        message: `Les colonnes « ${twin.title} » et « ${title} » disent la même chose. Gardez-en une.`,
      });
  }
  return problems;
}

/** Columns of two funders have each their own label. */
const saysTheSame = (a: SheetColumn, b: SheetColumn): boolean => a.kind === b.kind && a.label === b.label;

function readRow(
  { line, cells }: TableRow,
  places: Place[],
  options: ReadSheetsOptions,
): { sheet?: ImportedSheet; problems: FileProblem[] } {
  const problems: FileProblem[] = [];
  const sheet: ImportedSheet = { territoryId: options.territoryId ?? '', title: '', cells: [], line };
  for (const { index, title: column, column: known, scale } of places) {
    const cell = cells[index];
    const reading = isCut(cell) ? cutCell : readCell(known, cell, scale, options);
    if (reading && 'problem' in reading) problems.push({ line, column, message: reading.problem });
    const value = reading && 'value' in reading ? reading.value : undefined;
    if (known.kind === 'territory' && value !== undefined) sheet.territoryId = value as string;
    if (known.kind === 'number') sheet.number = value as number | undefined;
    if (known.kind === 'revision') sheet.revision = value as number | undefined;
    if (known.kind === 'updated') sheet.updatedOn ??= value as string | undefined;
    if (known.kind !== 'field') continue;
    sheet.cells.push({ title: column, column: known, value });
    if (known.field === 'title') sheet.title = (value as string | undefined) ?? '';
  }
  const isTold = (kind: string) =>
    problems.some(({ column }) => places.some((place) => place.title === column && kindOf(place) === kind));
  if (sheet.territoryId === '' && !isTold('territory'))
    problems.push({ line, column: titleOf(places, 'territory'), message: 'il manque le territoire.' });
  if (sheet.title === '' && !isTold('title'))
    problems.push({ line, column: titleOf(places, 'title'), message: 'il manque l’intitulé de la fiche.' });
  return { sheet, problems };
}

const kindOf = ({ column }: Place): string => (column.kind === 'field' ? column.field : column.kind);
const titleOf = (places: Place[], kind: string) => places.find((place) => kindOf(place) === kind)?.title;

/** A cell that holds all that one can hold was cut: what it says is not what was written. */
const isCut = (cell: Cell): boolean => typeof cell === 'string' && cell.length >= maxCellCharacters - 1;
const cutCell = {
  problem:
    'la cellule est pleine, la fin de son texte a été coupée. Videz-la pour garder ce qui est enregistré, ou raccourcissez-la.',
};

function readCell(column: SheetColumn, cell: Cell, scale: PercentScale, { register }: ReadSheetsOptions) {
  switch (column.kind) {
    case 'told':
      return undefined;
    case 'number':
      return readNumber(cell);
    case 'revision':
      return readRevision(cell);
    case 'updated': {
      // Whatever else people keep in such a column is no reason to refuse the file.
      const day = readDay(cell);
      return day && 'value' in day ? day : undefined;
    }
    case 'field':
      return column.read(cell, scale);
    case 'territory': {
      const typed = textOf(cell);
      if (typed === undefined) return undefined;
      const named = matchTerritory(register, typed);
      if ('found' in named) return { value: named.found.id };
      const near = named.near.map(({ name }) => `« ${name} »`);
      const hint = near.length > 0 ? ` Voulez-vous dire ${orList(near)} ?` : '';
      return { problem: `${quoteCell(cell)} n’est pas un territoire de la liste.${hint}` };
    }
  }
}
