import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import type { Tx } from '../../../src/core/ports';
import {
  applyImport,
  planImport,
  planText,
  problemText,
  sheetFileOptions,
} from '../../../src/features/action-sheets/files';
import { historyOf, listSheets } from '../../../src/features/action-sheets/store';
import { createSheet } from '../../../src/features/action-sheets/create-sheet';
import { readTable } from '../../../src/tables/read-table';
import type { Table } from '../../../src/tables/table';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { register } from '../territories/register';
import { deed, everywhere, importOptions, now, table } from './files-support';

const merged = (value: string, columnSpan: number) => [
  { value, columnSpan },
  ...Array<null>(columnSpan - 1).fill(null),
];
const tall = (value: string) => ({ value, rowSpan: 2 });

/** As a project manager keeps it: a title, two rows of merged headers, amounts and dates as she types them. */
const messy = (...rows: SheetData): Promise<Table> =>
  writeXlsxFile(
    [
      merged('Suivi des fiches action – Territoires d’industrie', 10),
      [],
      [
        tall('Territoire'),
        tall('N° fiche'),
        tall('Intitulé de l’action'),
        tall('Porteur'),
        tall('État d’avancement'),
        tall('Avancement'),
        ...merged('Budget', 1),
        ...merged('Financement', 2),
        ...merged('Calendrier', 2),
        tall('Avis du préfet'),
      ],
      [null, null, null, null, null, null, 'Montant', 'Région', 'État', 'Début', 'Échéance', null],
      ...rows,
    ] as SheetData,
    { sheet: 'Suivi 2027' },
  )
    .toBuffer()
    .then((bytes) => readTable('suivi.xlsx', bytes, sheetFileOptions));

const march = new Date('2027-03-15T00:00:00Z');
const goodRows: SheetData = [
  [
    'Basse-Terre',
    '8',
    'École de production',
    'Léa Martin',
    'En cours',
    { value: 0.6, type: Number, format: '0 %' },
    '1 200 000 €',
    '200 000 € (acquis)',
    { value: 50000, type: Number },
    { value: march, type: Date, format: 'dd/mm/yyyy' },
    'fin juin 2027',
    'ok',
  ],
  [],
  [
    'ti-0102',
    null,
    'Friche de l’arsenal',
    null,
    'à lancer',
    null,
    '1,2 M€',
    null,
    null,
    null,
    '15 mars 2027',
    null,
  ],
];

