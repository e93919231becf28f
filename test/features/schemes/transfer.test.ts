import { exportKnowledge, importKnowledge, loadSeed } from '../../../src/features/schemes';
import { addDocument } from '../../../src/features/schemes/documents/store';
import { confirmFact, restoreFact, withdrawFact } from '../../../src/features/schemes/editing/publish';
import type { KnowledgeFile } from '../../../src/features/schemes/transfer/knowledge-file';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { knowledge, seedFolder } from './asking';

const deed = { now: new Date('2026-11-23T09:00:00Z'), source: 'test' };
const [first, second, third] = knowledge.facts.map(({ id }) => id);
jest.setTimeout(60_000);

describe('the whole knowledge in a file', () => {
  let from: TestDatabase;
  let to: TestDatabase;
  let whole: KnowledgeFile;
  beforeAll(async () => {
    [from, to] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    const { transactions } = from.database;
    await loadSeed(transactions, seedFolder);
    await transactions.run(async (tx) => {
      await withdrawFact(tx, first ?? '', 'n’est plus vrai', { ...deed, personId: 'lea' });
      await confirmFact(tx, second ?? '', '2029-01-31', deed);
      await withdrawFact(tx, third ?? '', 'essai', deed);
      await restoreFact(tx, third ?? '', deed);
      await addDocument(
        tx,
        { id: 'note', sourceId: 'document-note', title: 'Note', date: '2026', recheck: '2027-01-01' },
        { id: 'document-note', title: 'Note', publisher: 'Région' },
        [{ id: 'note/1', documentId: 'note', text: 'Un passage, « entre guillemets ».', place: 'page 1' }],
      );
    });
    whole = await exportKnowledge(transactions, deed);
  });
  afterAll(() => Promise.all([from.drop(), to.drop()]));

  const tables = async ({ database: { prisma } }: TestDatabase) => ({
    items: await prisma.knowledgeItem.findMany({ orderBy: [{ kind: 'asc' }, { id: 'asc' }] }),
    revisions: await prisma.knowledgeRevision.findMany({
      orderBy: [{ kind: 'asc' }, { id: 'asc' }, { revision: 'asc' }],
    }),
  });
  const version = async () => (await to.database.prisma.knowledgeVersion.findFirst())?.version;
  const take = (file: unknown, dryRun = false) =>
    importKnowledge(to.database.transactions, typeof file === 'string' ? file : JSON.stringify(file), {
      ...deed,
      dryRun,
    });

  it('refuses a bad file whole, and names every problem', async () => {
    const bad = structuredClone(whole) as unknown as {
      items: Record<string, unknown>[];
      revisions: unknown[];
    };
    const fact = bad.items.findIndex(({ kind }) => kind === 'fact');
    const source = bad.items.findIndex(({ kind }) => kind === 'source');
    Object.assign(bad.items[fact]?.['data'] as object, { sources: ['nulle-part'], recheck: 'demain' });
    Object.assign(bad.items[source]?.['data'] as object, { url: 'javascript:alert(1)' });
    bad.items.push({ kind: 'rien' }, { ...bad.items[fact + 1] });
    const said = take(bad);
    await expect(said).rejects.toThrow(/« nulle-part », qui n’est pas dans le fichier/);
    await expect(said).rejects.toThrow(/« recheck » n’est pas un jour/);
    await expect(said).rejects.toThrow(/« url » n’est pas une adresse/);
    await expect(said).rejects.toThrow(/élément \d+ : le champ « kind »/);
    await expect(said).rejects.toThrow(/deux fois dans le fichier/);
    await expect(said).rejects.toThrow(/rien n’est importé/);
    await expect(take('{')).rejects.toThrow(/pas un fichier de connaissances/);
    expect(await tables(to)).toEqual({ items: [], revisions: [] });
  });

  it('says beforehand what it would do, and does nothing', async () => {
    expect(await take(whole, true)).toEqual({
      added: whole.items.length,
      changed: 0,
      removed: 0,
      unchanged: 0,
      revisions: 4,
    });
    expect(await tables(to)).toEqual({ items: [], revisions: [] });
  });

  it('loses nothing on the way to an empty base; the same again changes nothing', async () => {
    await take(whole);
    const there = await tables(to);
    expect(there).toEqual(await tables(from));
    expect(there.items.length).toBeGreaterThan(1000);
    expect(new Set(there.items.map(({ state }) => state))).toEqual(
      new Set(['draft', 'published', 'withdrawn']),
    );
    expect(new Set(there.items.map(({ origin }) => origin))).toEqual(new Set(['seed', 'edited', 'document']));
    const before = await version();
    expect(await take(whole)).toMatchObject({ added: 0, changed: 0, removed: 0, revisions: 0 });
    expect(await version()).toBe(before);
    expect(await exportKnowledge(to.database.transactions, deed)).toEqual(whole);
  });

  it('is stopped by work done by hand that the file does not hold', async () => {
    await to.database.transactions.run((tx) => confirmFact(tx, second ?? '', '2030-01-31', deed));
    const before = await tables(to);
    await expect(take(whole)).rejects.toThrow(
      /version plus récente que le fichier[^]*historique[^]*rien n’est importé/,
    );
    expect(await tables(to)).toEqual(before);
  });

  it('takes the place of what the seed made', async () => {
    const { prisma } = to.database;
    await prisma.$executeRaw`DO $$ BEGIN PERFORM set_config('jalon.may_forget', 'on', true);
      TRUNCATE knowledge_revision; END $$`;
    await prisma.knowledgeItem.deleteMany();
    await loadSeed(to.database.transactions, seedFolder);
    expect(await take(whole)).toMatchObject({ added: 3, changed: 3, removed: 0, revisions: 4 });
    expect(await tables(to)).toEqual(await tables(from));
  });
});
