import type { Perimeter } from '../../../src/core/perimeter';
import {
  exportSheets,
  sheetFileOptions,
  type ImportOptions,
} from '../../../src/features/action-sheets/files';
import { newSheet } from '../../../src/features/action-sheets/create-sheet';
import type { Sheet, SheetFields } from '../../../src/features/action-sheets/sheet';
import { readTable } from '../../../src/tables/read-table';
import type { Cell, Table } from '../../../src/tables/table';
import { writeCsv, writeXlsx } from '../../../src/tables/write-table';
import { register } from '../territories/register';

export const everywhere: Perimeter = { demo: false, territoryIds: 'all' };
export const now = new Date('2026-11-24T10:00:00Z');
export const deed = { source: 'test', now };

export const table = (header: string[], ...rows: Cell[][]): Table => ({
  header,
  rows: rows.map((cells, index) => ({ line: index + 2, cells: header.map((_, at) => cells[at]) })),
});

export const importOptions = async (more: Partial<ImportOptions> = {}): Promise<ImportOptions> => ({
  register: await register(),
  nameOf: (id) => (id === 'p1' ? 'Léa Martin' : undefined),
  personNamed: (territoryId, name) => (territoryId === 'ti-0101' && name === 'Léa Martin' ? 'p1' : undefined),
  personOf: async () => undefined,
  ...more,
});

export const aSheet = (fields: Partial<SheetFields> = {}, number = 1, territoryId = 'ti-0101'): Sheet =>
  newSheet(
    territoryId,
    number,
    false,
    { title: 'Étude', status: 'en_cours', ...fields },
    { way: 'form', ...deed },
  );

/** Through a real file. */
export async function throughFile(sheets: Sheet[], kind: 'csv' | 'xlsx'): Promise<Table> {
  const written = exportSheets(sheets, await importOptions());
  const bytes = kind === 'csv' ? writeCsv(written) : await writeXlsx(written);
  return readTable(`fiches.${kind}`, bytes, sheetFileOptions);
}
