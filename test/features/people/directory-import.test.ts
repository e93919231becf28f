import { journal, loadDemoPeople, removeDemonstration } from '../../../src/features/people';
import {
  applyImport,
  previewImport,
  type Importing,
} from '../../../src/features/people/directory/import-directory';
import { exportDirectory } from '../../../src/features/people/directory/export-directory';
import { knowsDirectoryColumn } from '../../../src/features/people/directory/columns';
import { readDirectory, type ReadDirectory } from '../../../src/features/people/directory/read-directory';
import type { ImportPlan } from '../../../src/features/people/directory/plan-import';
import type { TerritoryRegister } from '../../../src/features/territories';
import { readTable } from '../../../src/tables/read-table';
import type { Cell } from '../../../src/tables/table';
import { writeCsv, writeXlsx } from '../../../src/tables/write-table';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { register } from '../territories/register';

const now = new Date('2026-11-24T08:00:00Z');
const header = ['Nom complet', 'Courriel', 'Rôle', 'Organisation', 'Région', 'Territoire', 'Fuseau horaire'];
const first: Cell[][] = [
  ['Éloïse Le Goff', 'eloise@x.fr', 'élue', 'Vitré "Co" ; =1+1', '', 'Fougères – Vitré'],
  ['Éloïse Le Goff', 'eloise@x.fr', 'Région', '', 'Bretagne'],
  ['Ann Payet', 'ann@x.re', 'cheffe de projet', '', '', 'Est Réunion Industries'],
  ['Bo Ly', 'bo@x.fr', 'délégation', 'ANCT'],
  ['Ed Roy', 'ed@x.fr', 'aucun rôle', 'Ville', '', '', 'Guadeloupe'],
];

