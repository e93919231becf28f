import type { Clock } from '../../core/clock';
import type { TerritoryRegister } from '../territories';
import { answerQuestion } from './answering/answer-question';
import type { KnowledgeSource } from './knowledge-source';
import type { Topic } from './topic';
import { answerText, shownSources } from './views';

/** Questions outside any chat: the command line and the evaluations. */
export interface Asker {
  /** `topic` is that of the answer before, for a follow-up. */
  ask(question: string, topic?: Topic): AskedAnswer;
}

export interface AskedAnswer {
  text: string;
  refused: boolean;
  citations: { title: string; url?: string; asOf: string; publisher: string }[];
  /** Each sentence, its sources, and the fact that it says, if it says one. */
  claims: { text: string; citations: number[]; factId?: string }[];
  topic: Topic;
}

export function createAsker(parts: {
  knowledge: KnowledgeSource;
  territories: TerritoryRegister;
  clock: Clock;
}): Asker {
  return {
    ask(question, topic) {
      const today = parts.clock.now().toISOString().slice(0, 10);
      const answer = answerQuestion(parts.knowledge.current(), parts.territories, question, { topic, today });
      const sources = shownSources(answer).map(({ title, url, asOf, publisher }) => ({
        title,
        url,
        asOf,
        publisher,
      }));
      return {
        text: answerText(answer),
        refused: answer.refused,
        citations: sources,
        claims: answer.sentences.map(({ text, citations, factId }) => ({
          text,
          citations,
          ...(factId !== undefined && { factId }),
        })),
        topic: answer.topic,
      };
    },
  };
}
