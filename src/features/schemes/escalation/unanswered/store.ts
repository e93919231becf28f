import type { Tx } from '../../../../core/ports';
import { foldQuestion } from '../../../../core/text';
import { storeClient } from '../../../../storage/database';
import type { UnansweredQuestion } from '../views';

const listedAtMost = 20;
const keptLength = 500;

/** Counted by its words, of that day, without who asked. */
export async function recordUnanswered(
  tx: Tx,
  { question, demo, day }: { question: string; demo: boolean; day: string },
): Promise<void> {
  const text = question.replace(/\s+/g, ' ').trim().slice(0, keptLength);
  const folded = foldQuestion(text);
  if (folded === '') return;
  await storeClient(tx).$executeRaw`
    INSERT INTO unanswered_question (demo, folded, question, last_day)
    VALUES (${demo}, ${folded}, ${text}, ${day}::date)
    ON CONFLICT (demo, folded) DO UPDATE SET times = unanswered_question.times + 1, last_day = excluded.last_day`;
}

/** The most frequent first, then the newest. */
export async function listUnanswered(tx: Tx, demo: boolean): Promise<UnansweredQuestion[]> {
  return storeClient(tx).unansweredQuestion.findMany({
    where: { demo },
    orderBy: [{ times: 'desc' }, { lastDay: 'desc' }, { folded: 'asc' }],
    take: listedAtMost,
    select: { question: true, times: true, lastDay: true },
  });
}
