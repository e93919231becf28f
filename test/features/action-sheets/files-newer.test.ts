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
beforeAll(async () => void (db = await createTestDatabase()));
afterAll(() => db.drop());
beforeEach(async () => {
  await db.database.prisma
    .$executeRaw`DO $$ BEGIN PERFORM set_config('jalon.may_forget', 'on', true); TRUNCATE sheet, sheet_revision, delivery, journal_entry, person, assignment, account CASCADE; END $$`;
});

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
async function says(
  sheetId: string,
  set: FieldValues,
  { days = 1, at = new Date(now.getTime() + days * dayMs) } = {},
) {
  const [sheet] = await sheets();
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
const apply = async (file: Table, more = {}, source = deed.source) => {
  const options = await importOptions({ territoryId: 'ti-0101', ...more });
  return run((tx) => applyImport(tx, everywhere, file, options, { ...deed, source }));
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
    expect((await plan(file(40, '2026-11-27'))).conflicts).toEqual([]);
  });

  test('does not surely know what was said on the day that it tells', async () => {
    const id = await aSheet();
    await says(id, { progress: 60 }, { at: new Date('2026-11-26T16:00:00Z') });
    expect((await plan(file(40, '2026-11-26'))).conflicts).toHaveLength(1);
    expect((await plan(file(30, '2026-11-26'))).kept).toHaveLength(1);
  });

  test('takes a day for that of whoever kept it, not for one of Greenwich', async () => {
    const id = await aSheet();
    // In Paris and in La Réunion it is the 26th already.
    await says(id, { progress: 60 }, { at: new Date('2026-11-25T23:30:00Z') });
    expect((await plan(file(40, '2026-11-26'))).conflicts).toHaveLength(1);
    expect((await plan(file(40, '2026-11-27'))).conflicts).toEqual([]);
  });

  test('older than the sheet itself, it conflicts with what whoever made it wrote', async () => {
    await aSheet();
    expect((await plan(file(40, '2026-11-20'))).conflicts).toHaveLength(1);
  });

  test('that tells an old day still knows what it wrote itself', async () => {
    await apply(file(30, '2026-10-01'), {}, 'this file');
    expect((await plan(file(50, '2026-10-01'), { source: 'this file' })).changed).toHaveLength(1);
    expect((await plan(file(50, '2026-10-01'), { source: 'another' })).conflicts).toHaveLength(1);
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

describe('a spreadsheet that is imported again and again, beside what is said in conversation', () => {
  const file = (progress: number, budget = '1 M€') =>
    table(['Intitulé', 'Avancement', 'Budget'], ['Étude', `${progress} %`, budget]);

  /** Its budget was said anew in conversation, and kept beside another change of the file. */
  async function keptBudget(): Promise<void> {
    await apply(file(30));
    const [sheet] = await sheets();
    await says(sheet?.id ?? '', { budget: { euros: 2_000_000 } });
    const second = await apply(file(40));
    expect([second.changed.length, second.kept.length]).toEqual([1, 1]);
  }

  test('never takes back what was said, however often', async () => {
    await keptBudget();
    for (let time = 0; time < 3; time += 1) {
      const again = await apply(file(40));
      expect([again.changed, again.conflicts, again.kept.length]).toEqual([[], [], 1]);
    }
    expect((await apply(file(50))).changed).toMatchObject([{ changes: [{ field: 'progress' }] }]);
    expect(await fieldsNow()).toMatchObject({ progress: 50, budget: { euros: 2_000_000 } });
  });

  test('with another budget than both, is a conflict', async () => {
    await keptBudget();
    expect((await apply(file(40, '3 M€'))).conflicts).toHaveLength(1);
    expect(await fieldsNow()).toMatchObject({ budget: { euros: 2_000_000 } });
  });

  test('the import of another file makes nothing known to it', async () => {
    await apply(file(30), {}, 'ours');
    const [sheet] = await sheets();
    await says(sheet?.id ?? '', { budget: { euros: 2_000_000 } });
    await apply(table(['Intitulé', 'Besoin'], ['Étude', 'Des locaux']), {}, 'theirs');
    expect(await apply(file(30), {}, 'ours')).toMatchObject({ changed: [], conflicts: [], kept: [{}] });
    await apply(table(['Intitulé', 'Budget'], ['Étude', '4 M€']), { overwriteNewer: true }, 'theirs');
    expect(await apply(file(30), {}, 'ours')).toMatchObject({ changed: [], conflicts: [], kept: [{}] });
    expect((await apply(file(30, '5 M€'), {}, 'ours')).conflicts).toHaveLength(1);
    expect(await fieldsNow()).toMatchObject({ budget: { euros: 4_000_000 }, need: 'Des locaux' });
  });

  test('under a new name goes on from what was imported last', async () => {
    await apply(file(30), {}, 'november');
    expect((await apply(file(50), {}, 'december')).changed).toHaveLength(1);
    expect(await apply(file(30), {}, 'november')).toMatchObject({ changed: [], kept: [{}] });
  });

  test('of which an import was undone keeps the undoing', async () => {
    await apply(file(30));
    await apply(file(50));
    const [sheet] = await sheets();
    await says(sheet?.id ?? '', { progress: 30 });
    expect(await apply(file(50))).toMatchObject({ changed: [], conflicts: [], kept: [{}] });
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

describe('an import and the binôme', () => {
  async function half(id: string, role: string, linked: boolean) {
    const { prisma } = db.database;
    await prisma.person.create({
      data: { id, name: `Madame ${id}`, timeZone: 'Europe/Paris', createdAt: now },
    });
    await prisma.assignment.createMany({
      data: ['ti-0101', 'ti-0102'].map((territoryId) => ({ personId: id, role, territoryId })),
    });
    const account = { platform: 'slack', workspaceId: 'T1', memberId: id, kind: 'member', personId: id };
    const linking = { linkedBy: 'verifiedAddress', linkedAt: now, checkedAt: now, lastActiveAt: now };
    if (linked) await prisma.account.create({ data: { ...account, ...linking } });
  }
  const told = async () =>
    (await db.database.prisma.delivery.findMany()).map(({ message }) => (message as { text: string }).text);
  const file = table(
    ['Territoire', 'Intitulé', 'Avancement'],
    ['ti-0101', 'Étude', '60 %'],
    ['ti-0101', 'Friche', '10 %'],
    ['ti-0102', 'Halle', '20 %'],
  );

  test('tells each half in one message of all her sheets, once, and says who could not be told', async () => {
    await half('elue', 'elu', true);
    await half('industrielle', 'industriel', false);
    await aSheet();
    const applied = await apply(file);
    expect(applied.notes).toEqual([
      'Madame industrielle n’a pas encore relié de compte à Jalon : cette personne n’est pas prévenue.',
    ]);
    await apply(file);
    const [text, ...others] = await told();
    expect(others).toEqual([]);
    expect(text).toMatch(/^Un import a créé 2 fiches et modifié une fiche \(Basse-Terre et .*\) :/);
    expect(text).toContain('• Fiche 1 : Étude. Avancement : 30 % → 60 %');
    expect(text).toContain('• Fiche 2 : Friche (nouvelle)');
    expect(text).toContain('Halle (nouvelle)');
  });
});
