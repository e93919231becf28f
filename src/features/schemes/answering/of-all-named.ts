import { foldText } from '../../../core/text';
import type { Fact } from '../knowledge';
import { groundsOf } from './fact-grounds';
import { coverage } from './ground';
import type { KnowledgeIndex } from './knowledge-index';
import type { Question } from './question';

/** From here on a wording is the question, or nearly, with what is named in it. */
const askedSoFrom = 0.75;

/** It speaks of all that the question names, or answers a wording that names it and is nearly the question. */
export const isOfAllNamed = (index: KnowledgeIndex, question: Question, fact: Fact): boolean =>
  index.mentions.concernsAll(fact, question.subjectIds) ||
  isAskedSo(index, question, fact) ||
  saysTheirWords(index, question, fact);

/** « Qui validait les contrats TI ? » is nearly one of its wordings, which names what it does not say itself. */
function isAskedSo(index: KnowledgeIndex, { subjectIds, askedLike, nearest }: Question, fact: Fact): boolean {
  if ((askedLike.get(fact.id) ?? 0) < askedSoFrom) return false;
  const named = new Set(
    index.findNames(foldText(nearest.get(fact.id) ?? '')).map(({ subjectId }) => subjectId),
  );
  const says = (id: string): boolean => index.mentions.concerns(fact, id);
  return subjectIds.some(says) && subjectIds.every((id) => says(id) || named.has(id));
}

/** « Qui validait les contrats TI ? »: « validait les contrats » says all of it, by other words than that name. */
function saysTheirWords(index: KnowledgeIndex, question: Question, fact: Fact): boolean {
  const { subjectIds, named, words, telling } = question;
  if (subjectIds.length < 2 || telling.length < 2) return false;
  const { said } = groundsOf(index, fact);
  if (coverage(index.search, telling, groundsOf(index, fact).named, () => 1, 0.9) < nearlyAll) return false;
  const isSaid = (id: string): boolean =>
    (index.subject(id)?.kind === 'scheme' || index.subject(id)?.kind === 'concept') &&
    named.some(({ subjectId, start, end }) => {
      const own = words.slice(start, end).filter(({ text, empty }) => !empty && text.length >= longFrom);
      return subjectId === id && own.length > 0 && own.every(({ stem }) => said.stems.has(stem));
    });
  const concerned = subjectIds.filter((id) => index.mentions.concerns(fact, id));
  return concerned.length > 0 && subjectIds.every((id) => concerned.includes(id) || isSaid(id));
}
const nearlyAll = 0.75;
const longFrom = 5;