describe('importing a spreadsheet of sheets', () => {
  let test: TestDatabase;
  const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => test.database.transactions.run(work);
  const all = () => run((tx) => listSheets(tx, everywhere));
  const counts = ({ created, changed, unchanged, problems }: Awaited<ReturnType<typeof planImport>>) => [
    created.length,
    changed.length,
    unchanged.length,
    problems.length,
  ];

  beforeEach(async () => {
    test = await createTestDatabase();
  });
  afterEach(() => test.drop());

  const apply = async (file: Table, more = {}) => {
    const options = await importOptions(more);
    return run((tx) => applyImport(tx, everywhere, file, options, deed));
  };

  it('reads merged headers, accents, amounts and French dates', async () => {
    const plan = await apply(await messy(...goodRows));
    expect(plan.ignored).toEqual(['Avis du préfet']);
    const [school, wasteland] = await all();
    expect(school).toMatchObject({
      territoryId: 'ti-0101',
      number: 8,
      revision: 1,
      fields: {
        title: 'École de production',
        lead: { personId: 'p1' },
        status: 'en_cours',
        progress: 60,
        budget: { euros: 1_200_000 },
        funding: [
          { funder: 'Région', euros: 200_000, state: 'acquis' },
          { funder: 'État', euros: 50_000, state: 'demande' },
        ],
        startDate: '2027-03-15',
        due: { date: '2027-06-30', period: 'fin juin 2027' },
      },
    });
    expect(wasteland).toMatchObject({
      territoryId: 'ti-0102',
      number: 1,
      fields: { status: 'a_lancer', budget: { euros: 1_200_000 }, due: { date: '2027-03-15' } },
    });
  });

  it('is dry until it is asked to write', async () => {
    const options = await importOptions();
    const plan = await run(async (tx) => planImport(tx, everywhere, await messy(...goodRows), options));
    expect(counts(plan)).toEqual([2, 0, 0, 0]);
    expect(await all()).toEqual([]);
  });

  it('changes nothing the second time', async () => {
    const file = await messy(...goodRows);
    await apply(file);
    const before = await all();
    expect(counts(await apply(file))).toEqual([0, 0, 2, 0]);
    expect(await all()).toEqual(before);
  });

  it('names every problem of every row at once, and imports nothing', async () => {
    const bad = await messy(
      ...goodRows,
      ['Basse Tere', '9', 'A', null, 'En cours'],
      ['Basse-Terre', 'neuf', 'B', null, 'bof', '140 %'],
      ['Basse-Terre', '10', null, null, null, null, 'beaucoup'],
      [
        'Basse-Terre',
        '8',
        'Autre',
        null,
        null,
        null,
        null,
        '10 € (peut-être)',
        null,
        '31/02/2027',
        'bientôt',
      ],
      [null, null, 'Sans territoire'],
    );
    const plan = await apply(bad);
    expect(plan.problems.map(problemText)).toEqual([
      expect.stringMatching(/^Ligne 8, Territoire : « Basse Tere » .* Voulez-vous dire « Basse-Terre »/),
      expect.stringMatching(/^Ligne 9, N° fiche : « neuf »/),
      expect.stringMatching(/^Ligne 9, État d’avancement : « bof » .*« à lancer »/),
      'Ligne 9, Avancement : « 140 % » : un avancement va de 0 à 100 %.',
      expect.stringMatching(/^Ligne 10, Budget \/ Montant : « beaucoup »/),
      'Ligne 10, Intitulé de l’action : il manque l’intitulé de la fiche.',
      expect.stringMatching(/^Ligne 11, Financement \/ Région : « peut-être »/),
      expect.stringMatching(/^Ligne 11, .*Début : « 31\/02\/2027 »/),
      expect.stringMatching(/^Ligne 11, .*Échéance : « bientôt »/),
      'Ligne 12, Territoire : il manque le territoire.',
    ]);
    expect(await all()).toEqual([]);
  });

  it('finds duplicates in the file, links that are none, and columns that say the same', async () => {
    const file = table(
      ['Intitulé', 'N°', 'Liens'],
      ['Étude', 3, 'javascript:alert(1)'],
      ['Friche', 4, 'Plan https://exemple.fr/plan.pdf'],
      ['Autre', 4],
      ['École', undefined],
      ['ÉCOLE !', undefined],
    );
    const plan = await apply(file, { territoryId: 'ti-0101' });
    expect(plan.problems.map(problemText)).toEqual([
      expect.stringMatching(/^Ligne 2, Liens : .*n’est pas un lien/),
      'Ligne 4 : c’est la même fiche que la ligne 3.',
      'Ligne 6 : c’est la même fiche que la ligne 5.',
    ]);
    const twice = await apply(table(['Intitulé', 'Porteur', 'Pilote'], ['a', 'b', 'c']), {
      territoryId: 'ti-0101',
    });
    expect(twice.problems.map(problemText)).toEqual([
      'Pilote : Les colonnes « Porteur » et « Pilote » disent la même chose. Gardez-en une.',
    ]);
    expect((await apply(table(['Intitulé'], ['a']))).problems[0]?.message).toMatch(/à quel territoire/);
  });

  it('finds a sheet by its title, changes what the file says and keeps its history', async () => {
    const fields = {
      title: 'Étude',
      status: 'en_cours',
      blocker: 'Le foncier',
      request: { to: 'Région', text: 'Un avis' },
    } as const;
    const sheet = await run((tx) => createSheet(tx, 'ti-0101', false, fields, { way: 'form', ...deed }));
    const file = table(
      ['Titre', 'Statut', 'Blocage', 'Pour quand'],
      ['étude', 'Terminé', undefined, '2027-01-31'],
    );
    const plan = await apply(file, { territoryId: 'ti-0101' });
    expect(planText(plan, await register(), new Map())).toContain('Statut : en cours → terminée');
    const [changed] = await all();
    expect(changed).toMatchObject({ id: sheet.id, revision: 2, updatedAt: now });
    expect(changed?.fields).toEqual({
      ...fields,
      title: 'étude',
      status: 'termine',
      request: { ...fields.request, by: '2027-01-31' },
    });
    const history = await run((tx) => historyOf(tx, everywhere, sheet.id));
    expect(history.map(({ way, source, revision }) => ({ way, source, revision }))).toEqual([
      { way: 'import', source: 'test', revision: 2 },
      { way: 'form', source: 'test', revision: 1 },
    ]);
    const journalled = await test.database.prisma.journalEntry.findMany({
      where: { subjectId: sheet.id },
      orderBy: { id: 'asc' },
    });
    expect(journalled.map(({ action }) => action)).toEqual(['sheet.create', 'sheet.write']);

    expect(counts(await apply(file, { territoryId: 'ti-0101', clearEmpty: true }))).toEqual([0, 1, 0, 0]);
    expect((await all())[0]?.fields).not.toHaveProperty('blocker');
  });

  it('renames no sheet by a partner’s own line numbers', async () => {
    await apply(table(['N°', 'Intitulé'], [1, 'École de production'], [2, 'Friche de l’arsenal']), {
      territoryId: 'ti-0101',
    });
    const before = await all();
    const theirs = table(
      ['N°', 'Intitulé', 'Avancement'],
      [2, 'École de production', '10 %'],
      [1, 'Navette électrique', '20 %'],
      [7, 'Friche de l’Arsenal', '30 %'],
    );
    const plan = await apply(theirs, { territoryId: 'ti-0101' });
    expect(plan.problems.map(problemText)).toEqual([
      'Ligne 2 : la fiche 2 est « Friche de l’arsenal », et « École de production » est la fiche 1. Corrigez le numéro, ou videz-le.',
      expect.stringMatching(
        /^Ligne 3 : la fiche 1 est « École de production », et « Navette électrique » ne lui ressemble pas/,
      ),
      expect.stringMatching(
        /^Ligne 4 : il n’y a pas de fiche 7, et « Friche de l’Arsenal » est la fiche 2\./,
      ),
    ]);
    expect(await all()).toEqual(before);
  });

  it('renames a sheet where the title is put otherwise, or where the export’s revision stands', async () => {
    await apply(table(['N°', 'Intitulé'], [1, 'École de production'], [2, 'Friche de l’arsenal']), {
      territoryId: 'ti-0101',
    });
    await apply(
      table(['N°', 'Intitulé', 'Révision'], [1, 'L’école des productions'], [2, 'Hôtel d’entreprises', 1]),
      { territoryId: 'ti-0101' },
    );
    expect((await all()).map(({ fields }) => fields.title)).toEqual([
      'L’école des productions',
      'Hôtel d’entreprises',
    ]);
  });

  it('asks for the number where two sheets have one title, and stays inside the perimeter', async () => {
    const create = () =>
      run((tx) =>
        createSheet(tx, 'ti-0101', false, { title: 'Étude', status: 'en_cours' }, { way: 'form', ...deed }),
      );
    await create();
    await create();
    const file = table(['Intitulé'], ['Étude']);
    expect((await apply(file, { territoryId: 'ti-0101' })).problems[0]?.message).toMatch(/\(1 et 2\)/);
    const options = await importOptions({ territoryId: 'ti-0101' });
    const elsewhere = { demo: false, territoryIds: ['ti-0102'] };
    const plan = await run((tx) => applyImport(tx, elsewhere, file, options, deed));
    expect(plan.problems[0]?.message).toMatch(/vous ne pouvez pas écrire/);
    expect(await all()).toHaveLength(2);
  });

  it('leaves nothing half-imported when it fails in the middle', async () => {
    const file = table(['Intitulé'], ...Array.from({ length: 600 }, (_, at) => [`Fiche ${at}`]));
    const options = await importOptions({ territoryId: 'ti-0101' });
    const failing = run((tx) =>
      applyImport(tx, everywhere, file, options, deed, (done) => {
        if (done >= 500) throw new Error('power cut');
      }),
    );
    await expect(failing).rejects.toThrow('power cut');
    expect(await all()).toEqual([]);
  });

  it('two imports at once wait for each other: each sheet is there once', async () => {
    const file = table(['Intitulé'], ...Array.from({ length: 50 }, (_, at) => [`Fiche ${at}`]));
    const plans = await Promise.all([
      apply(file, { territoryId: 'ti-0101' }),
      apply(file, { territoryId: 'ti-0101' }),
    ]);
    expect(plans.map(({ created }) => created.length).sort()).toEqual([0, 50].sort());
    expect((await all()).map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
  });

  it('reads a CSV file that Excel in France saved', async () => {
    const text =
      'Territoire;N°;Intitulé;Échéance;Coût total (€ HT)\r\nBasse-Terre;2;Œuvre d’été;1er août 2027;950 000 €\r\n';
    const bytes = Buffer.from(
      text.replace('’', '\x92').replace('Œ', '\x8c').replaceAll('€', '\x80'),
      'latin1',
    );
    await apply(await readTable('suivi.csv', bytes, sheetFileOptions));
    expect((await all())[0]?.fields).toMatchObject({
      title: 'Œuvre d’été',
      due: { date: '2027-08-01' },
      budget: { euros: 950_000, excludingTax: true },
    });
  });
});
