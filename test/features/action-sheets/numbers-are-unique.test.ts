import { loadDemoSheets } from '../../../src/features/action-sheets';
import { demoPersonae, loadDemoPeople } from '../../../src/features/people';
import { seedFolder } from '../schemes/seed-folder';
import { startFullHouse, type FullHouse } from './full-house';
import { fougeres, vannes } from './sheet-people';

let house: FullHouse;
beforeAll(async () => void (house = await startFullHouse()));
afterAll(() => house.stop());
beforeEach(() => house.clear());

const aNewSheet = (title: string, territory?: string) => ({
  kind: 'formSubmitted' as const,
  formId: 'action-sheets.create',
  payload: {},
  values: { title, status: 'a_lancer', ...(territory && { territory }) },
});

test('thirty sheets created at once by three people have thirty numbers in a row', async () => {
  const three = ['claire', 'anne', 'paul'];
  await Promise.all(
    Array.from({ length: 30 }, (_one, at) =>
      house.account(three[at % 3] ?? '').send(aNewSheet(`Fiche numéro ${at}`)),
    ),
  );
  const sheets = await house.sheets();
  expect(sheets.map(({ number }) => number)).toEqual(Array.from({ length: 30 }, (_one, at) => at + 1));
  expect(new Set(sheets.map(({ fields }) => fields.title)).size).toBe(30);
});

test('each territory counts for itself', async () => {
  const nora = house.account('nora');
  await Promise.all(
    [fougeres, vannes, fougeres, vannes].map((id, at) => nora.send(aNewSheet(`Fiche ${at}`, id))),
  );
  expect((await house.sheets()).map(({ territoryId, number }) => [territoryId, number])).toEqual([
    [fougeres, 1],
    [fougeres, 2],
    [vannes, 1],
    [vannes, 2],
  ]);
});

test('the database itself refuses the same number twice', async () => {
  const { number, territoryId } = await house.aSheet();
  const twice = house.test.database.prisma.sheet.create({
    data: {
      id: '00000000-0000-4000-8000-000000000000',
      number,
      territoryId,
      fields: { title: 'Deuxième', status: 'a_lancer' },
      createdAt: house.now,
      updatedAt: house.now,
    },
  });
  await expect(twice).rejects.toThrow();
});

test('a creation is a first revision with everything in it, by its author', async () => {
  await house.account('claire').send(aNewSheet('Pépinière'), { key: 'the-form' });
  const [sheet] = await house.sheets();
  expect(await house.revisions(sheet?.id ?? '')).toEqual([
    {
      revision: 1,
      authorId: 'claire',
      way: 'form',
      source: 'the-form',
      words: null,
      changes: [
        { field: 'title', after: 'Pépinière' },
        { field: 'status', after: 'a_lancer' },
      ],
    },
  ]);
  expect(await house.journalled('sheet.create')).toMatchObject([{ personId: 'claire', source: 'the-form' }]);
});

describe('the demonstration', () => {
  beforeEach(async () => {
    await house.run(async (tx) => {
      await loadDemoPeople(tx, house.now);
      await loadDemoSheets(tx, seedFolder, house.now);
    });
  });

  test('has a dozen sheets, put in place once, and marked as invented', async () => {
    expect(await house.run((tx) => loadDemoSheets(tx, seedFolder, house.now))).toBe(0);
    const sheets = await house.sheets();
    expect(sheets.length).toBeGreaterThanOrEqual(12);
    expect(sheets.every(({ demo }) => demo)).toBe(true);
    expect(demoPersonae.length).toBeGreaterThanOrEqual(7);
  });

  test('is seen by no real person, not even by the delegation', async () => {
    const invented = (await house.sheets()).map(({ fields }) => fields.title);
    await house.aSheet({ title: 'Vraie fiche' });
    for (const who of ['claire', 'yann', 'denis']) {
      const read = await house.account(who).type('fiche liste');
      expect(read).toContain('1 fiche');
      for (const title of invented) expect(read).not.toContain(title);
    }
    for (let more = 0; more < 4; more += 1) await house.aSheet({ title: `Vraie fiche ${more}` });
    expect((await house.account('olga').type('fiche chiffres')).replace(/\s/g, ' ')).toContain('Fiches : 5 ');
  });
});
