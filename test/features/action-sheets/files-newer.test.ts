import type { Tx } from '../../../src/core/ports';
import {
  applyImport,
  exportSheets,
  planImport,
  planText,
  sheetFileOptions,
} from '../../../src/features/action-sheets/files';
import { createSheet } from '../../../src/features/action-sheets/create-sheet';
import { historyOf, listSheets } from '../../../src/features/action-sheets/store';
import type { FieldValues } from '../../../src/features/action-sheets/revision';
import type { SheetFields } from '../../../src/features/action-sheets/sheet';
import { writeSheet } from '../../../src/features/action-sheets/write-sheet';
import { readTable } from '../../../src/tables/read-table';
import type { Cell, Table } from '../../../src/tables/table';
import { writeXlsx } from '../../../src/tables/write-table';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { register } from '../territories/register';
import { deed, everywhere, importOptions, now, table } from './files-support';

let db: TestDatabase;
beforeEach(async () => void (db = await createTestDatabase()));
afterEach(() => db.drop());

const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.database.transactions.run(work);
const dayMs = 86_400_000;
const names = new Map([['p1', 'Léa Martin']]);

async function aSheet(fields: Partial<SheetFields> = {}) {
  const { id } = await run((tx) =>
    createSheet(
      tx,
      'ti-0101',
      false,
      { title: 'Étude', status: 'en_cours', progress: 30, ...fields },
      { way: 'form', ...deed },
    ),
  );
  return id;
}

/** Somebody says it in conversation. */
async function says(sheetId: string, set: FieldValues, { days = 1 } = {}) {
  const [sheet] = await sheets();
  const at = new Date(now.getTime() + days * dayMs);
  await run((tx) =>
    writeSheet(
      tx,
      everywhere,
      { sheetId, revision: sheet?.revision ?? 1, set },
      { authorId: 'p1', way: 'sentence', source: 'chat', now: at },
    ),
  );
}

const sheets = () => run((tx) => listSheets(tx, everywhere));
const fieldsNow = async () => (await sheets())[0]?.fields;

async function exported(): Promise<Table> {
  const written = exportSheets(await sheets(), await importOptions());
  return readTable('fiches.xlsx', await writeXlsx(written), sheetFileOptions);
}

function withCell(file: Table, title: string, value: Cell): Table {
  const at = file.header.indexOf(title);
  expect(at).toBeGreaterThan(-1);
  return {
    ...file,
    rows: file.rows.map((row) => ({ ...row, cells: row.cells.map((cell, i) => (i === at ? value : cell)) })),
  };
}

const plan = async (file: Table, more = {}) => {
  const options = await importOptions({ territoryId: 'ti-0101', ...more });
  return run((tx) => planImport(tx, everywhere, file, options));
};
const apply = async (file: Table, more = {}) => {
  const options = await importOptions({ territoryId: 'ti-0101', ...more });
  return run((tx) => applyImport(tx, everywhere, file, options, deed));
};

describe('an exported file that comes back after somebody changed the sheet', () => {
  test('as it was exported, it takes nothing back, and says what is newer', async () => {
    const id = await aSheet();
    const file = await exported();
    await says(id, { progress: 60 });
    const applied = await apply(file);
    expect([applied.changed, applied.conflicts]).toEqual([[], []]);
    expect(planText(applied, await register(), names)).toMatch(
      /Plus récent que le fichier, gardé : Avancement : 30 % → 60 %/,
    );
    expect(await fieldsNow()).toMatchObject({ progress: 60 });
  });

  test('another field changed in it is written beside the newer one', async () => {
    const id = await aSheet();
    const file = withCell(await exported(), 'Besoin', 'Des locaux');
    await says(id, { progress: 60 });
    await apply(file);
    expect(await fieldsNow()).toMatchObject({ progress: 60, need: 'Des locaux' });
  });

  test('the same field changed in it is a conflict with both values, and is not written', async () => {
    const id = await aSheet();
    const file = withCell(withCell(await exported(), 'Avancement', 40), 'Besoin', 'Des locaux');
    await says(id, { progress: 60 });
    const dry = await plan(file);
    expect(planText(dry, await register(), names)).toMatch(
      /Ligne 2 : fiche 1, Étude \(Basse-Terre\)\. Conflit, rien n’est écrit .*Avancement : 30 % → 60 % \(Léa Martin, le 25 novembre 2026\), et le fichier dit 40 %/,
    );
    const applied = await apply(file);
    expect(planText(applied, await register(), names)).toContain('1 fiche en conflit, laissée telle quelle.');
    expect(await fieldsNow()).toEqual({ title: 'Étude', status: 'en_cours', progress: 60 });
    expect((await sheets())[0]?.revision).toBe(2);
  });

  test('is written over the newer value where that is asked, as a revision that says so', async () => {
    const id = await aSheet();
    const file = withCell(await exported(), 'Avancement', 40);
    await says(id, { progress: 60 });
    await apply(file, { overwriteNewer: true });
    expect(await fieldsNow()).toMatchObject({ progress: 40 });
    const [last] = await run((tx) => historyOf(tx, everywhere, id));
    expect(last).toMatchObject({ way: 'import', changes: [{ field: 'progress', before: 60, after: 40 }] });
  });

  test('both said the same: no conflict', async () => {
    const id = await aSheet();
    const file = withCell(await exported(), 'Avancement', 60);
    await says(id, { progress: 60 });
    expect(await plan(file)).toMatchObject({ conflicts: [], changed: [] });
  });

  test('of a field that was taken away meanwhile, a conflict too', async () => {
    const id = await aSheet({ blocker: 'La DREAL' });
    const file = withCell(await exported(), 'Point de blocage', 'Le préfet');
    await says(id, { blocker: null });
    expect((await plan(file)).conflicts).toHaveLength(1);
  });

  test('a revision that the sheet never had stops the file', async () => {
    await aSheet();
    const file = withCell(withCell(await exported(), 'Révision', 7), 'Avancement', 40);
    expect((await apply(file)).problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('n’a que 1 révisions'),
    ]);
    expect((await apply(withCell(file, 'Révision', 'demain'))).problems[0]?.message).toContain(
      'n’est pas un numéro de révision',
    );
    expect(await fieldsNow()).toMatchObject({ progress: 30 });
  });
});

