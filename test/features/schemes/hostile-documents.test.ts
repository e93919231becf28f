import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { crc32, deflateRawSync } from 'node:zlib';
import { importDocument } from '../../../src/features/schemes';
import { limits } from '../../../src/features/schemes/documents/document';
import { readDocument } from '../../../src/features/schemes/documents/read-document';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { runJalon } from '../../cli/run-jalon';
import { encryptedPdf } from './encrypted-pdf';

const now = new Date('2026-11-23T09:00:00Z');
const sentence = 'Le comite de Vierzon se reunit le 3 mars 2026.';
const types =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const relations =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
const wordOpen =
  '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>';
const wordClose = '</w:body></w:document>';
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

interface Packed {
  path: string;
  content: Buffer;
  /** What the archive says that it unpacks to; absent: the truth. */
  declared?: number;
}

/** An archive that is really compressed. `copies`: so many entries of the directory lead to the last file. */
function packed(files: Packed[], copies = 0): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  const entry = (
    path: string,
    { content, declared = content.length }: Packed,
    body: Buffer,
    at: number,
  ): Buffer => {
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt16LE(20, 6);
    head.writeUInt16LE(8, 10);
    head.writeUInt32LE(crc32(content), 16);
    head.writeUInt32LE(body.length, 20);
    head.writeUInt32LE(declared, 24);
    head.writeUInt16LE(path.length, 28);
    head.writeUInt32LE(at, 42);
    return Buffer.concat([head, Buffer.from(path)]);
  };
  for (const [index, file] of files.entries()) {
    const body = deflateRawSync(file.content, { level: 9 });
    const central = entry(file.path, file, body, offset);
    const local = Buffer.concat([
      Buffer.from('504b0304', 'hex'),
      central.subarray(6, 32),
      Buffer.from(file.path),
    ]);
    parts.push(local, body);
    directory.push(central);
    if (index === files.length - 1)
      for (let copy = 0; copy < copies; copy += 1)
        directory.push(entry(`word/copy${copy}.bin`, file, body, offset));
    offset += local.length + body.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(
    directory.reduce((sum, part) => sum + part.length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

const wordFile = (xml: string, more: Packed[] = [], copies = 0): Buffer =>
  packed(
    [
      { path: '[Content_Types].xml', content: Buffer.from(types) },
      { path: '_rels/.rels', content: Buffer.from(relations) },
      { path: 'word/document.xml', content: Buffer.from(`<?xml version="1.0"?>${xml}`) },
      ...more,
    ],
    copies,
  );
const plain = `${wordOpen}${paragraph(sentence)}${wordClose}`;
const zeros = (megabytes: number): Buffer => Buffer.alloc(megabytes * 1_000_000);
const bomb = (content: Buffer, declared?: number): Packed => ({
  path: 'word/media/image1.bin',
  content,
  ...(declared !== undefined && { declared }),
});

describe('documents made to harm', () => {
  let test: TestDatabase;
  beforeAll(async () => void (test = await createTestDatabase()));
  afterAll(() => test.drop());

  const imports = (name: string, bytes: Buffer) =>
    importDocument(test.database.transactions, name, bytes, { date: '2026-03-03', now }, () => {});

  it.each([
    [
      'a Word file that unpacks to 300 MB',
      'note.docx',
      () => wordFile(plain, [bomb(zeros(300))]),
      /démesuré/,
    ],
    [
      'one that declares a hundred bytes',
      'note.docx',
      () => wordFile(plain, [bomb(zeros(100), 100)]),
      /démesuré/,
    ],
    [
      'one whose entries share their bytes',
      'note.docx',
      () => wordFile(plain, [bomb(zeros(5))], 100),
      /démesuré/,
    ],
    [
      'one whose text unpacks to 100 MB',
      'note.docx',
      () => wordFile(`${wordOpen}${paragraph('a'.repeat(100_000_000))}${wordClose}`),
      /démesuré/,
    ],
    [
      'one of a million paragraphs',
      'note.docx',
      () => wordFile(`${wordOpen}${'<w:p/>'.repeat(1_000_000)}${wordClose}`),
      /trop d’éléments/,
    ],
    [
      'one of three million characters',
      'note.docx',
      () => wordFile(`${wordOpen}${paragraph('mot '.repeat(750_000))}${wordClose}`),
      /trop de texte/,
    ],
    [
      'one nested a hundred thousand deep',
      'note.docx',
      () =>
        wordFile(
          `${wordOpen}${'<w:ins>'.repeat(100_000)}${paragraph('x')}${'</w:ins>'.repeat(100_000)}${wordClose}`,
        ),
      /abîmé|pas de texte lisible/,
    ],
  ])('%s gets a clear sentence, and nothing of it is kept', async (_what, name, make, says) => {
    const bytes = make();
    expect(bytes.length).toBeLessThan(limits.fileBytes);
    const [begun, memory] = [Date.now(), process.memoryUsage().rss];
    await expect(imports(name, bytes)).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(says) as string,
    });
    expect(Date.now() - begun).toBeLessThan(limits.seconds * 1000);
    expect(process.memoryUsage().rss - memory).toBeLessThan(500_000_000);
    expect(await test.database.prisma.knowledgeItem.count()).toBe(0);
    expect(await test.database.prisma.journalEntry.count()).toBe(0);
  });

  it('does not let a Word file grow by what it names', async () => {
    const entities = Array.from(
      { length: 9 },
      (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`,
    ).join('');
    const xml = `<!DOCTYPE w [<!ENTITY e0 "${'ha'.repeat(10)}">${entities}]>${wordOpen}${paragraph(`${sentence} &e9;`)}${wordClose}`;
    await expect(readDocument('note.docx', wordFile(xml), () => {})).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(/abîmé/) as string,
    });
  });

  it('reads a Word file that is compressed', async () => {
    const { blocks } = await readDocument('note.docx', wordFile(plain), () => {});
    expect(blocks).toMatchObject([{ text: sentence }]);
  });
});

describe('an encrypted PDF', () => {
  const project = path.join(__dirname, '../../..');
  let folder: string;
  beforeAll(() => void (folder = mkdtempSync(path.join(tmpdir(), 'jalon-pdf-'))));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, bytes: Buffer): string => {
    writeFileSync(path.join(folder, name), bytes);
    return path.join(folder, name);
  };

  it('is read where anybody may open it; else it gets a clear sentence', async () => {
    const open = encryptedPdf(sentence, '', 'RC4');
    const files = [
      file('open-old.pdf', open),
      file('open-new.pdf', encryptedPdf(sentence, '', 'AES-256')),
      file('closed-old.pdf', encryptedPdf(sentence, 'secret', 'RC4')),
      file('closed-new.pdf', encryptedPdf(sentence, 'secret', 'AES-256')),
      file('cut.pdf', open.subarray(0, 300)),
    ];
    const preload = path.join(project, 'test/support/run-typescript.cjs');
    const { stdout } = await promisify(execFile)(process.execPath, [
      '-r',
      preload,
      path.join(__dirname, 'read-documents.ts'),
      ...files,
    ]);
    const locked = {
      error: expect.stringMatching(/^UserError: « closed-.* est protégé par un mot de passe/) as string,
    };
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as object),
    ).toEqual([
      { text: sentence },
      { text: sentence },
      locked,
      locked,
      {
        error: expect.stringMatching(/^UserError: « cut\.pdf » ne .*(abîmé|pas de texte lisible)/) as string,
      },
    ]);
  });

  it('leaves nothing behind when the command line refuses it', async () => {
    const test = await createTestDatabase();
    try {
      const closed = file('closed.pdf', encryptedPdf(sentence, 'secret', 'AES-256'));
      const { code, out, err } = await runJalon(['import-document', closed, '--publish'], test.url);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(/« closed\.pdf » est protégé par un mot de passe : enregistrez-en une copie/);
      expect(err).not.toMatch(/ {4}at /);
      const kept = { kind: { in: ['document', 'passage'] } };
      expect(await test.database.prisma.knowledgeItem.count({ where: kept })).toBe(0);
    } finally {
      await test.drop();
    }
  });
});
