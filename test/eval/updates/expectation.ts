import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

export const parts = ['tuning', 'frozen'] as const;
export type Part = (typeof parts)[number];

const kinds = [
  ...['progress', 'status', 'budget', 'date', 'blocker', 'nextStep', 'people', 'several-sheets', 'title'],
  ...['context', 'negation', 'correction', 'noise', 'mixed', 'command', 'must-ask'],
] as const;

/** Folded words that must all stand in the text that was read. */
const words = z.array(z.string().min(1)).min(1);
const textFields = ['blocker', 'nextStep', 'lead', 'comment'] as const;

const itemSchema = z.strictObject({
  sheet: z.int(),
  status: z.enum(['a_lancer', 'en_cours', 'bloque', 'suspendu', 'termine', 'abandonne']).optional(),
  progress: z.int().optional(),
  budget: z.number().optional(),
  dueDate: z.iso.date().optional(),
  blocker: words.optional(),
  nextStep: words.optional(),
  lead: words.optional(),
  comment: words.optional(),
  partners: z.array(words).optional(),
  /** A careful reader may have it or not. */
  optional: z.array(z.enum([...textFields, 'partners'])).optional(),
});
export type ExpectedItem = z.infer<typeof itemSchema>;

export const expectationSchema = z.strictObject({
  id: z.string().regex(/^[tuvwf]-\d+$/),
  kind: z.enum(kinds),
  text: z.string().min(1),
  context: z.strictObject({ lastSheet: z.int() }).optional(),
  asked: z.boolean(),
  items: z.array(itemSchema),
});
export type Expectation = z.infer<typeof expectationSchema>;

export const today = '2026-11-23';
export const updatesFolder = path.join(process.cwd(), 'test/eval/updates');

export const readExpectations = (part: Part, folder = updatesFolder): Expectation[] =>
  readExpectationFile(path.join(folder, `${part}.jsonl`));

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