describe('the import of a directory', () => {
  let test: TestDatabase;
  let territories: TerritoryRegister;
  beforeAll(async () => void (territories = await register()));
  beforeEach(async () => void (test = await createTestDatabase()));
  afterEach(() => test.drop());

  const read = (rows: Cell[][]): ReadDirectory =>
    readDirectory({ header, rows: rows.map((cells, index) => ({ line: index + 2, cells })) }, territories);
  const importRows = (rows: Cell[][], options: Partial<Importing> = {}): Promise<ImportPlan> =>
    applyImport(test.database.transactions, read(rows), {
      removeAbsent: false,
      appointed: [],
      now,
      source: 'test',
      removeDemonstration,
      ...options,
    });
  const figures = ({ added, changed, unchanged, absent, absentChanged }: ImportPlan) =>
    [added, changed, unchanged, absent, absentChanged].map((list) => list.length);
  const people = () =>
    test.database.prisma.person.findMany({
      orderBy: { email: 'asc' },
      select: {
        name: true,
        email: true,
        organisation: true,
        timeZone: true,
        assignments: {
          orderBy: { id: 'asc' },
          select: { role: true, regionCode: true, territoryId: true },
        },
      },
    });
  const entries = () => test.database.prisma.journalEntry.findMany({ orderBy: { id: 'asc' } });

  it('writes people and their roles, and says so in the journal', async () => {
    expect(figures(await importRows(first))).toEqual([4, 0, 0, 0, 0]);
    expect(await people()).toMatchObject([
      {
        email: 'ann@x.re',
        timeZone: 'Indian/Reunion',
        assignments: [{ role: 'chefDeProjet', regionCode: '04' }],
      },
      { email: 'bo@x.fr', organisation: 'ANCT', assignments: [{ role: 'delegation', regionCode: null }] },
      { email: 'ed@x.fr', timeZone: 'America/Guadeloupe', assignments: [] },
      {
        email: 'eloise@x.fr',
        organisation: 'Vitré "Co" ; =1+1',
        timeZone: 'Europe/Paris',
        assignments: [
          { role: 'elu', regionCode: '53', territoryId: 'ti-5307' },
          { role: 'piloteRegional', regionCode: '53', territoryId: null },
        ].map((assignment) => expect.objectContaining({ role: assignment.role }) as unknown),
      },
    ]);
    const ids = (await test.database.prisma.person.findMany()).map(({ id }) => id);
    const lines = await entries();
    expect(lines.map(({ subjectId }) => subjectId).sort()).toEqual(ids.sort());
    expect(lines[0]).toMatchObject({
      action: 'directory.import',
      subject: 'person',
      personId: null,
      source: 'test',
    });
  });

  it('changes nothing the second time, and says so', async () => {
    await importRows(first);
    const before = await people();
    expect(figures(await importRows(first))).toEqual([0, 0, 4, 0, 0]);
    expect(await people()).toEqual(before);
    expect(await entries()).toHaveLength(4);
  });

  it('writes nothing in a dry run, and foretells what the import does', async () => {
    await importRows(first);
    const changed = [...first.slice(1), ['Zoé Noir', 'zoe@x.fr', 'opérateur']];
    const before = [await people(), await entries()];
    const foretold = await previewImport(test.database.transactions, read(changed).people, {
      removeAbsent: false,
      appointed: [],
    });
    expect([await people(), await entries()]).toEqual(before);
    expect(figures(await importRows(changed))).toEqual(figures(foretold));
    expect(figures(foretold)).toEqual([1, 1, 3, 0, 0]);
  });

  it('changes what the file says otherwise, and leaves what it does not say', async () => {
    await importRows(first);
    const plan = await importRows([['Bo LY-ROY', 'BO@x.fr', 'opérateur', '', '', '', '']]);
    expect(plan.absent.map(({ email }) => email)).toEqual(['ann@x.re', 'ed@x.fr', 'eloise@x.fr']);
    const bo = (await people()).find(({ email }) => email === 'bo@x.fr');
    expect(bo).toMatchObject({ name: 'Bo LY-ROY', organisation: null, timeZone: 'Europe/Paris' });
    expect(bo?.assignments).toEqual([{ role: 'operateur', regionCode: null, territoryId: null }]);
    expect(await people()).toHaveLength(4);
    expect(await entries()).toHaveLength(5);
  });

  it('takes the roles of absent people away when told to, erases nobody, and spares appointed administrators', async () => {
    await importRows([...first, ['Ad Min', 'ad@x.fr', 'admin']]);
    const options = { removeAbsent: true, appointed: ['ad@x.fr'] };
    const rows: Cell[][] = [['Bo Ly', 'bo@x.fr', 'délégation', 'ANCT']];
    const plan = await importRows(rows, options);
    expect(figures(plan)).toEqual([0, 0, 1, 4, 2]);
    expect((await people()).map(({ email, assignments }) => [email, assignments.length])).toEqual([
      ['ad@x.fr', 1],
      ['ann@x.re', 0],
      ['bo@x.fr', 1],
      ['ed@x.fr', 0],
      ['eloise@x.fr', 0],
    ]);
    expect(figures(await importRows(rows, options))).toEqual([0, 0, 1, 4, 0]);
    const appointed = await importRows([['Ad Min', 'ad@x.fr', 'élu', '', '', 'Cotentin']], options);
    expect(appointed.changed[0]?.assignmentsRemoved).toEqual([]);
  });

  it('refuses a file with a problem, or with nobody', async () => {
    await expect(async () => importRows([...first, ['X', 'x@x.fr', 'maire']])).rejects.toThrow(/1 problème/);
    await expect(async () => importRows([])).rejects.toThrow(/ne contient personne/);
    expect(await people()).toEqual([]);
  });

  it('imports nothing when it fails in the middle, at any step', async () => {
    await test.database.transactions.run((tx) => loadDemoPeople(tx, now));
    await importRows(first, { removeDemonstration: async () => {} });
    const before = [await people(), await entries()];
    for (let failing = 1; failing <= 6; failing += 1) {
      const import_ = importRows(
        [
          ['Zoé Noir', 'zoe@x.fr', 'opérateur'],
          ['Bo', 'bo@x.fr', 'admin'],
        ],
        {
          removeAbsent: true,
          progress(done) {
            if (done === failing) throw new Error('power cut');
          },
        },
      );
      await expect(import_).rejects.toThrow('power cut');
      expect([await people(), await entries()]).toEqual(before);
    }
  });

  it('removes the demonstration with the first real people', async () => {
    await test.database.transactions.run((tx) => loadDemoPeople(tx, now));
    await importRows(first);
    expect(await test.database.prisma.person.count({ where: { demo: true } })).toBe(0);
    expect(await people()).toHaveLength(4);
  });

  it('waits for another import of the same file, and finds it done', async () => {
    const plans = await Promise.all([importRows(first), importRows(first), importRows(first)]);
    expect(plans.map(figures).sort()).toEqual([
      [0, 0, 4, 0, 0],
      [0, 0, 4, 0, 0],
      [4, 0, 0, 0, 0],
    ]);
    expect(await entries()).toHaveLength(4);
  });

  it.each(['annuaire.csv', 'annuaire.xlsx'])(
    'reads what it exported to %s back without a change',
    async (file) => {
      await importRows([...first, ['=CMD()', 'odd+ox@x.fr', 'admin', '  -12 ', 'Alsace']]);
      const table = await test.database.transactions.run((tx) =>
        exportDirectory(tx, territories, { now, source: 'x' }),
      );
      const bytes = file.endsWith('csv') ? writeCsv(table) : await writeXlsx(table);
      const back = readDirectory(await readTable(file, bytes, { knows: knowsDirectoryColumn }), territories);
      expect(back.problems).toEqual([]);
      expect(back.ignored).toEqual([]);
      const plan = await previewImport(test.database.transactions, back.people, {
        removeAbsent: true,
        appointed: [],
      });
      expect(figures(plan)).toEqual([0, 0, 5, 0, 0]);
    },
  );

  it('leaves erased and invented people out of the export', async () => {
    await importRows(first);
    await test.database.transactions.run((tx) => loadDemoPeople(tx, now));
    await test.database.prisma.person.updateMany({
      where: { email: 'bo@x.fr' },
      data: { name: '', email: null, erasedAt: now },
    });
    const { rows } = await test.database.transactions.run((tx) =>
      exportDirectory(tx, territories, { now, source: 'x' }),
    );
    expect(rows.map(([name]) => name)).toEqual(['Ann Payet', 'Ed Roy', 'Éloïse Le Goff', 'Éloïse Le Goff']);
  });

  it('imports 5,000 rows in a few seconds', async () => {
    const names = territories.territories.map(({ name }) => name);
    const rows = Array.from({ length: 5000 }, (_, index): Cell[] => [
      `Prénom Nom ${index}`,
      `p${Math.floor(index / 2) * 2}@x.fr`,
      index % 2 === 0 ? 'élue' : 'industriel',
      `Structure ${index}`,
      '',
      names[index % names.length],
    ]);
    for (const row of rows) row[0] = row[3] = String(row[1]).replace('@', ' ');
    const startedAt = performance.now();
    expect(figures(await importRows(rows))).toEqual([2500, 0, 0, 0, 0]);
    const ms = Math.round(performance.now() - startedAt);
    const again = performance.now();
    expect(figures(await importRows(rows))).toEqual([0, 0, 2500, 0, 0]);
    console.log(`5,000 rows: ${ms} ms, again: ${Math.round(performance.now() - again)} ms`);
    expect(ms).toBeLessThan(10_000);
  });

  it('refuses to rewrite the journal outside the commands that may', async () => {
    await importRows(first);
    const { journalEntry } = test.database.prisma;
    await expect(journalEntry.deleteMany()).rejects.toThrow(/append-only/);
    await expect(journalEntry.updateMany({ data: { source: 'x' } })).rejects.toThrow(/append-only/);
    // Nor in a transaction that removed the demonstration before.
    const sneaky = test.database.transactions.run(async (tx) => {
      await removeDemonstration(tx);
      await journal(tx, []);
      await (tx as unknown as { journalEntry: typeof journalEntry }).journalEntry.deleteMany();
    });
    await expect(sneaky).rejects.toThrow(/append-only/);
    expect(await entries()).toHaveLength(4);
  });
});
