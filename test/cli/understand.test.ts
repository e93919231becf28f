import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runJalon } from './run-jalon';

describe('jalon understand', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'jalon-understand-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const fileOf = (name: string, content: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  const sheets = fileOf(
    'fiches.json',
    JSON.stringify({
      sheets: [
        {
          number: 8,
          title: 'Friche de l’ancienne fonderie',
          status: 'en_cours',
          progress: 30,
          budget: 1_200_000,
          dueDate: '2027-03-31',
          lead: 'Anne Martin',
        },
        { number: 12, title: 'Accueil de jeunes diplômés', status: null, progress: null },
      ],
    }),
  );
  // No database is needed: at this address there is none.
  const run = (args: string[], input = '') =>
    runJalon(['understand', ...args], 'postgresql://127.0.0.1:1/absente', input);
  const parsed = (out: string): unknown[] =>
    out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);

  it('says what one message changes, and only that', async () => {
    const { code, out } = await run([
      '--sheets',
      sheets,
      '--today',
      '2026-11-23',
      'la 8 est à 40 %, budget ramené à 950 k€, échéance fin juin',
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      asked: false,
      items: [{ sheet: 8, progress: 40, budget: 950_000, dueDate: '2027-06-30' }],
    });
  });

  it('counts days from --today', async () => {
    const due = async (today: string) => {
      const { out } = await run(['--sheets', sheets, '--today', today, 'la 8 : échéance dans 15 jours']);
      return JSON.parse(out) as unknown;
    };
    expect(await due('2026-11-23')).toEqual({ asked: false, items: [{ sheet: 8, dueDate: '2026-12-08' }] });
    expect(await due('2028-02-20')).toEqual({ asked: false, items: [{ sheet: 8, dueDate: '2028-03-06' }] });
  });

  it('reads every line, with its context, and keeps the ids', async () => {
    const lines = [
      { id: 'a', text: 'la 12 est terminée' },
      { id: 2, text: '60 %', context: { lastSheet: 8 } },
      { id: 'c', text: 'la 8 est à 120 %', context: null },
      { id: 'd', text: 'la 40 est à 20 %', context: {} },
    ];
    const { code, out, err } = await run(
      ['--sheets', sheets, '--today', '2026-11-23', '--jsonl'],
      lines.map((line) => JSON.stringify(line)).join('\n'),
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(parsed(out)).toEqual([
      { id: 'a', asked: false, items: [expect.objectContaining({ sheet: 12, status: 'termine' })] },
      { id: 2, asked: false, items: [{ sheet: 8, progress: 60 }] },
      { id: 'c', asked: true, question: expect.stringContaining('120 %') as string, items: [] },
      { id: 'd', asked: true, question: expect.stringContaining('fiche 40') as string, items: [] },
    ]);
  });

  it.each([
    ['a line that is no JSON', 'la 8 est à 40 %'],
    ['a line without text', '{"id":1}'],
    ['a line without id', '{"text":"la 8 est à 40 %"}'],
  ])('names the line that it cannot read: %s', async (_name, bad) => {
    const good = JSON.stringify({ id: 1, text: 'la 8 est à 40 %' });
    const { code, err } = await run(['--sheets', sheets, '--jsonl'], `${good}\n${bad}\n`);
    expect(code).toBe(2);
    expect(err).toMatch(/ligne 2/i);
    expect(err).not.toContain('    at ');
  });

  it.each([
    ['a file that is not there', ['--sheets', path.join(folder, 'absent.json'), 'la 8'], /ne se lit pas/],
    ['a file that is no JSON', ['--sheets', fileOf('texte.json', 'fiches'), 'la 8'], /forme attendue/],
    [
      'a status that does not exist',
      ['--sheets', fileOf('statut.json', '{"sheets":[{"number":1,"title":"A","status":"fini"}]}'), 'la 1'],
      /sheets\.0\.status/,
    ],
    ['no sheet at all', ['--sheets', fileOf('vide.json', '{"sheets":[]}'), 'la 8'], /sheets/],
    ['no file', ['la 8 est à 40 %'], /--sheets/],
    ['no message', ['--sheets', sheets], /Il manque le message/],
    ['a day that does not exist', ['--sheets', sheets, '--today', '2026-02-30', 'la 8'], /2026-02-30/],
  ])('ends with 2 and one sentence: %s', async (_name, args, sentence) => {
    const { code, out, err } = await run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(sentence);
    expect(err).not.toContain('    at ');
  });
});
