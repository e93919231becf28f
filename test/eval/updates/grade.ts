import { z } from 'zod';
import type { ExpectedItem, Expectation } from './expectation';

const readItem = z.strictObject({
  sheet: z.number(),
  status: z.string().optional(),
  progress: z.number().optional(),
  budget: z.number().optional(),
  dueDate: z.string().optional(),
  blocker: z.string().optional(),
  nextStep: z.string().optional(),
  lead: z.string().optional(),
  partners: z.array(z.string()).optional(),
  comment: z.string().optional(),
});
type ReadItem = z.infer<typeof readItem>;

/** A line of `jalon understand --jsonl`. */
export const answerSchema = z.strictObject({
  id: z.string(),
  asked: z.boolean(),
  question: z.string().min(1).optional(),
  items: z.array(readItem),
});
export type Answer = z.infer<typeof answerSchema>;

/** right: every field as expected, and nothing that was not said. guessed: it proposed where it must ask. */
export type Verdict = 'right' | 'wrong' | 'asked' | 'guessed';
export interface Grade {
  verdict: Verdict;
  reasons: string[];
}

export function grade(expectation: Expectation, answer: Answer): Grade {
  if (expectation.asked)
    return answer.asked && answer.question !== undefined && answer.items.length === 0
      ? { verdict: 'right', reasons: [] }
      : { verdict: 'guessed', reasons: ['proposed, must ask'] };
  if (answer.asked) return { verdict: 'asked', reasons: [`asked: ${answer.question ?? ''}`] };
  const reasons = [
    ...expectation.items.flatMap((expected) => {
      const read = answer.items.find(({ sheet }) => sheet === expected.sheet);
      return read ? faults(expected, read) : [`nothing for sheet ${expected.sheet}`];
    }),
    ...answer.items
      .filter(({ sheet }) => !expectation.items.some((expected) => expected.sheet === sheet))
      .map(({ sheet }) => `sheet ${sheet} was not spoken of`),
  ];
  return { verdict: reasons.length === 0 ? 'right' : 'wrong', reasons };
}

function faults(expected: ExpectedItem, read: ReadItem): string[] {
  const reasons: string[] = [];
  for (const field of ['status', 'progress', 'budget', 'dueDate'] as const)
    if (expected[field] !== read[field])
      reasons.push(`${read.sheet} ${field}: ${String(read[field])}, not ${String(expected[field])}`);
  for (const field of ['blocker', 'nextStep', 'lead', 'comment'] as const)
    if (!fits(expected[field], read[field], expected.optional?.includes(field) === true))
      reasons.push(
        `${read.sheet} ${field}: ${read[field] ?? 'nothing'}, not ${expected[field]?.join(' ') ?? 'nothing'}`,
      );
  if (!partnersFit(expected, read.partners ?? []))
    reasons.push(`${read.sheet} partners: ${read.partners?.join(', ') ?? 'none'}`);
  return reasons;
}

function fits(words: string[] | undefined, text: string | undefined, optional: boolean): boolean {
  if (words === undefined) return text === undefined || optional;
  return text !== undefined && words.every((word) => fold(text).includes(word));
}

function partnersFit({ partners = [], optional }: ExpectedItem, read: string[]): boolean {
  if (partners.length === 0 && optional?.includes('partners')) return true;
  return (
    partners.length === read.length &&
    partners.every((words) => read.some((name) => words.every((word) => fold(name).includes(word))))
  );
}

export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’‘]/g, "'");
