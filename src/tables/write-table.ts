import type { Cell as XlsxCell } from 'write-excel-file/node';
import { cleanCellText, neutraliseFormula } from './cell-text';
import { maxCellCharacters } from './limits';

export interface Column {
  label: string;
  /** In characters. */
  width?: number;
  type: ColumnType;
}

/** A percentage is written in points: 60 shows « 60 % ». A date is midnight UTC of its day. */
export type ColumnType = 'text' | 'number' | 'date' | 'euros' | 'percent';

export interface WrittenTable {
  sheetName: string;
  columns: Column[];
  rows: WrittenCell[][];
}

export type WrittenCell = string | number | Date | undefined;

/** What Excel in France opens with a double click: UTF-8 with its mark, semicolons, CRLF, decimal commas. */
export function writeCsv(table: WrittenTable): Buffer {
  const header = table.columns.map(({ label }) => csvText(label));
  const rows = table.rows.map((row) => table.columns.map(({ type }, index) => csvCell(row[index], type)));
  const text = [header, ...rows].map((cells) => `${cells.join(';')}\r\n`).join('');
  return Buffer.from(`\ufeff${text}`);
}

function csvCell(value: WrittenCell, type: ColumnType): string {
  if (typeof value === 'string') return csvText(value);
  if (value instanceof Date) return isNaN(value.getTime()) ? '' : frenchDate(value);
  if (value === undefined || !Number.isFinite(value)) return '';
  return `${String(value).replace('.', ',')}${type === 'percent' ? ' %' : ''}`;
}

const frenchDate = (date: Date): string => date.toISOString().slice(0, 10).split('-').reverse().join('/');

function csvText(text: string): string {
  const safe = neutraliseFormula(cleanCellText(text) ?? '');
  return /[;,\t\n"]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A workbook of one sheet, its header bold and frozen. Text is always a text cell, never a formula. */
export async function writeXlsx(table: WrittenTable): Promise<Buffer> {
  // Loaded when the first workbook is written: 11 MB that most processes never need.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const header = table.columns.map(({ label }) => textCell(label, { fontWeight: 'bold' }));
  const rows = table.rows.map((row) => table.columns.map(({ type }, index) => xlsxCell(row[index], type)));
  const file = writeXlsxFile([header, ...rows], {
    sheet: fitSheetName(table.sheetName),
    columns: table.columns.map(({ type, width }) => ({ width: width ?? defaultWidths[type] })),
    stickyRowsCount: 1,
  });
  return file.toBuffer();
}

const defaultWidths: Record<ColumnType, number> = { text: 30, number: 12, date: 12, euros: 16, percent: 10 };

function xlsxCell(value: WrittenCell, type: ColumnType): XlsxCell {
  if (typeof value === 'string') return textCell(value, { alignVertical: 'top', wrap: value.includes('\n') });
  if (value instanceof Date)
    return isNaN(value.getTime()) ? null : { type: Date, value, format: 'dd/mm/yyyy', alignVertical: 'top' };
  if (value === undefined || !Number.isFinite(value)) return null;
  const isWhole = Number.isInteger(value);
  const cell = { type: Number, value, alignVertical: 'top' } as const;
  if (type === 'euros') return { ...cell, format: isWhole ? '#,##0 "€"' : '#,##0.00 "€"' };
  if (type === 'percent') return { ...cell, value: hundredth(value), format: isWhole ? '0 %' : '0.0# %' };
  return cell;
}

/** Without the noise of a binary division. */
const hundredth = (points: number): number => Number((points / 100).toPrecision(15));

function textCell(
  text: string,
  style: { fontWeight?: 'bold'; alignVertical?: 'top'; wrap?: boolean },
): XlsxCell {
  const clean = cleanCellText(text);
  if (clean === undefined) return null;
  // An apostrophe before a formula is taken away when it is read: one that she wrote herself needs another.
  const safe = clean.startsWith("'") ? neutraliseFormula(clean) : clean;
  // In this format _x0041_ stands for A: the underscore is escaped where she wrote that.
  const escaped = safe in {} ? firstEscaped(safe) : safe.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
  return { type: String, value: escaped.slice(0, maxCellCharacters).replace(/\p{Cs}$/u, ''), ...style };
}

/** The package keeps texts in an object, where « constructor » and its like are there already. */
const firstEscaped = (text: string): string =>
  `_x${text.charCodeAt(0).toString(16).padStart(4, '0')}_${text.slice(1)}`;

/** Excel refuses some characters, an apostrophe at an end, and more than 31 characters. */
function fitSheetName(name: string): string {
  const fit = (cleanCellText(name) ?? '').replace(/[[\]/\\:*?\n]+/g, ' ').replace(/\s+/g, ' ');
  return (
    [...fit]
      .reduce((kept, next) => (kept.length + next.length > 31 ? kept : kept + next), '')
      .replace(/^[' ]+|[' ]+$/g, '') || 'Feuille 1'
  );
}
