import { PlatformError } from '../../../src/core/errors';
import { createDocumentReader } from '../../../src/features/schemes';
import { readerOfTests } from '../../support/reader-of-tests';
import { startDocumentHouse, type DocumentHouse } from './document-house';

jest.setTimeout(60_000);

describe('a document that came in a chat', () => {
  let here: DocumentHouse;
  let house: DocumentHouse['house'];

  beforeAll(async () => {
    here = await startDocumentHouse();
    house = here.house;
  });
  afterAll(() => here.stop());
  beforeEach(() => here.clear());

  it('is not here.fetched for who has no right, nor where others read, nor when it is known to be too big', async () => {
    expect(await here.send('claire', 'note.txt')).toMatch(/tenues par la délégation/);
    expect(await here.send('denis', 'gros.txt', { size: 20_000_001 })).toMatch(/« gros\.txt » est trop gros/);
    const files = [{ name: 'n.txt', mediaType: '', ref: 'n.txt' }];
    const message = { kind: 'message', text: 'connaissances importer', mentionsBot: true, files } as const;
    expect(await house.account('denis').send(message, { scope: 'channel' })).toMatch(/en message privé/);
    expect(await here.imports()).toEqual([]);
  });

  it('loses none of the words that come with an awaited file', async () => {
    const denis = house.account('denis');
    const awaited = () => denis.type('connaissances importer');
    await awaited();
    const both = await here.send('denis', 'a.txt', { words: 'C’est quoi le VTE ?' });
    expect(both).toMatch(/J’ai reçu « a\.txt »[^]*Volontariat territorial/);
    await awaited();
    expect(await here.send('denis', 'b.txt', { words: 'Voici le rapport, merci' })).toMatch(
      /^J’ai reçu « b\.txt »[^\n]*$/,
    );
    await awaited();
    const files = Array.from({ length: 6 }, (_, at) => ({ name: `${at}.txt`, mediaType: '', ref: `${at}` }));
    const many = { kind: 'message', text: 'C’est quoi le VTE ?', mentionsBot: false, files } as const;
    expect(await denis.send(many)).toMatch(/5 documents à la fois[^]*Volontariat territorial/);
    expect(await here.send('denis', 'c.txt', { words: '' })).toMatch(/^J’ai reçu « c\.txt »/);
    expect((await here.imports()).map(({ name }) => name)).toEqual(['a.txt', 'b.txt', 'c.txt']);
  });

  it('is not taken without the right, nor where others read; the words are heard as usual', async () => {
    const { number } = await house.aSheet();
    const words = 'importe ce fichier';
    const refused = /Je n’ai pas ouvert « n\.txt »/;
    expect(await here.send('claire', 'n.txt', { words })).toMatch(refused);
    const files = [{ name: 'n.txt', mediaType: '', ref: 'n.txt' }];
    const message = { kind: 'message', text: words, mentionsBot: true, files } as const;
    expect(await house.account('denis').send(message, { scope: 'channel' })).toMatch(refused);
    const update = `Important : la ${number} est à 60 %, document joint`;
    const said = await here.send('claire', 'n.txt', { words: update });
    expect(said).toMatch(/60 %[^]*Je n’ai pas ouvert « n\.txt »/);
    expect(await here.imports()).toEqual([]);
  });

  it('is read once, however often its message comes', async () => {
    here.vendor.files.set(JSON.stringify('n.txt'), Buffer.from('La note du 3 mars 2026 est lue.'));
    const denis = house.account('denis');
    const files = [{ name: 'n.txt', mediaType: '', ref: 'n.txt' }];
    const event = denis.event({ kind: 'message', text: 'importe ce fichier', mentionsBot: false, files });
    await denis.deliver(event);
    await denis.deliver(event);
    await here.readAll();
    expect(here.fetched).toEqual(['n.txt']);
    expect(await here.sentTo('denis')).toEqual([expect.stringMatching(/^Le document est lu/)]);
    expect(await house.test.database.prisma.knowledgeItem.count({ where: { origin: 'document' } })).toBe(0);
  });

  it('says how far it is, where it is long', async () => {
    const card = "{ type: 'progress', done: 3, total: 80 }";
    const reader = here.process(
      `setInterval(() => process.send(${card}), 20); setTimeout(() => process.exit(1), 1500)`,
    );
    await here.send('denis', 'long.pdf');
    await house.test.database.prisma.liveMessage.count();
    const updates = async () => {
      const rows = await house.test.database.prisma.delivery.findMany({ where: { operation: 'update' } });
      return JSON.stringify(rows.flatMap(({ message }) => message ?? []));
    };
    const worker = here.reading(reader, { progressEveryMs: 100 });
    await here.until(async () => (await updates()).includes('Je lis « long.pdf » : page 3 sur 80.'));
    await here.until(here.settled);
    await worker.stop();
    // Whatever waited to say how far it is has made way.
    expect(await updates()).toMatch(/^\[\{"text":"« long\.pdf » : la lecture est finie\.[^{}]*\}\]$/);
    expect(await here.sentTo('denis')).toEqual([
      expect.stringMatching(/Je n’ai pas pu lire « long\.pdf », et rien n’en est gardé/),
    ]);
  });

  it('is asked for again where its platform is away, and then no more', async () => {
    await here.send('denis', 'n.txt');
    here.vendor.lookUpError = new PlatformError('unavailable', 'away');
    const worker = here.reading(createDocumentReader(readerOfTests));
    await here.until(async () => here.fetched.length === 1 && (await here.imports())[0]?.tries === 1);
    here.vendor.lookUpError = undefined;
    house.wait(1 / 24 / 60);
    await here.until(here.settled);
    await worker.stop();
    expect(await here.sentTo('denis')).toEqual([expect.stringMatching(/^Le document est lu/)]);

    await here.send('yann', 'parti.txt', { content: 'autre' });
    here.vendor.files.clear();
    await here.readAll();
    expect(await here.sentTo('yann')).toEqual([
      expect.stringMatching(/Je n’ai pas pu obtenir « parti\.txt »/),
    ]);
    expect(JSON.stringify(await here.imports())).not.toContain('"ref"');
  });

  it('is read by another instance where one died over it, and told once', async () => {
    await here.send('denis', 'n.txt');
    const dead = here.reading(here.process('for (;;);', 2));
    await here.until(async () => (await here.imports())[0]?.state === 'reading');
    house.wait(5 / 24 / 60);
    await here.readAll();
    await dead.stop();
    expect(await here.sentTo('denis')).toEqual([expect.stringMatching(/^Le document est lu/)]);
  });

  it('keeps nobody waiting, whatever it does', async () => {
    // The first question makes the index.
    await house.account('anne').type('C’est quoi le VTE ?');
    await here.send('denis', 'sans-fin.pdf');
    const worker = here.reading(here.process('for (;;);', 3));
    await here.until(async () => (await here.imports())[0]?.state === 'reading');
    const begun = Date.now();
    expect(await house.account('anne').type('C’est quoi le VTE ?')).toContain('Volontariat territorial');
    expect(Date.now() - begun).toBeLessThan(3000);
    await here.until(here.settled);
    await worker.stop();
    expect(await here.sentTo('denis')).toEqual([
      expect.stringMatching(/trop long à lire.*Rien n’en est gardé/),
    ]);
  });

  it('becomes a draft whole, once, and two who publish at once publish once; each deed is journalled', async () => {
    await here.send('denis', 'n.txt');
    await here.readAll();
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
    expect((await here.imports())[0]).toMatchObject({ state: 'done', result: {} });
  });
});
