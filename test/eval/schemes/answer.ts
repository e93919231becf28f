import { z } from 'zod';

/** A line of `jalon ask --jsonl`. */
export const answerSchema = z.object({
  id: z.string(),
  text: z.string(),
  refused: z.boolean(),
  citations: z.array(
    z.object({ title: z.string(), publisher: z.string().optional(), url: z.string().nullish() }),
  ),
  claims: z
    .array(z.object({ text: z.string(), citations: z.array(z.number()), factId: z.string().optional() }))
    .default([]),
  ms: z.number(),
});
export type Answer = z.infer<typeof answerSchema>;
