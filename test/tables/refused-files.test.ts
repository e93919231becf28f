import { UserError } from '../../src/core/errors';
import { maxColumns, maxFileBytes, maxRows, maxUnpackedBytes } from '../../src/tables/limits';
import { readTable } from '../../src/tables/read-table';
import { makeZip } from '../../src/tables/zip';
import { options, rawXlsx, textXml, xlsx, zipBomb } from './table-files';

async function problemOf(bytes: Buffer | string, more: { sheetName?: string } = {}): Promise<string> {
  const given = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes);
  const error: unknown = await readTable('suivi', given, { ...options, ...more }).catch(
    (one: unknown) => one,
  );
  if (error instanceof UserError) return error.message;
  throw new Error('was not refused as the sender can understand', { cause: error });
}

const zipWith = (...paths: string[]) => makeZip(new Map(paths.map((path) => [path, Buffer.from('x')])));
const again =
  'Ouvrez-le dans votre tableur, choisissez « Enregistrer sous », format « Classeur Excel (.xlsx) », puis envoyez ce nouveau fichier.';
const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const sheetWith = (...rows: string[]) => rawXlsx(`<sheetData>${rows.join('')}</sheetData>`);
const broken = `« suivi » est abîmé ou incomplet, je n’arrive pas à le lire. ${again}`;

describe('a file that is no table', () => {
  it.each([
    [
      'an old Excel file',
      ole,
      `« suivi » est un classeur d’un ancien format Excel (.xls), que je ne lis pas. ${again}`,
    ],
    [
      'a protected workbook',
      Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]),
      '« suivi » est protégé par un mot de passe, je ne peux pas l’ouvrir. Enregistrez-le sans mot de passe, puis envoyez-le à nouveau.',
    ],
    [
      'a binary workbook',
      zipWith('xl/workbook.bin'),
      `« suivi » est un classeur Excel binaire (.xlsb), que je ne lis pas. ${again}`,
    ],
    [
      'a LibreOffice file',
      zipWith('mimetype', 'content.xml'),
      `« suivi » est un fichier LibreOffice (OpenDocument), que je ne lis pas. ${again}`,
    ],
    [
      'a PDF',
      '%PDF-1.7 …',
      '« suivi » est un PDF, pas un tableau. Envoyez le fichier du tableur lui-même, au format .xlsx ou .csv.',
    ],
    [
      'a web page',
      '\ufeff\r\n<html><table><tr><td>Nom',
      `« suivi » est une page web, même si son nom dit autre chose. ${again}`,
    ],
    [
      'a Word document',
      zipWith('word/document.xml'),
      '« suivi » n’est pas un tableau que je sais lire. Envoyez un fichier .xlsx ou .csv.',
    ],
    [
      'an image',
      Buffer.from('89504e470d0a1a0a0000000d', 'hex'),
      '« suivi » n’est pas un tableau que je sais lire. Envoyez un fichier .xlsx ou .csv.',
    ],
    ['nothing', '', '« suivi » est vide : je n’y trouve aucune ligne. Vérifiez que c’est le bon fichier.'],
    [
      'blank lines',
      ' \r\n\r\n',
      '« suivi » est vide : je n’y trouve aucune ligne. Vérifiez que c’est le bon fichier.',
    ],
    [
      'separators alone',
      ';;;\r\n;;;',
      '« suivi » est vide : je n’y trouve aucune ligne. Vérifiez que c’est le bon fichier.',
    ],
    ['half a workbook', zipWith('xl/workbook.xml').subarray(0, 60), broken],
    ['a workbook without sheets', zipWith('xl/workbook.xml'), broken],
    ['a sheet that is not XML', rawXlsx('<sheetData><row r="1"><c r="A1"><v>1</row>'), broken],
    ['a cell of an unknown kind', sheetWith('<row r="1"><c r="A1" t="zz"><v>1</v></c></row>'), broken],
  ])('%s', async (_, bytes, sentence) => {
    expect(await problemOf(bytes)).toBe(sentence);
  });

  it('an empty workbook', async () => {
    expect(await problemOf(await xlsx([]))).toMatch(/^« suivi » est vide/);
  });
});

