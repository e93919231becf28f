import type { Tx } from '../../../core/ports';
import { foldText } from '../../../core/text';
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

/** A question whose answers were judged useless: how often, without who judged. */
export interface UselessAnswer {
  question: string;
  subjectId?: string;
  facet?: string;
  times: number;
  lastDay: Date;
}

const listedAtMost = 20;

/** One line for each question and what its answer was about; the most frequent first, then the newest. */
export async function listUseless(tx: Tx, demo: boolean): Promise<UselessAnswer[]> {
  const rows = await storeClient(tx).answerFeedback.groupBy({
    by: ['question', 'subjectId', 'facet'],
    where: { demo, verdict: 'useless' },
    _count: true,
    _max: { at: true },
    orderBy: [{ question: 'asc' }, { subjectId: 'asc' }, { facet: 'asc' }],
  });
  const groups = new Map<string, UselessAnswer>();
  for (const { question, subjectId, facet, _count: times, _max } of rows) {
    const lastDay = _max.at ?? new Date(0);
    // The same words with or without accents, capitals or a question mark are the same question.
    const key = [foldText(question).replace(/[\s?!.…]+$/u, ''), subjectId, facet].join('\n');
    const known = groups.get(key);
    groups.set(key, {
      question: known && known.lastDay > lastDay ? known.question : question,
      subjectId: subjectId ?? undefined,
      facet: facet ?? undefined,
      times: times + (known?.times ?? 0),
      lastDay: known && known.lastDay > lastDay ? known.lastDay : lastDay,
    });
  }
  return [...groups.values()]
    .sort((a, b) => b.times - a.times || b.lastDay.getTime() - a.lastDay.getTime())
    .slice(0, listedAtMost);
}
