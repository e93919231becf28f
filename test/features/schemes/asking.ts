import { answerQuestion } from '../../../src/features/schemes/answering/answer-question';
import type { Answer } from '../../../src/features/schemes/answering/answer';
import { indexKnowledge, type KnowledgeIndex } from '../../../src/features/schemes/answering/knowledge-index';
import { readSeed } from '../../../src/features/schemes/seed/read-seed';
import { answerText, shownSources } from '../../../src/features/schemes/views';
import { register } from '../territories/register';
import { seedFolder } from './seed-folder';

export const { knowledge, problems } = readSeed(seedFolder);
export const today = '2026-11-23';

let made: KnowledgeIndex | undefined;
/** Made when it is first asked: it takes seconds, and who only reads the knowledge need not wait. */
export const index = (): KnowledgeIndex => (made ??= indexKnowledge(knowledge));

/** Asks one question after the other in the same conversation, and gives the last answer. */
export async function ask(questions: string | string[], day = today): Promise<Answer> {
  const territories = await register();
  let answer: Answer | undefined;
  for (const question of [questions].flat())
    answer = answerQuestion(index(), territories, question, { topic: answer?.topic, today: day });
  if (!answer) throw new Error('nothing was asked');
  return answer;
}

/** What a person reads before the sources. */
export const prose = (answer: Answer): string => answerText(answer).split('\n\nSources')[0] ?? '';
export const sources = shownSources;