describe('a table that cannot be read', () => {
  it('has no known title: the sentence names what was looked for', async () => {
    expect(await problemOf('a;b\n1;2\n')).toBe(
      'Je ne trouve pas la ligne des titres de colonnes dans « suivi ». J’ai cherché, dans les 20 premières lignes, des titres comme « Nom », « Porteur », « Financement / Montant », « Financement / État », « Échéance », « Avancement ». Donnez ces titres à vos colonnes, puis envoyez-le à nouveau.',
    );
    expect(await problemOf(`${'x;y\n'.repeat(20)}Nom;Porteur\n`)).toMatch(/^Je ne trouve pas/);
  });

  it('has two columns of one name, however it is typed', async () => {
    expect(await problemOf('Suivi\nNom;Échéance;x;echeance \na;b;c;d\n')).toBe(
      'Dans « suivi », 2 colonnes ont le même titre « Échéance » ligne 2 (B et D) : je ne sais pas laquelle lire. Renommez ou supprimez celles qui ne servent pas, puis envoyez-le à nouveau.',
    );
  });

  it('has not the sheet that was asked for', async () => {
    expect(await problemOf(await xlsx([['Nom']]), { sheetName: 'Suivi' })).toBe(
      '« suivi » n’a pas de feuille « Suivi ». Ses feuilles sont : « Fiches ».',
    );
  });

  it('has a quote that does not close', async () => {
    expect(await problemOf('Nom;Porteur\na;b\nc;"d\ne;f\n')).toBe(
      '« suivi » : un guillemet s’ouvre ligne 3 et ne se ferme pas, je ne sais pas où la cellule finit. Ajoutez ou supprimez un guillemet, puis envoyez-le à nouveau.',
    );
  });
});

describe('a table that is too big', () => {
  const rows =
    '« suivi » a trop de lignes : je lis jusqu’à 50 000 lignes. Découpez-le en plusieurs fichiers.';
  const columns =
    '« suivi » a trop de colonnes : je lis jusqu’à 300 colonnes. Supprimez celles qui ne servent pas, puis envoyez-le à nouveau.';
  const inside =
    '« suivi » contient trop de données une fois ouvert. Gardez la seule feuille utile, sans images, puis envoyez-le à nouveau.';
  const plain = (text: string) => text.replace(/\s/g, ' ');

  it('by its weight', async () => {
    expect(plain(await problemOf(Buffer.alloc(maxFileBytes + 1, 'a')))).toBe(
      '« suivi » est trop lourd : je lis les fichiers jusqu’à 20 Mo. Gardez la seule feuille utile, sans images, puis envoyez-le à nouveau.',
    );
  });

  it('by its rows', async () => {
    const exact = await readTable('suivi', Buffer.from(`Nom\n${'a\n'.repeat(maxRows)}`), options);
    expect(exact.rows).toHaveLength(maxRows);
    expect(plain(await problemOf(`Nom\n${'a\n'.repeat(maxRows + 1)}`))).toBe(rows);
    expect(plain(await problemOf(`Nom\n${'a\n'.repeat(maxRows * 3)}`))).toBe(rows);
    expect(plain(await problemOf(sheetWith(`<row r="900000">${textXml('A900000', 'Nom')}</row>`)))).toBe(
      rows,
    );
  });

  it('by its columns', async () => {
    expect(plain(await problemOf(`Nom${';'.repeat(maxColumns)}\n`))).toBe(columns);
    expect(plain(await problemOf(sheetWith(`<row r="1">${textXml('XFD1', 'Nom')}</row>`)))).toBe(columns);
  });

  it('by what it unpacks to, whatever it declares', async () => {
    expect(await problemOf(zipBomb(maxUnpackedBytes + 1))).toBe(inside);
  });

  it('by rows and columns that no spreadsheet has: refused before gaps are filled', async () => {
    expect(await problemOf(sheetWith(`<row r="4000000000">${textXml('A1', 'Nom')}</row>`))).toBe(broken);
    expect(await problemOf(sheetWith(`<row r="1">${textXml('A4000000000', 'Nom')}</row>`))).toBe(broken);
    expect(await problemOf(sheetWith(`<row r="1">${textXml('ZZZZZZ1', 'Nom')}</row>`))).toBe(broken);
  });

  it('is not so for rows that only have a colour', async () => {
    const bytes = sheetWith(
      `<row r="1">${textXml('A1', 'Nom')}</row>`,
      '<row r="1048576"><c r="XFD1048576" s="0"/></row>',
    );
    expect((await readTable('suivi', bytes, options)).header).toEqual(['Nom']);
  });
});

describe('damaged bytes', () => {
  it('are read or refused with a sentence, never with another error', async () => {
    const whole = await xlsx([
      ['Nom', 'Porteur'],
      ['a', 'b'],
    ]);
    for (let at = 0; at < whole.length; at += 7) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      const error: unknown = await readTable('suivi', damaged, options).catch((one: unknown) => one);
      if (error instanceof Error) expect(error).toBeInstanceOf(UserError);
      const cut: unknown = await readTable('suivi', whole.subarray(0, at), options).catch(
        (one: unknown) => one,
      );
      expect(cut).toBeInstanceOf(UserError);
    }
  });
});
