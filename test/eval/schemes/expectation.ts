import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

export const parts = ['tuning', 'blind', 'frozen'] as const;
export type Part = (typeof parts)[number];

const kinds = [
  ...['definition', 'audience', 'pilot', 'money', 'conditions', 'apply', 'contact', 'date', 'link'],
  ...['confusion', 'article', 'practice', 'count', 'membership', 'followUp', 'noisy'],
  ...['level', 'regional', 'time', 'comparison', 'ambiguous', 'falsePremise'],
  ...['nearMiss', 'outOfScope', 'unknownScheme', 'hostile', 'smallTalk'],
] as const;

const pattern = z.string().min(1);

export const expectationSchema = z
  .strictObject({
    id: z.string().regex(/^[tbf]-[a-zA-Z]+-\d+$/),
    kind: z.enum(kinds),
    question: z.string().min(1),
    previous: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).optional(),
    /** Each inner list is one essential fact, in any of its wordings. */
    must: z.array(z.array(pattern).min(1)),
    mustNot: z.array(pattern),
    /** At least one citation's title, publisher or address holds one of these. */
    cites: z.array(pattern).min(1).optional(),
    /** `either`: a refusal is right, and so is an answer that says honestly what is not known. */
    refuse: z.union([z.boolean(), z.literal('either')]),
    note: z.string().optional(),
  })
  .refine(
    (line) => line.refuse === true || line.must.length > 0,
    'an answer needs at least one essential fact',
  );
export type Expectation = z.infer<typeof expectationSchema>;

export const schemesFolder = path.join(process.cwd(), 'test/eval/schemes');

export function readExpectations(part: Part, folder = schemesFolder): Expectation[] {
  return readExpectationFile(path.join(folder, `${part}.jsonl`));
}

export function readExpectationFile(file: string): Expectation[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      const parsed = expectationSchema.safeParse(JSON.parse(line));
      if (parsed.success) return parsed.data;
      throw new Error(`${file}:${index + 1}: ${z.prettifyError(parsed.error)}`);
    });
}
