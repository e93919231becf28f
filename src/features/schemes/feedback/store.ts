import type { Tx } from '../../../core/ports';
import { storeClient } from '../../../storage/database';

export const verdicts = ['useful', 'useless'] as const;
export type Verdict = (typeof verdicts)[number];

export interface Feedback {
  /** Of the answer: whoever judges it again changes the verdict and adds none. */
  answerId: string;
  demo: boolean;
  question: string;
  subjectId?: string;
  facet?: string;
  verdict: Verdict;
  at: Date;
}

/** Kept for a year at most: by then the knowledge is another one. */
const keptMs = 365 * 24 * 3_600_000;

export async function recordFeedback(tx: Tx, feedback: Feedback): Promise<void> {
  const client = storeClient(tx);
  const { answerId, ...data } = feedback;
  await client.answerFeedback.deleteMany({ where: { at: { lt: new Date(data.at.getTime() - keptMs) } } });
  await client.answerFeedback.upsert({
    where: { answerId },
    create: { answerId, ...data },
    update: { verdict: data.verdict, at: data.at },
  });
}
