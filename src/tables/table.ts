/** What one cell holds. A date is midnight UTC of the day that she sees; a blank cell is undefined. */
export type Cell = string | number | Date | boolean | undefined;

/** A rectangle of a spreadsheet under one row of headers. */
export interface Table {
  /** Absent for CSV, which has no sheets. */
  sheetName?: string;
  /** One name per column, as she wrote it; '' above a column that has cells and no name. */
  header: string[];
  rows: TableRow[];
}

export interface TableRow {
  /** The row number that she sees in the margin of her spreadsheet: the first is 1. */
  line: number;
  /** As many as the header has names. */
  cells: Cell[];
}

/** All the rows of a sheet, blank ones too: the row at index 0 is line 1. */
export interface Grid {
  sheetName?: string;
  rows: Cell[][];
  merges: Merge[];
}

/** Cells shown as one: the value is in the first, the others are blank. From 0, ends included. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}
