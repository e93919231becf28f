import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { runJalon } from './run-jalon';

const good = [
  'Prénom;Nom;Courriel;Rôle;Structure;Région;Territoire d’industrie;Téléphone',
  'Éloïse;Le Goff;eloise@exemple.fr;élue référente;Vitré Communauté;;Fougères - Vitré;06',
  'Éloïse;Le Goff;eloise@exemple.fr;Pilote régionale;;Bretagne;;',
  'Bo;Ly;bo@exemple.fr;délégation;ANCT;;;',
].join('\r\n');

describe('the directory from the command line', () => {
  let test: TestDatabase;
  let folder: string;
  const file = (name: string, content?: string): string => {
    const place = path.join(folder, name);
    if (content !== undefined) writeFileSync(place, content);
    return place;
  };
  const run = (...args: string[]) => runJalon(args, test.url);
  const real = () => test.database.prisma.person.count({ where: { demo: false } });

  beforeAll(async () => {
    test = await createTestDatabase();
    folder = mkdtempSync(path.join(tmpdir(), 'jalon-directory-'));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await test.drop();
  });

  it('names every problem by line and column, and imports nothing', async () => {
    const bad = good.replace('Fougères - Vitré', 'Fougère').replace(';délégation;', ';chef;');
    const { code, out, err } = await run('directory', 'import', file('bad.csv', bad));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(
      /Ligne 2, colonne « Territoire d’industrie » : .*Voulez-vous dire « Fougères – Vitré »/,
    );
    expect(err).toMatch(/Ligne 4, colonne « Rôle » : « chef » n’est pas un rôle/);
    expect(err).toMatch(/2 problèmes dans bad\.csv : rien n’est importé/);
    expect(err).not.toMatch(/ {4}at /);
    expect(await real()).toBe(0);
  });

  it('tries, imports, and finds nothing to change the second time', async () => {
    const good_ = file('good.csv', good);
    const tried = await run('directory', 'import', good_, '--dry-run');
    expect([tried.code, tried.out]).toEqual([
      0,
      expect.stringMatching(/^Essai : rien n’est écrit[^]*ajoutées : 2/),
    ]);
    expect(tried.err).toContain('Colonnes non lues : « Téléphone ».');
    expect(await real()).toBe(0);

    const done = await run('directory', 'import', good_);
    expect([done.code, done.out]).toEqual([
      0,
      'Annuaire importé :\n  personnes ajoutées : 2\n  personnes modifiées : 0\n  personnes inchangées : 0\n  rôles ajoutés : 3\n  rôles retirés : 0\n  absents du fichier : 0\n',
    ]);
    expect(await test.database.prisma.person.count({ where: { demo: true } })).toBe(0);

    const again = await run('directory', 'import', good_);
    expect(again.out).toMatch(/^Rien à changer[^]*inchangées : 2/);
  });

  it('exports what it reads back without a change, for its owner alone', async () => {
    for (const name of ['out.csv', 'out.xlsx']) {
      const { code, out } = await run('directory', 'export', file(name));
      expect([code, out]).toEqual([0, `3 lignes écrites dans ${file(name)}.\n`]);
      expect(statSync(file(name)).mode & 0o077).toBe(0);
      expect((await run('directory', 'import', file(name), '--remove-absent')).out).toMatch(
        /^Rien à changer/,
      );
    }
    expect(readFileSync(file('out.csv'), 'utf8')).toContain(
      'Bo Ly;bo@exemple.fr;délégation nationale;ANCT;;;Europe/Paris',
    );
  });

  it('lists who is not in the file, and takes her roles away when told to', async () => {
    const less = file('less.csv', good.split('\r\n').slice(0, 3).join('\r\n'));
    expect((await run('directory', 'import', less)).out).toMatch(
      /absents du fichier : 1\n {4}Bo Ly <bo@exemple\.fr>\n {2}Rien ne change/,
    );
    const { out } = await run('directory', 'import', less, '--remove-absent');
    expect(out).toMatch(/^Annuaire importé :[^]*rôles retirés : 1[^]*personne n’est effacé/);
    expect(await real()).toBe(2);
  });

  it('erases a person only when it is sure', async () => {
    const asked = await run('person', 'erase', 'eloise@exemple.fr');
    expect([asked.code, asked.out]).toEqual([2, '']);
    expect(asked.err).toMatch(
      /Éloïse Le Goff <eloise@exemple\.fr>, identifiant .* 2 rôle\(s\)[^]*ajoutez --yes/,
    );
    expect(await test.database.prisma.person.count({ where: { erasedAt: { not: null } } })).toBe(0);

    const done = await run('person', 'erase', 'Eloise@exemple.fr', '--yes');
    expect([done.code, done.out]).toEqual([0, expect.stringMatching(/^Personne effacée/)]);
    expect((await run('person', 'erase', 'eloise@exemple.fr', '--yes')).code).toBe(2);
  });

  it('removes what is due, and the demonstration', async () => {
    const tried = await run('retention', '--dry-run');
    expect([tried.code, tried.out]).toEqual([
      0,
      expect.stringMatching(/^Essai : rien n’est retiré[^]*0 lignes du journal/),
    ]);
    expect((await run('retention')).out).toMatch(/^Retirés :/);
    expect((await run('demo', 'remove')).out).toBe('Il n’y a pas de données de démonstration.\n');

    const empty = await createTestDatabase();
    const { code, out } = await runJalon(['demo', 'remove'], empty.url);
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^Démonstration retirée : 7 personnes[^]*WEB_DEMO=off/),
    ]);
    await empty.drop();
  });

  it.each([
    [['directory', 'import', '/nulle/part.csv'], /ne se lit pas/],
    [['directory', 'import'], /Il manque l’argument « fichier »/],
    [['directory', 'export', 'annuaire.pdf'], /\.csv ou \.xlsx/],
    [['directory', 'export', '/nulle/part.csv'], /ne s’écrit pas/],
    [['person', 'erase', 'personne@exemple.fr'], /Personne dans l’annuaire/],
  ])('%j is to be corrected', async (args, says) => {
    const { code, out, err } = await run(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(says);
    expect(err).not.toMatch(/ {4}at /);
  });
});
