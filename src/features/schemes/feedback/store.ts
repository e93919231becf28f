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

export async function recordFeedback(tx: Tx, feedback: Feedback): Promise<void> {
  const { answerId, ...data } = feedback;
  await storeClient(tx).answerFeedback.upsert({
    where: { answerId },
    create: { answerId, ...data },
    update: { verdict: data.verdict, at: data.at },
  });
}
