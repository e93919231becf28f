import type { Answer } from './answer';
import { answerWith } from './answer-facts';
import { fitsAnswerType } from './answer-type';
import type { AskContext } from './ask-context';
import type { KnowledgeIndex } from './knowledge-index';
import type { Question } from './question';

const asksOfIt =
  /^\W*(?:(?:et|ok|mais|donc|alors) )*(?:c'est|c'etait|ca s'est (?:passe|fait|tenu)|cela s'est (?:passe|fait|tenu)) (?:ou|quand|a quelle date|dans quelle ville|quelle date|quel jour|en quelle annee)(?: (?:deja|exactement|au juste))?\W*$/;

/** « C'était où ? » right after a fact that says where: that one, and no other place. */
export function answerOfTold(
  index: KnowledgeIndex,
  question: Question,
  { topic, today }: AskContext,
): Answer | undefined {
  if (!question.inherited || topic?.factId === undefined || !asksOfIt.test(question.text)) return undefined;
  const told = index.facts.find(({ id }) => id === topic.factId);
  if (!told || told.nature === 'à-vérifier' || !fitsAnswerType(index, question, told, today))
    return undefined;
  const { subjectId, facet } = told;
  return answerWith(index, { serving: [told], further: [] }, { subjectId, facet }, today);
}
