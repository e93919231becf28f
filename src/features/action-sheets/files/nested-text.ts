import { cleanCellText } from '../../../tables/cell-text';

/**
 * Several things in one cell: « Région : 200 000 € (acquis) ; État : 50 000 € (demandé) ». A part that holds one of
 * the signs between the parts stands in double quotes, as in a CSV file.
 */

/** Never in a cell: what was read from a file has no private characters. */
const hidden = '\ue000';
const quoted = /"(?:[^"]|"")*"/g;

/** The text, as long as before, with what is quoted hidden: signs found in it stand between parts. */
export const maskQuoted = (text: string): string =>
  text.replace(quoted, (part) => hidden.repeat(part.length));

export const isQuoted = (masked: string): boolean => masked !== '' && masked === hidden.repeat(masked.length);

/** The pieces between separators, trimmed; empty ones are left out. `separator` is one character wide. */
export function splitOutsideQuotes(text: string, separator: RegExp): string[] {
  const masked = maskQuoted(text);
  const pieces: string[] = [];
  let start = 0;
  for (let end = 0; end <= text.length; end += 1) {
    if (end < text.length && !separator.test(masked[end] ?? '')) continue;
    pieces.push(text.slice(start, end).trim());
    start = end + 1;
  }
  return pieces.filter((piece) => piece !== '');
}

/** As a file keeps it: line ends that only files know as such come out first. */
export function quotePart(part: string, signs = /[;:,()"\n]/): string {
  const clean = cleanCellText(part)?.trim() ?? '?';
  return signs.test(clean) ? `"${clean.replaceAll('"', '""')}"` : clean;
}

export function unquotePart(part: string): string {
  const trimmed = part.trim();
  return isQuoted(maskQuoted(trimmed)) ? trimmed.slice(1, -1).replaceAll('""', '"') : trimmed;
}

/** What stands between the items of a cell; a new line does as well. */
export const itemSeparator = /[;\n]/;
export const joinItems = (items: string[]): string => items.join(' ; ');
