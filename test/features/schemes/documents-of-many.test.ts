import type { DocumentReader } from '../../../src/features/schemes';
import { startDocumentHouse, type DocumentHouse } from './document-house';

jest.setTimeout(60_000);

describe('documents of several people', () => {
  let here: DocumentHouse;
  beforeAll(async () => void (here = await startDocumentHouse()));
  afterAll(() => here.stop());
  beforeEach(() => here.clear());

  /** Reads without a process: what is looked at here is who may do what. */
  const reader: DocumentReader = async (_name, bytes) => ({
    kind: 'text',
    date: '2026-03-03',
    blocks: [{ kind: 'text', text: Buffer.from(bytes).toString() }],
    notRead: [],
  });
  async function keep(who: string, title: string): Promise<string> {
    const message = (await here.messagesTo(who)).at(-1);
    if (!message) throw new Error('nothing was said');
    await here.house.account(who).clickIn(message, 'Garder en brouillon');
    return here.house.account(who).submit({ title, publisher: 'Mairie' });
  }
  const documents = () =>
    here.house.test.database.prisma.knowledgeItem.findMany({ where: { kind: 'document' } });

  it('shows a draft of real people to no invented one, who knows neither its id nor its file', async () => {
    await here.send('denis', 'n.txt');
    await here.readAll(reader);
    expect(await keep('denis', 'Note secrète')).toMatch(/Le brouillon est enregistré/);
    const [draft] = await documents();
    const zoe = here.house.account('zoe');
    const payload = { documentId: draft?.id ?? '' };
    const said = await zoe.press({ label: 'Corriger', actionId: 'schemes.correctDocument', payload });
    expect(said).toMatch(/ne trouve pas de document/);
    expect(zoe.form()).toBeUndefined();

    await here.send('zoe', 'n.txt');
    await here.readAll(reader);
    expect(await here.sentTo('zoe')).toEqual([expect.stringMatching(/^Le document est lu/)]);
    expect(await keep('zoe', 'Note secrète')).toMatch(/Le brouillon est enregistré/);
    expect(await documents()).toEqual([draft]);

    const [mine] = (await here.imports()).filter(({ personId }) => personId === 'zoe');
    const drop = {
      label: 'Écarter',
      actionId: 'schemes.dropDocument',
      payload: { documentId: mine?.id ?? '' },
    };
    const { prisma } = here.house.test.database;
    await prisma.documentImport.updateMany({ where: { id: mine?.id ?? '' }, data: { visitor: 'another' } });
    expect(await zoe.press(drop)).toMatch(/n’attend plus/);
    await prisma.documentImport.updateMany({ where: { id: mine?.id ?? '' }, data: { visitor: 'T1' } });
    expect(await zoe.press(drop)).toMatch(/rien de ce document n’est gardé/);
  });

  it.each(['La même note', 'Une autre note'])('keeps the same file once, read twice: %s', async (title) => {
    for (const who of ['denis', 'lea']) await here.send(who, 'n.txt');
    await here.readAll(reader);
    expect(await keep('denis', 'La même note')).toMatch(/Le brouillon est enregistré/);
    expect(await keep('lea', title)).toBe(
      'Ce document est déjà là, sous le titre « La même note » : rien n’est ajouté.',
    );
    expect(await documents()).toHaveLength(1);
  });

  it('takes ten of each at most until they are kept or given up, and those of visitors last', async () => {
    await here.send('zoe', 'z.txt');
    for (let count = 1; count <= 10; count += 1)
      expect(await here.send('denis', `n${count}.txt`)).toMatch(/^J’ai reçu/);
    expect(await here.send('denis', 'n11.txt')).toMatch(/déjà 10 documents en cours/);
    expect(await here.send('lea', 'l.txt')).toMatch(/^J’ai reçu/);
    await here.readAll(reader);
    expect(here.fetched).toHaveLength(12);
    expect(here.fetched.at(-1)).toBe('z.txt');
    expect(await here.send('denis', 'n11.txt')).toMatch(/déjà 10 documents en cours/);
  });

  it('is given back at once where the instance stops, and the try does not count', async () => {
    await here.send('denis', 'n.txt');
    const worker = here.reading(here.process('for (;;);', 60));
    await here.until(async () => (await here.imports())[0]?.state === 'reading');
    const begun = Date.now();
    await worker.stop();
    expect(Date.now() - begun).toBeLessThan(5000);
    expect(await here.imports()).toMatchObject([{ state: 'waiting', tries: 0, nextTryAt: here.house.now }]);
    await here.readAll(reader);
    expect(await here.sentTo('denis')).toEqual([expect.stringMatching(/^Le document est lu/)]);
  });

  it('gives up one over which every reader died', async () => {
    await here.send('denis', 'poison.pdf');
    await here.house.test.database.prisma.documentImport.updateMany({ data: { state: 'reading', tries: 3 } });
    await here.readAll(reader);
    expect(here.fetched).toEqual([]);
    expect(await here.sentTo('denis')).toEqual([
      expect.stringMatching(/Je n’ai pas pu lire « poison\.pdf »/),
    ]);
  });
});
