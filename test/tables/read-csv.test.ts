import { readTable } from '../../src/tables/read-table';
import { cellsOf, options } from './table-files';

const read = (bytes: Buffer | string, name = 'suivi.csv') =>
  readTable(name, Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes), options);

const text = 'Nom;Échéance;Porteur\r\nÉtude d’œuvre;mars 2027;CCI – 10 €\r\n';
const expected = {
  sheetName: undefined,
  header: ['Nom', 'Échéance', 'Porteur'],
  rows: [{ line: 2, cells: ['Étude d’œuvre', 'mars 2027', 'CCI – 10 €'] }],
};

// « ’ », « œ », « – » and « € » are where Windows-1252 differs from Latin-1.
const inWindows1252 = Buffer.from(
  text.replace('’', '\x92').replace('œ', '\x9c').replace('–', '\x96').replace('€', '\x80'),
  'latin1',
);

describe('a CSV file', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
    ['Windows-1252, which Excel in France saves', inWindows1252],
    ['UTF-16, little end first', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('is read in %s', async (_, bytes) => {
    expect(await read(bytes)).toEqual(expected);
  });

  it.each([';', ',', '\t'])('is read with the separator %j', async (separator) => {
    expect(await read(text.replaceAll(';', separator))).toEqual(expected);
  });

  it('keeps to the separator of its titles, whatever its cells hold', async () => {
    const table = await read('Nom;Porteur\n"a, b, c, d";"x, y, z"\n"e, f, g";CCI, CMA, Région\n');
    expect(cellsOf(table)).toEqual([
      ['a, b, c, d', 'x, y, z'],
      ['e, f, g', 'CCI, CMA, Région'],
    ]);
  });

  it('obeys a first line « sep= », which Excel does not show', async () => {
    const table = await read('sep=|\r\nNom|Porteur\r\na|b\r\n');
    expect(table.rows).toEqual([{ line: 2, cells: ['a', 'b'] }]);
  });

  it('reads quoted line ends and quotes, and counts rows as a spreadsheet does', async () => {
    const table = await read('Nom;Porteur\r\n"ligne 1\r\nligne 2";"dit ""le 5"""\r\n\r\nb;c\r\n');
    expect(table.rows).toEqual([
      { line: 2, cells: ['ligne 1\nligne 2', 'dit "le 5"'] },
      { line: 4, cells: ['b', 'c'] },
    ]);
  });

  it('has titles and empty rows above its header, short rows and long ones', async () => {
    const table = await read('Suivi du territoire;;\n;;\nNom;Porteur;\na\nb;c;;hors tableau\n;;\n');
    expect(table.header).toEqual(['Nom', 'Porteur', '', '']);
    expect(table.rows).toEqual([
      { line: 4, cells: ['a', undefined, undefined, undefined] },
      { line: 5, cells: ['b', 'c', undefined, 'hors tableau'] },
    ]);
  });

  it('has a header over two rows, as merged cells are saved', async () => {
    const table = await read('Nom;Financement;;Échéance\n;Montant;État;\na;10;acquis;2027\n');
    expect(table.header).toEqual(['Nom', 'Financement / Montant', 'Financement / État', 'Échéance']);
    expect(table.rows).toEqual([{ line: 3, cells: ['a', '10', 'acquis', '2027'] }]);
  });

  it('takes its first row as header when nothing is known of it', async () => {
    const table = await readTable('x.csv', Buffer.from('\nA;B\n1;2\n'));
    expect(table).toEqual({
      sheetName: undefined,
      header: ['A', 'B'],
      rows: [{ line: 3, cells: ['1', '2'] }],
    });
  });

  it('keeps a stray quote in a cell', async () => {
    expect(cellsOf(await read('Nom;Porteur\nÉcran 27" large;b\n'))).toEqual([['Écran 27" large', 'b']]);
  });
});
