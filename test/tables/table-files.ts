import { deflateRawSync } from 'node:zlib';
import writeXlsxFile, { type SheetData, type Sheet } from 'write-excel-file/node';
import { normaliseHeader } from '../../src/tables/french-values';
import type { Cell, Table } from '../../src/tables/table';
import { makeZip } from '../../src/tables/zip';

export const titles = [
  'Nom',
  'Porteur',
  'Financement / Montant',
  'Financement / État',
  'Échéance',
  'Avancement',
];

/** Knows the titles above, however they are typed. */
export const options = {
  knows: (header: string) => titles.map(normaliseHeader).includes(normaliseHeader(header)),
  lookedFor: titles,
};

export const xlsx = (data: SheetData): Promise<Buffer> => writeXlsxFile(data, { sheet: 'Fiches' }).toBuffer();

export const xlsxOf = (sheets: Sheet<Buffer>[]): Promise<Buffer> => writeXlsxFile(sheets).toBuffer();

export const cellsOf = (table: Table): Cell[][] => table.rows.map(({ cells }) => cells);

const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** A workbook around the XML of its one sheet. */
export function workbookAround(sheetXml: string, attributes = ''): Map<string, Buffer> {
  return new Map(
    Object.entries({
      'xl/workbook.xml': `<workbook ${main} xmlns:r="${relation}"><sheets><sheet name="Suivi &amp; co" sheetId="1" ${attributes} r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      'xl/worksheets/sheet1.xml': `<worksheet ${main}>${sheetXml}</worksheet>`,
    }).map(([path, text]) => [path, Buffer.from(text)]),
  );
}

export const rawXlsx = (sheetXml: string, attributes?: string): Buffer =>
  makeZip(workbookAround(sheetXml, attributes));

export const textXml = (reference: string, text: string): string =>
  `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** A workbook whose sheet unpacks to so many bytes while the archive says that it has ten. */
export function zipBomb(unpackedBytes: number): Buffer {
  const files = workbookAround('');
  const path = 'xl/worksheets/sheet1.xml';
  const packed = deflateRawSync(Buffer.alloc(unpackedBytes, ' '));
  files.set(path, packed);
  const bytes = makeZip(files);
  // The sheet is the last file: its local header and its directory record are found by its name.
  const local = bytes.indexOf(path) - 30;
  const central = bytes.lastIndexOf(path) - 46;
  bytes.writeUInt16LE(8, local + 8);
  bytes.writeUInt32LE(10, local + 22);
  bytes.writeUInt16LE(8, central + 10);
  bytes.writeUInt32LE(10, central + 24);
  return bytes;
}
