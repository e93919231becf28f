import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PlatformName } from '../../../src/core/address';
import { PlatformError } from '../../../src/core/errors';
import type { Platform } from '../../../src/core/platform';
import {
  createDocumentReader,
  startReadingDocuments,
  type DocumentReader,
} from '../../../src/features/schemes';
import { createRecordingPlatform, type RecordingPlatform } from '../../support/recording-platform';
import { readerOfTests } from '../../support/reader-of-tests';
import { silentLogger } from '../../../src/core/logger';
import { linkAccounts, startFullHouse, type FullHouse } from '../action-sheets/full-house';

const text =
  'Note du 3 mars 2026\n\nLe comité de Vierzon se réunit chaque mois dans les locaux de la mairie.\n';

jest.setTimeout(60_000);

describe('a document that came in a chat', () => {
  let house: FullHouse;
  let vendor: RecordingPlatform;
  const folder = mkdtempSync(path.join(tmpdir(), 'jalon-documents-'));
  const fetched: string[] = [];

  beforeAll(async () => {
    house = await startFullHouse();
    await house.test.database.prisma.person.create({
      data: {
        id: 'lea',
        name: 'Léa Roche',
        email: 'lea@exemple.fr',
        timeZone: 'Europe/Paris',
        createdAt: house.now,
        assignments: { create: [{ role: 'delegation' }] },
      },
    });
    await linkAccounts(house, ['lea'], 'slack');
    vendor = createRecordingPlatform('slack');
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await house.stop();
  });
  beforeEach(async () => {
    await house.clear();
    await house.test.database.prisma
      .$executeRaw`DO $$ BEGIN PERFORM set_config('jalon.may_forget', 'on', true);
      TRUNCATE document_import, knowledge_revision; DELETE FROM knowledge_item WHERE origin = 'document'; END $$`;
    fetched.length = 0;
    vendor.files.clear();
    vendor.lookUpError = undefined;
  });

  function send(
    who: string,
    name: string,
    { words = 'connaissances importer', size = 10, content = text } = {},
  ) {
    vendor.files.set(JSON.stringify(name), Buffer.from(content));
    const files = [{ name, mediaType: 'text/plain', size, ref: name }];
    return house.account(who).send({ kind: 'message', text: words, mentionsBot: false, files });
  }
  const imports = () => house.test.database.prisma.documentImport.findMany({ orderBy: { createdAt: 'asc' } });
  const sentTo = async (who: 'denis' | 'yann') => (await house.sentTo(who)).map((one) => one.text);

  const reading = (reader: DocumentReader, more: object = {}) =>
    startReadingDocuments({
      transactions: house.test.database.transactions,
      platforms: new Map<PlatformName, Platform>([
        [
          'slack',
          {
            ...vendor,
            readFile: (file, limit) => {
              fetched.push(file.name);
              return vendor.readFile(file, limit);
            },
          },
        ],
      ]),
      reader,
      clock: { now: () => house.now },
      logger: silentLogger,
      pollEveryMs: 10,
      ...more,
    });
  async function until(done: () => Promise<boolean>): Promise<void> {
    for (let wait = 0; wait < 2000; wait += 1) {
      if (await done()) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('it does not come');
  }
  const settled = async () => (await imports()).every(({ state }) => !['waiting', 'reading'].includes(state));
  async function readAll(reader = createDocumentReader(readerOfTests)): Promise<void> {
    const worker = reading(reader);
    await until(settled);
    await worker.stop();
  }
  /** A process that does what the code says when it gets a document. */
  function process(code: string, seconds = 20): DocumentReader {
    const file = path.join(folder, `${Math.random().toString(36).slice(2)}.cjs`);
    writeFileSync(file, `process.once('message', () => { ${code} });`);
    return createDocumentReader({ file, seconds });
  }

  it('is not fetched for who has no right, nor where others read, nor when it is known to be too big', async () => {
    expect(await send('claire', 'note.txt')).toMatch(/tenues par la délégation/);
    expect(await send('denis', 'gros.txt', { size: 20_000_001 })).toMatch(/« gros\.txt » est trop gros/);
    const files = [{ name: 'n.txt', mediaType: '', ref: 'n.txt' }];
    const message = { kind: 'message', text: 'connaissances importer', mentionsBot: true, files } as const;
    expect(await house.account('denis').send(message, { scope: 'channel' })).toMatch(/en message privé/);
    expect(await imports()).toEqual([]);
  });

  it('is read once, however often its message comes', async () => {
    vendor.files.set(JSON.stringify('n.txt'), Buffer.from(text));
    const denis = house.account('denis');
    const files = [{ name: 'n.txt', mediaType: '', ref: 'n.txt' }];
    const event = denis.event({ kind: 'message', text: 'importe ce fichier', mentionsBot: false, files });
    await denis.deliver(event);
    await denis.deliver(event);
    await readAll();
    expect(fetched).toEqual(['n.txt']);
    expect(await sentTo('denis')).toEqual([expect.stringMatching(/^Le document est lu/)]);
    expect(await house.test.database.prisma.knowledgeItem.count({ where: { origin: 'document' } })).toBe(0);
  });

  it('says how far it is, where it is long', async () => {
    const card = "{ type: 'progress', done: 3, total: 80 }";
    const reader = process(
      `setInterval(() => process.send(${card}), 20); setTimeout(() => process.exit(1), 1500)`,
    );
    await send('denis', 'long.pdf');
    await house.test.database.prisma.liveMessage.count();
    const worker = reading(reader, { progressEveryMs: 100 });
    await until(settled);
    await worker.stop();
    const updates = await house.test.database.prisma.delivery.findMany({ where: { operation: 'update' } });
    expect(JSON.stringify(updates.map(({ message }) => message))).toContain(
      'Je lis « long.pdf » : page 3 sur 80.',
    );
    expect(await sentTo('denis')).toEqual([expect.stringMatching(/trop d’éléments.*Rien n’en est gardé/)]);
  });

  it('is asked for again where its platform is away, and then no more', async () => {
    await send('denis', 'n.txt');
    vendor.lookUpError = new PlatformError('unavailable', 'away');
    const worker = reading(createDocumentReader(readerOfTests));
    await until(async () => fetched.length === 1 && (await imports())[0]?.tries === 1);
    vendor.lookUpError = undefined;
    house.wait(1 / 24 / 60);
    await until(settled);
    await worker.stop();
    expect(await sentTo('denis')).toEqual([expect.stringMatching(/^Le document est lu/)]);

    await send('yann', 'parti.txt', { content: 'autre' });
    vendor.files.clear();
    await readAll();
    expect(await sentTo('yann')).toEqual([expect.stringMatching(/Je n’ai pas pu obtenir « parti\.txt »/)]);
    expect(JSON.stringify(await imports())).not.toContain('"ref"');
  });

  it('is read by another instance where one died over it, and told once', async () => {
    await send('denis', 'n.txt');
    const dead = reading(process('for (;;);', 2));
    await until(async () => (await imports())[0]?.state === 'reading');
    house.wait(5 / 24 / 60);
    await readAll();
    await dead.stop();
    expect(await sentTo('denis')).toEqual([expect.stringMatching(/^Le document est lu/)]);
  });

  it('keeps nobody waiting, whatever it does', async () => {
    // The first question makes the index.
    await house.account('anne').type('C’est quoi le VTE ?');
    await send('denis', 'sans-fin.pdf');
    const worker = reading(process('for (;;);', 3));
    await until(async () => (await imports())[0]?.state === 'reading');
    const begun = Date.now();
    expect(await house.account('anne').type('C’est quoi le VTE ?')).toContain('Volontariat territorial');
    expect(Date.now() - begun).toBeLessThan(3000);
    await until(settled);
    await worker.stop();
    expect(await sentTo('denis')).toEqual([expect.stringMatching(/trop long à lire.*Rien n’en est gardé/)]);
  });

  it('becomes a draft whole, once, and two who publish at once publish once; each deed is journalled', async () => {
    await send('denis', 'n.txt');
    await readAll();
    const [message] = await house.sentTo('denis');
    if (!message) throw new Error('nothing was said');
    const [denis, lea] = [house.account('denis'), house.account('lea')];
    await denis.clickIn(message, 'Garder en brouillon');
    const open = denis.form();
    expect(open?.form.fields.map(({ id, initial }) => [id, initial])).toEqual([
      ['title', 'Note du 3 mars 2026'],
      ['publisher', undefined],
      ['url', undefined],
      ['date', '2026-03-03'],
      ['recheck', '2027-11-23'],
    ]);
    const both = await Promise.all([1, 2].map(() => denis.submit({ publisher: 'Mairie' })));
    expect(both.join('\n')).toMatch(
      /Le brouillon est enregistré[^]*n’attend plus|n’attend plus[^]*Le brouillon est enregistré/,
    );
    await lea.type('connaissances documents');
    expect(await lea.click('Publier', 2)).toMatch(/est publié[^]*changé d’état|changé d’état[^]*est publié/);
    const { prisma } = house.test.database;
    const [document] = await prisma.knowledgeItem.findMany({ where: { kind: 'document' } });
    expect(document).toMatchObject({ state: 'published', data: { authorIds: ['denis'] } });
    expect(await prisma.knowledgeRevision.count()).toBe(1);
    for (const [deed, who] of [
      ['document.import', 'denis'],
      ['document.publish', 'lea'],
    ] as const)
      expect(await house.journalled(deed)).toMatchObject([{ personId: who, subjectId: document?.id }]);
    expect((await imports())[0]).toMatchObject({ state: 'done', result: {} });
  });
});
