import { CsvError, parse, type Options } from 'csv-parse/sync';
import { readCellText } from './cell-text';
import { decodeText } from './decode-text';
import { headerRows, maxColumns, maxRows } from './limits';
import { tableProblems } from './problems';
import type { Grid } from './table';

const separators = [';', ',', '\t'];

/** A CSV file, whatever its encoding and separator. Row numbers are those that a spreadsheet shows. */
export function readCsv(fileName: string, bytes: Buffer, knows?: (header: string) => boolean): Grid {
  const text = decodeText(bytes);
  if (text.trim() === '') return { rows: [], merges: [] };
  // A first line « sep=; » is an order to Excel, which does not show it.
  const order = /^sep=(.)\r?\n/i.exec(text);
  const body = order ? text.slice(order[0].length) : text;
  const separator = order?.[1] ?? detectSeparator(body, knows);
  const rows = parseRows(fileName, body, separator);
  if (rows.length > maxRows + headerRows) throw tableProblems.tooManyRows(fileName);
  if (rows.some((row) => row.length > maxColumns)) throw tableProblems.tooManyColumns(fileName);
  return { rows: rows.map((row) => row.map(readCellText)), merges: [] };
}

function parseRows(fileName: string, text: string, separator: string): string[][] {
  try {
    return parse(text, options(separator, maxRows + headerRows + 1));
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED')
      throw tableProblems.openQuote(fileName, lineOfOpenQuote(text, separator));
    throw tableProblems.unreadable(fileName, error);
  }
}

/** The row before which everything can be read: the parser itself says the last line of the file. */
function lineOfOpenQuote(text: string, separator: string): number {
  let rows = 0;
  try {
    parse(text, { ...options(separator), on_record: (record: string[]) => ((rows += 1), record) });
  } catch {
    // Where it stopped is what we came for.
  }
  return rows + 1;
}

const options = (separator: string, to?: number): Options => ({
  delimiter: separator,
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: false,
  record_delimiter: ['\r\n', '\n', '\r'],
  to,
});

/** The separator under which the first rows hold most known titles, else most cells that line up. */
function detectSeparator(text: string, knows: ((header: string) => boolean) | undefined): string {
  const start = text.slice(0, 200_000);
  const scores = separators.map((separator) => {
    const rows = firstRows(start, separator);
    const known = rows.map((row) => row.filter((cell) => knows?.(cell.trim())).length);
    const widths = rows.map((row) => row.length).filter((width) => width > 1);
    return { separator, known: Math.max(0, ...known), width: widths.reduce((sum, width) => sum + width, 0) };
  });
  scores.sort((a, b) => b.known - a.known || b.width - a.width);
  return scores[0]?.separator ?? ';';
}

function firstRows(text: string, separator: string): string[][] {
  try {
    return parse(text, options(separator, headerRows));
  } catch {
    return [];
  }
}
