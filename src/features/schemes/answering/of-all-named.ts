import { foldText } from '../../../core/text';
import type { Fact } from '../knowledge';
import type { KnowledgeIndex } from './knowledge-index';
import type { Question } from './question';

/** From here on a wording is the question, or nearly, with what is named in it. */
const askedSoFrom = 0.75;

/** It speaks of all that the question names, or answers a wording that names it and is nearly the question. */
export const isOfAllNamed = (index: KnowledgeIndex, question: Question, fact: Fact): boolean =>
  index.mentions.concernsAll(fact, question.subjectIds) || isAskedSo(index, question, fact);

/** « Qui validait les contrats TI ? » is nearly one of its wordings, which names what it does not say itself. */
function isAskedSo(index: KnowledgeIndex, { subjectIds, askedLike, nearest }: Question, fact: Fact): boolean {
  if ((askedLike.get(fact.id) ?? 0) < askedSoFrom) return false;
  const named = new Set(
    index.findNames(foldText(nearest.get(fact.id) ?? '')).map(({ subjectId }) => subjectId),
  );
  const says = (id: string): boolean => index.mentions.concerns(fact, id);
  return subjectIds.some(says) && subjectIds.every((id) => says(id) || named.has(id));
}
