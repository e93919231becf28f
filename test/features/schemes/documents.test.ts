import { silentLogger } from '../../../src/core/logger';
import {
  createKnowledgeSource,
  importDocument,
  knowledgeCommands,
  createAsker,
} from '../../../src/features/schemes';
import { listDocuments } from '../../../src/features/schemes/documents/store';
import { publishDocument, withdrawDocument } from '../../../src/features/schemes/editing/documents/deeds';
import { readDocument } from '../../../src/features/schemes/documents/read-document';
import { toPassages } from '../../../src/features/schemes/documents/to-passages';
import { makeZip } from '../../../src/tables/zip';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { register } from '../territories/register';

const now = new Date('2026-11-23T09:00:00Z');
const read = (name: string, content: string | Buffer) => readDocument(name, Buffer.from(content), () => {});
const docx = (body: string): Buffer =>
  makeZip(
    new Map([
      [
        '[Content_Types].xml',
        Buffer.from(
          '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        ),
      ],
      [
        '_rels/.rels',
        Buffer.from(
          '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        ),
      ],
      [
        'word/document.xml',
        Buffer.from(
          `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
        ),
      ],
    ]),
  );
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

describe('reading a document', () => {
  it.each([
    [
      'a page',
      'note.html',
      '<html><head><title>Le titre</title><style>p{}</style></head><body><nav>Menu</nav><h2>Une partie</h2><p>Un <b>para</b>graphe.</p><ul><li>Un point</li></ul></body></html>',
    ],
    ['Markdown', 'note.md', '# Le titre\n\n## Une partie\n\nUn **para**graphe.\n\n- Un point\n'],
    ['text', 'note.txt', 'Le titre\n\nUne partie\n\nUn paragraphe.\n\n• Un point\n'],
  ])('%s gives its headings, paragraphs and items', async (_kind, name, content) => {
    const { title, blocks } = await read(name, content);
    expect(title).toBe('Le titre');
    expect(blocks).toEqual(
      expect.arrayContaining([
        { kind: 'heading', text: 'Une partie' },
        { kind: 'text', text: 'Un paragraphe.' },
        { kind: 'item', text: 'Un point' },
      ]),
    );
  });

  it('a Word file gives its paragraphs, whatever it is called', async () => {
    const { kind, blocks } = await read('note.txt', docx(paragraph('Le copil se réunit en juin.')));
    expect(kind).toBe('docx');
    expect(blocks).toEqual([{ kind: 'text', text: 'Le copil se réunit en juin.' }]);
  });

  it('says what it did not read', async () => {
    const { notRead } = await read(
      'note.html',
      '<html><body><nav>Menu</nav><script>x</script><img src="a"><p>Du texte lisible.</p></body></html>',
    );
    expect(notRead.join(' ; ')).toMatch(/une image.*scripts.*menus/);
  });

  it.each([
    ['an empty file', 'vide.txt', Buffer.alloc(0), /est vide/],
    [
      'bytes',
      'note.txt',
      Buffer.from(Array.from({ length: 2000 }, (_, at) => at % 256)),
      /n’est pas un document/,
    ],
    [
      'another archive',
      'note.docx',
      makeZip(new Map([['a.txt', Buffer.from('x')]])),
      /n’est pas un document de texte/,
    ],
    ['a cut Word file', 'note.docx', docx(paragraph('x')).subarray(0, 300), /abîmé ou incomplet/],
    [
      'a Word file of before 2007',
      'note.doc',
      Buffer.from('\xd0\xcf\x11\xe0 Word', 'latin1'),
      /ancien fichier Word/,
    ],
    [
      'an encrypted one',
      'note.docx',
      Buffer.concat([Buffer.from('\xd0\xcf\x11\xe0', 'latin1'), Buffer.from('EncryptedPackage', 'utf16le')]),
      /mot de passe/,
    ],
    ['signs without words', 'note.txt', Buffer.from('*** --- ***'), /pas de texte lisible/],
    ['a file that is too big', 'note.txt', Buffer.alloc(20_000_001, 97), /trop gros/],
  ])('%s gets a clear sentence', async (_what, name, bytes, sentence) => {
    await expect(readDocument(name, bytes, () => {})).rejects.toThrow(sentence);
  });

  it.each([
    ['a page', 'n.html', '<meta name="date" content="0000-00-00"><p>Le comité se réunit.</p>'],
    ['a day that no month has', 'n.txt', 'Note du 31 février 2026\n\nLe comité se réunit.'],
  ])('has no date that the calendar has not: %s', async (_kind, name, content) => {
    expect((await read(name, content)).date).toBeUndefined();
  });

  it('takes the day of its beginning where its head names none that exists', async () => {
    const html = '<meta name="date" content="2026-13-45"><p>Le comité du 3 mars 2026.</p>';
    expect((await read('n.html', html)).date).toBe('2026-03-03');
  });

  it('is refused where its passages are too many, and its title is one line', async () => {
    await expect(read('n.md', '# Une liste\n\n' + '- a\n'.repeat(5001))).rejects.toThrow(/trop d’éléments/);
    const { title } = await read(
      'n.html',
      `<title>Un\u202e\u0007 ${'é'.repeat(900)}</title><p>Le texte.</p>`,
    );
    expect(title).toMatch(/^Un é{297}$/);
  });
});

describe('a passage', () => {
  it('ends with a whole character, wherever a paragraph without end is cut', () => {
    const text = `${'a'.repeat(749)}😀${'b'.repeat(1000)}`;
    const { passages } = toPassages('x', [{ kind: 'text', text }]);
    expect(passages.map((passage) => passage.text)).toEqual([`${'a'.repeat(749)}😀`, 'b'.repeat(1000)]);
  });
});

describe('an imported document', () => {
  let test: TestDatabase;
  beforeEach(async () => void (test = await createTestDatabase()));
  afterEach(() => test.drop());

  const text =
    'Réunion de Vierzon\n\nLe comité de Vierzon s’est réuni le 3 mars 2026 dans les locaux de la mairie.\n\nTrois entreprises ont présenté leurs besoins de recrutement : un soudeur, une automaticienne et un régleur.\n';
  const imports = (content = text) =>
    importDocument(
      test.database.transactions,
      'vierzon.txt',
      Buffer.from(content),
      { publisher: 'Mairie', date: '2026-03-03', now },
      () => {},
    );
  async function ask(question: string): Promise<{ text: string; refused: boolean }> {
    const knowledge = await createKnowledgeSource(test.database.transactions, silentLogger);
    try {
      return createAsker({ knowledge, territories: await register(), clock: { now: () => now } }).ask(
        question,
      );
    } finally {
      await knowledge.stop();
    }
  }
  const publish = (id: string) =>
    test.database.transactions.run((tx) => publishDocument(tx, id, { now, source: 'test' }));
  const question = 'Quels besoins de recrutement les entreprises ont-elles présentés au comité ?';

  it('is quoted with its source once it is published, and no longer once it is withdrawn', async () => {
    const { document } = await imports();
    expect((await ask(question)).refused).toBe(true);
    await publish(document.id);
    const answer = await ask(question);
    expect(answer.text).toMatch(/« Trois entreprises[^]*régleur\. » \[1\][^]*Réunion de Vierzon, Mairie/);
    await test.database.transactions.run((tx) =>
      withdrawDocument(tx, document.id, 'périmé', { now, source: 'test' }),
    );
    expect((await ask(question)).refused).toBe(true);
    const journalled = await test.database.prisma.journalEntry.findMany({ orderBy: { id: 'asc' } });
    expect(journalled.map(({ action, subjectId }) => [action, subjectId])).toEqual(
      ['document.import', 'document.publish', 'document.withdraw'].map((action) => [action, document.id]),
    );
    const command = { now, source: 'test' };
    const history = await test.database.transactions.run((tx) =>
      knowledgeCommands.history(tx, document.id, command),
    );
    expect(history).toEqual([
      expect.stringMatching(/retiré « .*vierzon-/),
      expect.stringMatching(/ajouté « .*vierzon-/),
    ]);
  });

  it('does not answer what it does not say', async () => {
    const { document } = await imports();
    await publish(document.id);
    for (const missing of ['Quel est le budget du comité de Vierzon ?', 'Qui préside le comité de Bourges ?'])
      expect(await ask(missing)).toMatchObject({ refused: true });
  });

  it('is kept once, whole or not at all', async () => {
    await imports();
    await expect(imports()).rejects.toThrow(/déjà importé/);
    await expect(
      importDocument(
        test.database.transactions,
        'x.txt',
        Buffer.from('Un texte sans aucune date.'),
        { now },
        () => {},
      ),
    ).rejects.toThrow(/ne dit pas sa date/);
    expect(await test.database.transactions.run(listDocuments)).toHaveLength(1);
    expect(await test.database.prisma.knowledgeItem.count({ where: { state: { not: 'draft' } } })).toBe(0);
  });
});