describe('a file that carries no revision', () => {
  const file = (progress: number, updated?: Cell) =>
    table(['Intitulé', 'Avancement', 'MAJ'], ['Étude', `${progress} %`, updated]);

  test('knows what was there on the day that it tells', async () => {
    const id = await aSheet();
    await says(id, { progress: 60 }, { days: 2 });
    expect((await plan(file(40, '2026-11-24'))).conflicts).toHaveLength(1);
    expect((await plan(file(40, '2026-11-26'))).conflicts).toEqual([]);
  });

  test('knows what the last import wrote: what was said in conversation since stays', async () => {
    await apply(file(30));
    const [sheet] = await sheets();
    await says(sheet?.id ?? '', { progress: 60 });
    const again = await apply(file(30));
    expect([again.changed, again.conflicts, again.kept.length]).toEqual([[], [], 1]);
    expect((await apply(file(40))).conflicts).toHaveLength(1);
    expect(await fieldsNow()).toMatchObject({ progress: 60 });
    await apply(file(40), { overwriteNewer: true });
    expect(await fieldsNow()).toMatchObject({ progress: 40 });
    expect((await apply(file(50))).changed).toHaveLength(1);
  });
});

describe('an import that blocks sheets', () => {
  const blocking = table(
    ['Intitulé', 'Statut', 'Blocage'],
    ['Étude', 'bloquée', 'La DREAL'],
    ['Friche', 'bloquée'],
  );

  async function pilot(linked: boolean) {
    const { prisma } = db.database;
    const person = { id: 'yann', name: 'Yann Kerbrat', timeZone: 'Europe/Paris', createdAt: now };
    await prisma.person.create({ data: person });
    await prisma.assignment.create({ data: { personId: 'yann', role: 'piloteRegional', regionCode: '01' } });
    if (!linked) return;
    const account = { platform: 'slack', workspaceId: 'T1', memberId: 'yann', kind: 'member' };
    const linking = { personId: 'yann', linkedBy: 'verifiedAddress', linkedAt: now };
    await prisma.account.create({ data: { ...account, ...linking, checkedAt: now, lastActiveAt: now } });
  }
  const told = async () =>
    (await db.database.prisma.delivery.findMany()).map(({ message }) => (message as { text: string }).text);

  test('tells the Region’s pilot once, of all of them, with the causes', async () => {
    await pilot(true);
    await aSheet();
    await apply(blocking);
    await apply(blocking);
    const [text, ...others] = await told();
    expect(others).toEqual([]);
    expect(text).toContain('Un import de fiches en signale 2 bloquées');
    expect(text).toContain('la fiche 1 « Étude » est bloquée. Cause : La DREAL.');
    expect(text).toContain('« Friche » est bloquée, sans cause indiquée.');
  });

  test('says who could not be told', async () => {
    await pilot(false);
    expect((await apply(blocking)).notes).toEqual([expect.stringContaining('Yann Kerbrat')]);
    expect(await told()).toEqual([]);
  });
});
