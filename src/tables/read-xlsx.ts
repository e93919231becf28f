import { readCellText } from './cell-text';
import { headerRows, maxColumns, maxRows, maxUnpackedBytes } from './limits';
import { openWorkbook, type Sheet, type Workbook } from './open-workbook';
import { tableProblems } from './problems';
import { measureSheet, mergesAtTop } from './sheet-extent';
import type { Cell, Grid } from './table';
import { TooMuchInZip } from './zip';

/** The sheets of a workbook one after another, visible ones unless one is named; read only when asked for. */
export async function* readXlsx(fileName: string, bytes: Buffer, sheetName?: string): AsyncGenerator<Grid> {
  const workbook = await orUnreadable(fileName, () => openWorkbook(bytes, maxUnpackedBytes));
  for (const sheet of chooseSheets(fileName, workbook.sheets, sheetName))
    yield await readGrid(fileName, workbook, sheet);
}

function chooseSheets(fileName: string, sheets: Sheet[], sheetName: string | undefined): Sheet[] {
  if (sheetName !== undefined) {
    const named = sheets.filter((sheet) => sheet.name === sheetName);
    if (named.length > 0) return named;
    const names = sheets.filter((sheet) => !sheet.hidden).map((sheet) => sheet.name);
    throw tableProblems.noSuchSheet(fileName, sheetName, names);
  }
  return sheets.filter((sheet) => !sheet.hidden);
}

async function readGrid(fileName: string, workbook: Workbook, sheet: Sheet): Promise<Grid> {
  const { xml, alone } = await orUnreadable(fileName, () => workbook.open(sheet));
  const extent = measureSheet(xml);
  if (!extent) throw tableProblems.unreadable(fileName);
  if (extent.lastRow > maxRows + headerRows) throw tableProblems.tooManyRows(fileName);
  if (extent.lastColumn > maxColumns) throw tableProblems.tooManyColumns(fileName);
  const rows: unknown[][] =
    extent.lastRow === 0 ? [] : await orUnreadable(fileName, () => readCells(alone, sheet.name));
  return {
    sheetName: sheet.name,
    rows: rows.map((cells) => cells.map(asCell)),
    merges: mergesAtTop(xml, headerRows + 1),
  };
}

/** The package is loaded when the first workbook comes: 12 MB that most processes never need. */
async function readCells(workbook: Buffer, sheetName: string): Promise<unknown[][]> {
  const { readSheet } = await import('read-excel-file/node');
  return readSheet(workbook, sheetName, { trim: false });
}

function asCell(value: unknown): Cell {
  if (typeof value === 'string') return readCellText(value);
  if (value instanceof Date) return asDay(value);
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

const dayMs = 86_400_000;

/** Hours are left out; half a second is added because an hour is a fraction of a day that has no exact binary form. */
const asDay = (date: Date): Date => new Date(Math.floor((date.getTime() + 500) / dayMs) * dayMs);

/** Whatever the readers of other people's files throw is a file that they cannot read. */
async function orUnreadable<T>(fileName: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof TooMuchInZip) throw tableProblems.tooMuchInside(fileName);
    throw tableProblems.unreadable(fileName, error);
  }
}
