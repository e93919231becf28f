import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { importSource } from '../../src/features/action-sheets/files';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const project = path.join(__dirname, '..', '..');

describe('jalon sheets', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'jalon-sheets-'));
  const file = path.join(folder, 'suivi.csv');
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(async () => {
    await test.drop();
    rmSync(folder, { recursive: true });
  });

  async function sheets(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    const preload = path.join(project, 'test', 'support', 'run-typescript.cjs');
    const cli = path.join(project, 'src', 'cli.ts');
    const child = spawn(process.execPath, ['-r', preload, cli, 'sheets', ...args], {
      cwd: project,
      env: { PATH: process.env['PATH'], DATABASE_URL: test.url },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [out, err, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close') as Promise<[number]>,
    ]);
    return { code, out, err };
  }
  const count = () => test.database.prisma.sheet.count({ where: { demo: false } });

  it('imports all or nothing, exports, lists, and journals it', async () => {
    writeFileSync(file, 'Titre;Statut;Échéance\nÉtude;bof;15/03/2020\nFriche;;\n');
    const refused = await sheets('import', file, '--territory', 'Basse-Terre');
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toMatch(/Ligne 2, Statut : « bof »/);
    expect(await count()).toBe(0);

    writeFileSync(file, 'Titre;Statut;Échéance\nÉtude;bloquée;15/03/2020\nFriche;;\n');
    const dry = await sheets('import', file, '--territory', 'Basse-Terre', '--dry-run');
    expect(dry.out).toMatch(/2 fiches nouvelles.*\nEssai : rien n’a été écrit\./);
    expect(await count()).toBe(0);
    const done = await sheets('import', file, '--territory', 'basse terre');
    expect(done).toMatchObject({ code: 0 });
    expect(done.out).toContain('2 fiches nouvelles, 0 fiche modifiée');

    const exported = path.join(folder, 'export.xlsx');
    expect((await sheets('export', exported, '--region', 'guadeloupe')).out).toMatch(/^2 fiches dans/);
    expect(statSync(exported).mode & 0o777).toBe(0o600);
    expect((await sheets('import', exported)).out).toContain('2 fiches inchangées');

    const list = await sheets('list', '--late', '--status', 'bloquée');
    expect(list.out).toMatch(/Basse-Terre +1 +Étude +bloquée[^]*\n1 fiche\.\n$/);
    expect((await sheets('list', '--region', 'Bretagne')).out).toBe('0 fiche.\n');
    const entries = await test.database.prisma.journalEntry.findMany({
      where: { source: { startsWith: 'jalon sheets' } },
      orderBy: { id: 'asc' },
    });
    expect(entries.map(({ action, source, personId }) => [action, source, personId])).toEqual([
      ['sheet.create', importSource('suivi.csv'), null],
      ['sheet.create', importSource('suivi.csv'), null],
      ['sheet.export', 'jalon sheets export', null],
      ['sheet.read', 'jalon sheets list', null],
    ]);
  }, 180_000);

  it.each([
    [['list', '--territory', 'Base-Terre'], /Voulez-vous dire Basse-Terre/],
    [['list', '--region', 'Bretaigne'], /n’est pas une Région/],
    [['list', '--stale', 'six'], /--stale/],
    [['export', 'fiches.pdf'], /\.xlsx ou \.csv/],
    [['import', '/nulle/part.xlsx'], /ne se lit pas/],
  ])('%j ends with 2 and says why', async (args, says) => {
    const { code, err } = await sheets(...args);
    expect(code).toBe(2);
    expect(err).toMatch(says);
    expect(err).not.toMatch(/ {4}at /);
  });
});
