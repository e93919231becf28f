import { givenText, quoteCell, type Reading } from '../../../tables/reading';
import type { Cell } from '../../../tables/table';

export const maxLine = 300;
export const maxParagraph = 4000;

/** What a cell says as text; undefined where it says nothing (« - », « néant », « à définir »). */
export function textOf(cell: Cell): string | undefined {
  if (cell === undefined) return undefined;
  if (typeof cell === 'boolean') return cell ? 'oui' : 'non';
  if (cell instanceof Date) return cell.toLocaleDateString('fr-FR', { timeZone: 'UTC' });
  const text = String(cell).trim();
  return givenText(text) === undefined ? undefined : text;
}

export const readText =
  (max: number) =>
  (cell: Cell): Reading<string> => {
    const text = textOf(cell);
    return text === undefined ? undefined : fitting(text, max);
  };

/** A title is never read as nothing: « À définir » can be one. */
export function readTitle(cell: Cell): Reading<string> {
  const text = textOf(cell) ?? (typeof cell === 'string' ? cell.trim() : '');
  return text === '' ? undefined : fitting(text, maxLine);
}

export function fitting(text: string, max: number): Exclude<Reading<string>, undefined> {
  if (text.length <= max) return { value: text };
  const length = text.length.toLocaleString('fr-FR');
  return {
    problem: `${quoteCell(text)} fait ${length} caractères : il en faut ${max.toLocaleString('fr-FR')} au plus.`,
  };
}
