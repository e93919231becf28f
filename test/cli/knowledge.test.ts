import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { runJalon } from './run-jalon';

// Each command is a process of its own, beside the other suites.
jest.setTimeout(60_000);

describe('keeping the knowledge from the command line', () => {
  let test: TestDatabase;
  const run = (...args: string[]) => runJalon(['knowledge', ...args], test.url, '', { WEB_DEMO: 'off' });
  const charter = 'vte/what/charte';

  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.drop());

  it('corrects a fact, and lists what was changed', async () => {
    const corrected = await run('correct', charter, '--date', '2026-11', '--confidence', 'faible');
    expect([corrected.code, corrected.out]).toEqual([
      0,
      expect.stringMatching(/après : novembre 2026\n[^]*est corrigé : Jalon répond avec ce texte/),
    ]);
    expect((await run('history')).out).toMatch(
      /^.* : corrigé « vte\/what\/charte », par ligne de commande\n$/,
    );
  });

  it.each([
    [['withdraw', charter, '--reason', 'a changé', '--as', 'zoe@exemple.fr'], /Personne dans l’annuaire/],
    [['withdraw', charter], /--reason.* est obligatoire/],
    [['correct', charter, '--nature', 'belle'], /« --nature.* » ne peut pas valoir « belle »/],
    [['publish', 'deux'], /« deux » n’est pas un numéro de brouillon/],
  ])('%j is to be put right', async (args, says) => {
    const { code, out, err } = await run(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(says);
    expect(err).not.toMatch(/ {4}at /);
  });

  it('explains itself', async () => {
    const { out } = await run('--help');
    for (const name of ['correct', 'withdraw', 'restore', 'drafts', 'publish', 'history'])
      expect(out).toMatch(new RegExp(`^ {2}${name} `, 'm'));
  });
});
