import { writeCsv, writeXlsx, type WrittenTable } from './write-table';

/** As people take a table home. */
export const tableFormats = ['xlsx', 'csv'] as const;
export type TableFormat = (typeof tableFormats)[number];

const formats = {
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: writeXlsx },
  csv: { mediaType: 'text/csv; charset=utf-8', write: writeCsv },
} as const;

export interface TableFile {
  name: string;
  mediaType: string;
  body: Buffer;
}

export async function tableFile(name: string, format: TableFormat, table: WrittenTable): Promise<TableFile> {
  const { mediaType, write } = formats[format];
  return { name: `${name}.${format}`, mediaType, body: await write(table) };
}
