import { foldText } from '../../../core/text';
import type { Fact } from '../knowledge';
import { groundsOf } from './fact-grounds';
import { coverage } from './ground';
import type { KnowledgeIndex } from './knowledge-index';
import type { Question } from './question';

/** From here on a wording is the question, or nearly, with what is named in it. */
const askedSoFrom = 0.75;
/** Names are among what makes them alike: it is the very question, whatever else is called so. */
const theVeryQuestion = 0.97;

/** It speaks of all that the question names, or answers a wording that names it and is nearly the question. */
export const isOfAllNamed = (index: KnowledgeIndex, question: Question, fact: Fact): boolean =>
  index.mentions.concernsAll(fact, question.subjectIds) ||
  isOfTheirRegion(index, question, fact) ||
  isAskedSo(index, question, fact) ||
  saysTheirWords(index, question, fact);

/** « En région Sud, qui pilotait chaque OIR ? »: what is true in that Region only need not name it. */
function isOfTheirRegion(index: KnowledgeIndex, { subjectIds }: Question, fact: Fact): boolean {
  if (fact.region === undefined || !subjectIds.includes(fact.subjectId)) return false;
  const isRegion = (id: string): boolean =>
    index.subject(id)?.kind === 'practice' && index.factsOf(id).some(({ region }) => region === fact.region);
  return subjectIds.every((id) => isRegion(id) || index.mentions.concerns(fact, id));
}

/** « Qui validait les contrats TI ? » is nearly one of its wordings, which names what it does not say itself. */
function isAskedSo(
  index: KnowledgeIndex,
  { subjectIds, askedLike, nearest, inherited, telling }: Question,
  fact: Fact,
): boolean {
  const likeness = askedLike.get(fact.id) ?? 0;
  if (!inherited && telling.length > 0 && likeness >= theVeryQuestion) return true;
  if (likeness < askedSoFrom) return false;
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
