import { exportKnowledge, importKnowledge, loadSeed } from '../../../src/features/schemes';
import { addDocument } from '../../../src/features/schemes/documents/store';
import { confirmFact, restoreFact, withdrawFact } from '../../../src/features/schemes/editing/publish';
import type { KnowledgeFile } from '../../../src/features/schemes/transfer/knowledge-file';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { knowledge } from './asking';
import { seedFolder } from './seed-folder';

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
    await from.database.prisma.factDraft.createMany({
      data: [
        { ...draft('a', 7, 'hand'), newSource: true },
        draft('b', 9, 'correction'),
        { ...draft('c', 10, 'hand'), visitor: 'v1' },
        { ...draft('d', 11, 'hand'), state: 'dropped' },
      ].map(({ newSource = false, ...row }: ReturnType<typeof draft> & { newSource?: boolean }) => ({
        ...row,
        data: {
          ...row.data,
          ...(newSource && { newSource: { id: 'ajout-1', title: 'Note', publisher: 'DGE' } }),
        },
      })),
    });
    whole = await exportKnowledge(transactions, deed);
  });
  afterAll(() => Promise.all([from.drop(), to.drop()]));

  const draft = (letter: string, number: number, bornOf: string) => {
    const fact = knowledge.facts[5];
    if (!fact) throw new Error('no fact');
    const id = bornOf === 'correction' ? fact.id : `${fact.subjectId}/${fact.facet}/brouillon-${letter}`;
    return {
      id: `00000000-0000-4000-8000-00000000000${letter}`,
      number,
      factId: id,
      baseRevision: bornOf === 'correction' ? 1 : null,
      data: { fact: { ...fact, id, ...(letter === 'a' && { sources: ['ajout-1'] }) }, wording: 'Et alors ?' },
      bornOf,
      questionId: letter === 'a' ? '00000000-0000-4000-8000-0000000000ff' : null,
      authorIds: ['denis'],
      visitor: null as string | null,
      state: 'open',
      createdAt: new Date('2026-11-20T09:00:00Z'),
    };
  };
  const tables = async ({ database: { prisma } }: TestDatabase) => ({
    items: await prisma.knowledgeItem.findMany({ orderBy: [{ kind: 'asc' }, { id: 'asc' }] }),
    revisions: await prisma.knowledgeRevision.findMany({
      orderBy: [{ kind: 'asc' }, { id: 'asc' }, { revision: 'asc' }],
    }),
    drafts: await prisma.factDraft.findMany({
      where: { visitor: null, state: 'open' },
      orderBy: { number: 'asc' },
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
    Object.assign(bad.items[source]?.['data'] as object, {
      url: 'javascript:alert(1)',
      published: '2026-13',
    });
    bad.items.push({ kind: 'rien' }, { ...bad.items[fact + 1] });
    const said = take(bad);
    await expect(said).rejects.toThrow(/« nulle-part », qui n’est pas dans le fichier/);
    await expect(said).rejects.toThrow(/« recheck » n’est pas un jour/);
    await expect(said).rejects.toThrow(/« url » n’est pas une adresse/);
    await expect(said).rejects.toThrow(/« published » n’est ni une année, ni un mois, ni un jour/);
    await expect(said).rejects.toThrow(/élément \d+ : le champ « kind »/);
    await expect(said).rejects.toThrow(/deux fois dans le fichier/);
    await expect(said).rejects.toThrow(/rien n’est importé/);
    await expect(take('{')).rejects.toThrow(/pas un fichier de connaissances/);
    expect(await tables(to)).toEqual({ items: [], revisions: [], drafts: [] });
  });

  it('says beforehand what it would do, and does nothing', async () => {
    expect(await take(whole, true)).toEqual({
      added: whole.items.length,
      changed: 0,
      removed: 0,
      unchanged: 0,
      revisions: 4,
      drafts: 2,
    });
    expect(await tables(to)).toEqual({ items: [], revisions: [], drafts: [] });
  });

  it('loses nothing on the way to an empty base; the same again changes nothing', async () => {
    await take(whole);
    const there = await tables(to);
    expect(there).toEqual(await tables(from));
    expect(there.items.length).toBeGreaterThan(1000);
    expect(there.drafts.map(({ number }) => number)).toEqual([7, 9]);
    expect(new Set(there.items.map(({ state }) => state))).toEqual(
      new Set(['draft', 'published', 'withdrawn']),
    );
    expect(new Set(there.items.map(({ origin }) => origin))).toEqual(new Set(['seed', 'edited', 'document']));
    const before = await version();
    expect(await take(whole)).toMatchObject({
      added: 0,
      changed: 0,
      removed: 0,
      revisions: 0,
      drafts: 0,
    });
    expect(await version()).toBe(before);
    expect(await exportKnowledge(to.database.transactions, deed)).toEqual(whole);
  });

  it('leaves drafts of the base as they are, and renumbers what comes with a number that is taken', async () => {
    const { prisma } = to.database;
    const [published = '', waiting = ''] = whole.drafts.map(({ id }) => id);
    await prisma.factDraft.update({ where: { id: published }, data: { state: 'published' } });
    expect(await take(whole)).toMatchObject({ drafts: 0 });
    await prisma.factDraft.delete({ where: { id: waiting } });
    await prisma.factDraft.create({ data: { ...draft('e', 9, 'hand'), baseRevision: null } });
    expect(await take(whole)).toMatchObject({ added: 0, changed: 0, drafts: 1 });
    const open = await prisma.factDraft.findMany({ where: { state: 'open' }, orderBy: { number: 'asc' } });
    expect(open.map(({ id, number }) => [id.at(-1), number])).toEqual([
      ['e', 9],
      ['b', 10],
    ]);
    const { number: _own, ...next } = draft('f', 0, 'hand');
    expect(await prisma.factDraft.create({ data: next })).toMatchObject({ number: 11 });
    await prisma.factDraft.deleteMany();
    expect(await take(whole)).toMatchObject({ drafts: 2 });
    expect(await tables(to)).toEqual(await tables(from));
  });

  it('names what is wrong with a draft, takes nothing then, and reads files of before', async () => {
    const bad = structuredClone(whole);
    const [first, second] = bad.drafts;
    if (!first || !second) throw new Error('no drafts');
    Object.assign(first.data.fact, { subjectId: 'nulle-part', sources: ['rien'] });
    Object.assign(second, { factId: 'autre' });
    await expect(take(bad)).rejects.toThrow(
      /brouillon 7.* : le sujet « nulle-part »[^]*la source « rien »[^]*brouillon 9.* se nomme autrement[^]*rien n’est importé/,
    );
    const same = structuredClone(whole);
    for (const one of same.drafts) one.questionId = '00000000-0000-4000-8000-0000000000ff';
    await expect(take(same)).rejects.toThrow(/brouillon de la question « 0{8}-[^]*rien n’est importé/);
    const { drafts: _none, ...before } = whole;
    expect(await take(before)).toMatchObject({ added: 0, changed: 0, drafts: 0 });
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
