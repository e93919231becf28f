import { readTable } from '../../src/tables/read-table';
import { makeZip } from '../../src/tables/zip';
import { cellsOf, options, rawXlsx, textXml, workbookAround, xlsx, xlsxOf } from './table-files';

const read = (bytes: Buffer) => readTable('suivi.xlsx', bytes, options);
const date = (text: string) => new Date(`${text}T00:00:00Z`);

describe('an XLSX file', () => {
  it('gives numbers, dates at midnight UTC, booleans and text as they are', async () => {
    const table = await read(
      await xlsx([
        ['Nom', 'Porteur', 'Échéance', 'Avancement'],
        [
          { value: 'Étude', type: String },
          { value: true, type: Boolean },
          { value: date('2027-03-15'), type: Date, format: 'dd/mm/yyyy' },
          { value: 0.6, type: Number, format: '0 %' },
        ],
        [
          { value: ' b ', type: String },
          { value: 1200.5, type: Number, format: '#,##0.00\\ [$€-40C]' },
          { value: new Date('2027-03-15T23:59:59Z'), type: Date, format: '[$-40C]d\\ mmmm\\ yyyy\\ hh:mm;@' },
          null,
        ],
      ]),
    );
    expect(table.sheetName).toBe('Fiches');
    expect(table.rows).toEqual([
      { line: 2, cells: ['Étude', true, date('2027-03-15'), 0.6] },
      { line: 3, cells: [' b ', 1200.5, date('2027-03-15'), undefined] },
    ]);
  });

  it('skips titles and empty rows above the header, and empty rows below', async () => {
    const table = await read(
      await xlsx([
        [{ value: 'Suivi des fiches du territoire', columnSpan: 3 }],
        [],
        ['Nom', 'Porteur'],
        [],
        ['a', 'b'],
        [null, null],
      ]),
    );
    expect(table.header).toEqual(['Nom', 'Porteur']);
    expect(table.rows).toEqual([{ line: 5, cells: ['a', 'b'] }]);
  });

  it('names the columns under merged cells by both rows', async () => {
    const table = await read(
      await xlsx([
        [{ value: 'Suivi 2027', columnSpan: 5 }, null, null, null, null],
        [
          { value: 'Nom', rowSpan: 2 },
          { value: 'Financement', columnSpan: 2 },
          null,
          { value: 'Échéance', rowSpan: 2 },
          { value: 'Remarque', rowSpan: 2 },
        ],
        [null, 'Montant', 'État', null, null],
        ['a', 10, 'acquis', null, 'ras'],
      ]),
    );
    expect(table.header).toEqual([
      'Nom',
      'Financement / Montant',
      'Financement / État',
      'Échéance',
      'Remarque',
    ]);
    expect(table.rows).toEqual([{ line: 4, cells: ['a', 10, 'acquis', undefined, 'ras'] }]);
  });

  it('leaves out a band above the titles that means nothing', async () => {
    const table = await read(
      await xlsx([
        [{ value: 'Identification', columnSpan: 2 }, null, { value: 'Suivi', columnSpan: 2 }, null],
        ['Nom', 'Porteur', 'Échéance', 'Avancement'],
        ['a', 'b', 'c', 'd'],
      ]),
    );
    expect(table.header).toEqual(['Nom', 'Porteur', 'Échéance', 'Avancement']);
  });

  it('does not take the first row under the header for a part of it', async () => {
    const table = await read(
      await xlsx([
        ['Nom', 'Remarque'],
        ['Nom', 'x'],
      ]),
    );
    expect(table.rows).toEqual([{ line: 2, cells: ['Nom', 'x'] }]);
  });

  it('is read in the first visible sheet with a known title, or in the named one', async () => {
    const bytes = await xlsxOf([
      { sheet: 'Lisez-moi', data: [['Mode d’emploi'], ['Remplissez la feuille suivante']] },
      { sheet: 'Fiches & actions', data: [['Nom'], ['a']] },
      { sheet: 'Anciennes', data: [['Nom'], ['b']] },
    ]);
    expect((await read(bytes)).sheetName).toBe('Fiches & actions');
    const named = await readTable('suivi.xlsx', bytes, { ...options, sheetName: 'Anciennes' });
    expect(cellsOf(named)).toEqual([['b']]);
  });

  it('passes over hidden sheets', async () => {
    const sheet = `<sheetData><row r="1">${textXml('A1', 'Nom')}</row></sheetData>`;
    await expect(read(rawXlsx(sheet, 'state="veryHidden"'))).rejects.toThrow(/est vide/);
    const named = await readTable('x.xlsx', rawXlsx(sheet, 'state="hidden"'), { sheetName: 'Suivi & co' });
    expect(named.header).toEqual(['Nom']);
  });

  it('reads what Excel writes: line ends, escaped characters, cells that only have a colour', async () => {
    const sheet = `<sheetData><row r="2">${textXml('B2', 'Nom')}</row><row r="3">${textXml('B3', 'a_x000D_\nb_x0009_c &amp; d')}<c r="D3" s="0"/></row></sheetData>`;
    const table = await read(rawXlsx(sheet));
    expect(table.header).toEqual(['', 'Nom']);
    expect(table.rows).toEqual([{ line: 3, cells: [undefined, 'a\nb c & d'] }]);
  });

  it('is read with the prefixes of another program than Excel', async () => {
    const files = workbookAround(`<sheetData><row r="1">${textXml('A1', 'Nom')}</row></sheetData>`);
    const prefixed = [...files].map(([path, xml]): [string, Buffer] => [
      path,
      Buffer.from(
        String(xml)
          .replace(/xmlns=(?="[^"]*\/main")/, 'xmlns:x=')
          .replaceAll('r:', 'd3p1:')
          .replace(/<(\/?)(workbook|worksheet|sheets|sheetData|sheet|row|c|is|t)(?=[\s>])/g, '<$1x:$2'),
      ),
    ]);
    expect((await read(makeZip(new Map(prefixed)))).header).toEqual(['Nom']);
  });

  it('is an XLSX file whatever its name says', async () => {
    expect((await readTable('export.csv', await xlsx([['Nom']]), options)).header).toEqual(['Nom']);
  });
});
