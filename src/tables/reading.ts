import type { Cell } from './table';

/** A value, or the French sentence that says why there is none; undefined where nothing is given. */
export type Reading<T> = { value: T } | { problem: string } | undefined;

// How people say in a cell that they leave it open.
const nothing =
  /^([-–—/?.…]+|n\.?c\.?|n\.?d\.?|n\/?a|s\.?o\.?|sans objet|néant|à (définir|déterminer|préciser|compléter|venir)|non (connue?|précisée?|renseignée?|communiquée?))$/i;

/** The text of a cell with plain spaces and letters; undefined where nothing is given. */
export function givenText(cell: string): string | undefined {
  // NFKC makes no-break spaces, full-width digits and superscripts plain.
  const text = cell.normalize('NFKC').replace(/\s+/g, ' ').replace(/[’ʼ]/g, "'").trim();
  return text === '' || nothing.test(text) ? undefined : text;
}

/** No amount, percentage or date is longer: what is, is not looked into. */
export const maxValueCharacters = 80;

/** How a cell is quoted back to its author. */
export function quoteCell(cell: Cell): string {
  if (cell instanceof Date) return `« ${cell.toLocaleDateString('fr-FR', { timeZone: 'UTC' })} »`;
  if (typeof cell === 'boolean') return cell ? '« VRAI »' : '« FAUX »';
  const text =
    typeof cell === 'number' ? cell.toLocaleString('fr-FR') : (cell ?? '').replace(/\s+/g, ' ').trim();
  return `« ${text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text} »`;
}
