import { fileKind } from './file-kind';
import { findHeader, firstRow, type Header } from './find-header';
import { maxFileBytes, maxRows } from './limits';
import { tableProblems } from './problems';
import { readCsv } from './read-csv';
import { readXlsx } from './read-xlsx';
import { columnLetters } from './sheet-extent';
import type { Cell, Grid, Table } from './table';
import { normaliseHeader } from './french-values';

export interface ReadOptions {
  /** Whether a column title is one of those that the caller reads. Absent: the first row is the header. */
  knows?: (header: string) => boolean;
  /** The titles to name when none is found. */
  lookedFor?: string[];
  /** The sheet to read. Absent: the first visible one with a known title. */
  sheetName?: string;
}

/** A CSV or XLSX file as people save them. Throws a UserError that says what is wrong with the file. */
export async function readTable(fileName: string, bytes: Buffer, options: ReadOptions = {}): Promise<Table> {
  if (bytes.length > maxFileBytes) throw tableProblems.tooHeavy(fileName);
  const isXlsx = fileKind(fileName, bytes) === 'xlsx';
  const grids = isXlsx
    ? readXlsx(fileName, bytes, options.sheetName)
    : [readCsv(fileName, bytes, options.knows)];
  let isEmpty = true;
  for await (const grid of grids) {
    const header = options.knows ? findHeader(grid, options.knows) : firstRow(grid);
    if (header) return tableUnder(fileName, grid, header);
    isEmpty &&= grid.rows.every(isBlank);
  }
  throw isEmpty ? tableProblems.empty(fileName) : tableProblems.noHeader(fileName, options.lookedFor ?? []);
}

function tableUnder(fileName: string, grid: Grid, header: Header): Table {
  const rows = grid.rows
    .map((cells, index) => ({ line: index + 1, cells }))
    .filter(({ line, cells }) => line > header.bottom + 1 && !isBlank(cells));
  if (rows.length > maxRows) throw tableProblems.tooManyRows(fileName);
  refuseSameName(fileName, header);
  const width = Math.max(lastFilled(header.names), ...[lastFilledCell(rows.map(({ cells }) => cells))]);
  return {
    sheetName: grid.sheetName,
    header: Array.from({ length: width }, (_, column) => header.names[column] ?? ''),
    rows: rows.map(({ line, cells }) => ({
      line,
      cells: Array.from({ length: width }, (_, column) => cells[column]),
    })),
  };
}

function refuseSameName(fileName: string, header: Header): void {
  const columns = new Map<string, number[]>();
  header.names.forEach((name, column) => {
    const key = normaliseHeader(name) || name;
    if (key !== '') columns.set(key, [...(columns.get(key) ?? []), column]);
  });
  for (const same of columns.values()) {
    const [first] = same;
    if (first === undefined || same.length < 2) continue;
    const name = header.names[first] ?? '';
    throw tableProblems.sameName(fileName, name, same.map(columnLetters), header.bottom + 1);
  }
}

const isBlank = (cells: Cell[]): boolean => cells.every((cell) => cell === undefined);

const lastFilled = (names: string[]): number => names.findLastIndex((name) => name !== '') + 1;

const lastFilledCell = (rows: Cell[][]): number =>
  rows.reduce((width, cells) => Math.max(width, cells.findLastIndex((cell) => cell !== undefined) + 1), 0);
