import { headerRows } from './limits';
import type { Cell, Grid } from './table';

export interface Header {
  /** Index of its first and last row. */
  top: number;
  bottom: number;
  names: string[];
  /** How many different names are known. */
  known: number;
}

/**
 * The row, or the two rows, with most known names among the first ones. At a tie: names that differ from one
 * another, then one row rather than two, then the first. Undefined when nothing is known.
 */
export function findHeader(grid: Grid, knows: (header: string) => boolean): Header | undefined {
  const candidates = grid.rows.slice(0, headerRows).flatMap((_, index) => {
    const one = rate(index, index, namesOfRow(grid, index), knows);
    if (index + 1 >= Math.min(grid.rows.length, headerRows)) return [one];
    return [one, rate(index, index + 1, namesOfPair(grid, index, knows), knows)];
  });
  const best = candidates.sort(
    (a, b) =>
      b.known - a.known ||
      repeated(a) - repeated(b) ||
      a.bottom - a.top - (b.bottom - b.top) ||
      a.top - b.top,
  )[0];
  return best && best.known > 0 ? best : undefined;
}

/** The first row that holds anything: the header of a file of which nothing is known. */
export function firstRow(grid: Grid): Header | undefined {
  const top = grid.rows.findIndex((row) => row.some((cell) => cell !== undefined));
  return top < 0 ? undefined : { top, bottom: top, names: namesOfRow(grid, top), known: 0 };
}

function rate(top: number, bottom: number, names: string[], knows: (header: string) => boolean): Header {
  return { top, bottom, names, known: new Set(names.filter((name) => name !== '' && knows(name))).size };
}

const repeated = ({ names }: Header): number => {
  const filled = names.filter((name) => name !== '');
  return filled.length - new Set(filled).size;
};

function namesOfRow(grid: Grid, index: number): string[] {
  return (grid.rows[index] ?? []).map((cell) => nameIn(cell));
}

/** « Financement » over « Montant »: the group and the name, or the name alone where only that is known. */
function namesOfPair(grid: Grid, index: number, knows: (header: string) => boolean): string[] {
  const [upper = [], lower = []] = grid.rows.slice(index, index + 2);
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) => {
    const name = nameIn(lower[column]);
    if (name === '') return nameIn(upper[column]);
    const { group, isSure } = groupAbove(grid, index, column);
    const full = `${group} / ${name}`;
    if (group === '' || group === name) return name;
    if (knows(full)) return full;
    return knows(name) || !isSure ? name : full;
  });
}

/** What she reads above a column: its own cell, or the first of the merged cells that it is one of. */
function groupAbove(grid: Grid, row: number, column: number): { group: string; isSure: boolean } {
  const above = grid.rows[row] ?? [];
  const merge = grid.merges.find(
    (one) => one.top === row && one.bottom === row && one.left <= column && column <= one.right,
  );
  const group = nameIn(above[merge?.left ?? column]);
  if (group !== '' || grid.merges.length > 0) return { group, isSure: true };
  // Where merged cells are not told, as in CSV, a group reaches up to the next one.
  const left = above.slice(0, column).findLast((cell) => cell !== undefined);
  return { group: nameIn(left), isSure: false };
}

function nameIn(cell: Cell): string {
  const text = cell instanceof Date ? cell.toLocaleDateString('fr-FR', { timeZone: 'UTC' }) : (cell ?? '');
  return String(text).replace(/\s+/g, ' ').trim();
}
