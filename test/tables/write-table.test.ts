import fc from 'fast-check';
import readExcelFile from 'read-excel-file/node';
import { cleanCellText } from '../../src/tables/cell-text';
import { readAmount, readDate, readPercent } from '../../src/tables/french-values';
import { readTable } from '../../src/tables/read-table';
import { writeCsv, writeXlsx, type WrittenTable } from '../../src/tables/write-table';
import { openZip } from '../../src/tables/zip';
import { cellsOf } from './table-files';

const date = (text: string) => new Date(`${text}T00:00:00Z`);

const fiches: WrittenTable = {
  sheetName: 'Fiches',
  columns: [
    { label: 'Nom', type: 'text', width: 40 },
    { label: 'Coût', type: 'euros' },
    { label: 'Avancement', type: 'percent' },
    { label: 'Échéance', type: 'date' },
    { label: 'Emplois', type: 'number' },
  ],
  rows: [
    ['Étude ; phase 1', 1_200_000.5, 60, date('2027-03-15'), 12],
    ['Deux\r\nlignes "ici"', 950_000, 12.5, undefined, undefined],
  ],
};

const textTable = (texts: string[]): WrittenTable => ({
  sheetName: 'x',
  columns: [
    { label: 'Texte', type: 'text' },
    { label: 'Fin', type: 'text' },
  ],
  rows: texts.map((text) => [text, 'fin']),
});

const formulas = [
  '=1+1',
  '+33 6',
  '-10 %',
  '@SUM(A1)',
  '  =1+1',
  '\t=1',
  '\r=1',
  '＝1',
  '＋1',
  '－1',
  '＠x',
  '\u200b=1',
  '\u00a0=1',
];

async function xmlOf(bytes: Buffer, path: string): Promise<string> {
  return String(await openZip(bytes, 10_000_000).read(path));
}

