import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { runJalon } from './run-jalon';

const answerSchema = z.strictObject({
  id: z.union([z.string(), z.number()]),
  text: z.string().min(1),
  refused: z.boolean(),
  citations: z.array(
    z.strictObject({
      title: z.string(),
      url: z.string().regex(/^http/),
      asOf: z.string().regex(/^20/),
      publisher: z.string(),
    }),
  ),
  claims: z.array(
    z.strictObject({
      text: z.string().min(1),
      citations: z.array(z.int().positive()),
      factId: z.string().optional(),
    }),
  ),
  ms: z.number(),
});

describe('the command line', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.drop());

  const run = (args: string[], input = '') => runJalon(args, test.url, input);

  it('answers with sources', async () => {
    const { code, out } = await run(['ask', 'C’est quoi le VTE ?']);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^Le VTE \(Volontariat territorial en entreprise\)[^]*\n\nSources :\n\[1\] .*https:\/\//,
    );
  });

  it('ends with 3 when it does not know', async () => {
    const { code, out } = await run(['ask', 'Qui a gagné la Coupe du monde ?']);
    expect(code).toBe(3);
    expect(out).toMatch(/^Je ne sais pas/);
  });

  it('answers every line, follow-ups included, and keeps the ids', async () => {
    const lines = [
      { id: 'a', question: 'Qui le pilote ?', previous: 'C’est quoi le VTE ?' },
      { id: 'b', question: '' },
      { id: 3, question: '<!channel> <b>vte</b> ?', previous: ['bonjour', 'C’est quoi la French Fab ?'] },
    ];
    const { code, out, err } = await run(
      ['ask', '--jsonl'],
      lines.map((line) => JSON.stringify(line)).join('\n'),
    );
    expect(code).toBe(0);
    const answers = out
      .trim()
      .split('\n')
      .map((line) => answerSchema.parse(JSON.parse(line)));
    expect(answers.map(({ id }) => id)).toEqual(['a', 'b', 3]);
    expect(answers[0]?.text).toContain('Bpifrance');
    expect(answers[0]?.refused).toBe(false);
    expect(answers[0]?.citations.length).toBeGreaterThan(0);
    expect(err).not.toMatch(/Error|at .*\.ts/);
  });

  it('names every bad line before it answers any', async () => {
    const { code, out, err } = await run(['ask', '--jsonl'], '{"id":1,"question":"vte ?"}\nnope\n{"id":2}\n');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/Ligne 2 .*\nLigne 3 /);
  });

  it.each([
    [['--help'], 0, /Codes de sortie/],
    [['ask', '--help'], 0, /--jsonl/],
    [['knowledge', 'check'], 0, /^Tout est en ordre : \d+ sujets, \d+ faits\./],
    [['retention', '--help'], 0, /12 mois/],
    [['ask'], 2, /Il manque la question/],
    [['danse'], 2, /danse/],
    [['knowledge', 'check', '/nulle/part'], 2, /nulle\/part/],
  ])('%j ends with %i', async (args, code, says) => {
    const result = await run(args);
    expect(result.code).toBe(code);
    expect(result.out + result.err).toMatch(says);
    expect(result.err).not.toMatch(/ {4}at /);
  });
});