describe('a written CSV file', () => {
  it('is what Excel in France opens', () => {
    expect(writeCsv(fiches).toString()).toBe(
      '\ufeffNom;Coût;Avancement;Échéance;Emplois\r\n' +
        '"Étude ; phase 1";1200000,5;60 %;15/03/2027;12\r\n' +
        '"Deux\nlignes ""ici""";950000;12,5 %;;\r\n',
    );
  });

  it.each(formulas)('holds %j as text', (text) => {
    const cell =
      writeCsv(textTable([text]))
        .toString()
        .split('\r\n')[1] ?? '';
    expect(cell).toMatch(/^"?'/);
  });

  it('keeps numbers below zero as numbers', () => {
    const table = writeCsv({
      sheetName: 'x',
      columns: [{ label: 'A', type: 'number' }],
      rows: [[-5], [NaN]],
    });
    expect(table.toString()).toBe('\ufeffA\r\n-5\r\n\r\n');
  });

  it('gives the same values to who reads it', async () => {
    const [first] = cellsOf(await readTable('f.csv', writeCsv(fiches)));
    expect(readAmount(first?.[1])).toEqual({ value: 1_200_000.5 });
    expect(readPercent(first?.[2])).toEqual({ value: 60 });
    expect(readDate(first?.[3])).toEqual({ value: date('2027-03-15') });
  });
});

describe('a written XLSX file', () => {
  it('holds values with their type, and percentages as spreadsheets store them', async () => {
    const table = await readTable('f.xlsx', await writeXlsx(fiches));
    expect(table).toEqual({
      sheetName: 'Fiches',
      header: ['Nom', 'Coût', 'Avancement', 'Échéance', 'Emplois'],
      rows: [
        { line: 2, cells: ['Étude ; phase 1', 1_200_000.5, 0.6, date('2027-03-15'), 12] },
        { line: 3, cells: ['Deux\nlignes "ici"', 950_000, 0.125, undefined, undefined] },
      ],
    });
    expect(table.rows.map(({ cells }) => readPercent(cells[2]))).toEqual([{ value: 60 }, { value: 12.5 }]);
  });

  it('has a bold and frozen header, and its widths', async () => {
    const bytes = await writeXlsx(fiches);
    const sheet = await xmlOf(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet).toMatch(/<pane[^>]* ySplit="1"[^>]* state="frozen"/);
    expect(sheet).toMatch(/<col [^>]*width="40"/);
    expect(await xmlOf(bytes, 'xl/styles.xml')).toContain('<b/>');
  });

  it('never holds a formula', async () => {
    const bytes = await writeXlsx(textTable(formulas));
    expect(await xmlOf(bytes, 'xl/worksheets/sheet1.xml')).not.toContain('<f>');
    const [sheet] = await readExcelFile(bytes);
    expect(sheet?.data[1]?.[0]).toBe('=1+1');
  });

  it.each([
    ['A/B: [test]?', 'A B test'],
    ["'suivi'", 'suivi'],
    ['', 'Feuille 1'],
    ['Territoire d’industrie de la vallée de la Maurienne', 'Territoire d’industrie de la va'],
    ['R&D <2027>', 'R&D <2027>'],
  ])('names the sheet %j %j', async (given, shown) => {
    const table = await readTable('x.xlsx', await writeXlsx({ ...fiches, sheetName: given }));
    expect(table.sheetName).toBe(shown);
  });

  it('cuts a text that would make Excel declare the file damaged', async () => {
    const [row] = cellsOf(await readTable('x.xlsx', await writeXlsx(textTable(['é'.repeat(40_000)]))));
    expect(row?.[0]).toHaveLength(32_767);
  });
});

describe('what was written', () => {
  it('may be the name of something that every object has', async () => {
    const texts = Object.getOwnPropertyNames(Object.prototype);
    const cells = cellsOf(await readTable('x.xlsx', await writeXlsx(textTable(texts))));
    expect(cells).toEqual(texts.map((text) => [text, 'fin']));
  });

  const hostile = fc
    .array(
      fc.oneof(
        fc.constantFrom(...'=+-@\'";,\t\r\n \u00a0＝＠&<>_'),
        fc.constantFrom(
          '_x0041_',
          '_x000D_',
          '&amp;',
          '&#10;',
          ']]>',
          '<!--',
          "'=",
          '\ud800',
          '\udc00',
          '\u0000',
          '\ufeff',
        ),
        fc.constantFrom('\u200d', '\u202e', '\ufffe', '\u0085', '\u2028', '👩‍🔧', 'sep=;', '"', '1,5', 'é'),
        fc.string({ unit: 'binary', maxLength: 4 }),
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join(''));

  it('reads back the same, whatever it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 6 }), async (texts) => {
        const written = textTable(texts);
        const expected = texts.map((text) => [cleanCellText(text), 'fin']);
        expect(cellsOf(await readTable('x.csv', writeCsv(written)))).toEqual(expected);
        expect(cellsOf(await readTable('x.xlsx', await writeXlsx(written)))).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('has no character that hides or ends a cell', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const clean = cleanCellText(text);
        expect(clean ?? 'x').not.toMatch(/(?!\n|\u200d)[\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(cleanCellText(clean ?? '')).toBe(clean);
      }),
    );
  });

  it('reads back the same numbers and days', async () => {
    const days = fc.date({ min: date('1990-01-01'), max: date('2100-01-01'), noInvalidDate: true });
    const cents = fc.integer({ min: -1e12, max: 1e12 }).map((value) => value / 100);
    await fc.assert(
      fc.asyncProperty(cents, days, async (amount, instant) => {
        const day = date(instant.toISOString().slice(0, 10));
        const columns: WrittenTable['columns'] = [
          { label: 'A', type: 'euros' },
          { label: 'B', type: 'date' },
        ];
        const written = { sheetName: 'x', columns, rows: [[amount, day]] };
        for (const bytes of [writeCsv(written), await writeXlsx(written)]) {
          const [row] = cellsOf(await readTable('x', bytes));
          expect(readAmount(row?.[0])).toEqual({ value: amount });
          expect(readDate(row?.[1])).toEqual({ value: day });
        }
      }),
    );
  });
});
