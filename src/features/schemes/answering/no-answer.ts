import { foldText } from '../../../core/text';
import type { FacetId } from '../facets';
import type { Fact, Subject } from '../knowledge';
import { texts } from '../texts';
import type { Topic } from '../topic';
import type { Answer, AnswerSentence } from './answer';
import type { AskContext } from './ask-context';
import { createComposer } from './compose';
import type { KnowledgeIndex } from './knowledge-index';
import { fitting, shortLength } from './length';
import type { Question } from './question';
import { scoreFacts } from './score-facts';

export const nameOf = ({ name, acronym }: Subject): string =>
  acronym === undefined ? name : `${name} (${acronym})`;

/** As it stands after « sur »: « la pratique de Nouvelle-Aquitaine ». */
const withArticle = (subject: Subject): string => {
  const { article } = subject;
  if (article === '') return nameOf(subject);
  return article.endsWith("'") ? `l’${nameOf(subject)}` : `${article} ${nameOf(subject)}`;
};

export const knownFacets = (index: KnowledgeIndex, subjectId: string): FacetId[] => [
  ...new Set(index.factsOf(subjectId).map(({ facet }) => facet)),
];

/** A word of the glossary that is no subject of its own. */
export function meaningOf(index: KnowledgeIndex, question: Question): Answer | undefined {
  if (!question.intent.definition || question.named.length > 0) return undefined;
  const found = index.glossaryMeaning(question.content.map(({ text }) => text).join(' '));
  return found && plain(texts.meaning(found.term, found.meaning), false);
}

/** What a word stands for, and the first thing that the facts say with it. */
export function withMeaning(
  meaning: Answer | undefined,
  fromFacts: () => Answer | undefined,
): Answer | undefined {
  const said = meaning && fromFacts();
  if (!said || said.refused) return meaning;
  // The glossary has no source of its own: figures are left to the facts.
  if (meaning.sentences.some(({ text }) => /\d/.test(text))) return said;
  return { ...said, sentences: [...meaning.sentences, ...said.sentences.slice(0, 1)], more: [] };
}

/** « Ça veut dire quoi, EPCI ? »: what the letters stand for comes first, unless the answer says it. */
export function spelledOut(
  index: KnowledgeIndex,
  { intent, named, compared }: Question,
  typed: string,
  answer: Answer | undefined,
): Answer | undefined {
  if (!answer || answer.refused || !intent.definition || named.length !== 1) return answer;
  const term = [...index.acronyms.keys()].find(
    (one) =>
      compared.includes(foldText(one)) &&
      new RegExp(`(?<![\\p{L}\\d])${one}(?![\\p{L}\\d])`, 'iu').test(typed),
  );
  const meaning = term === undefined ? undefined : index.acronyms.get(term);
  const said = foldText(answer.sentences.map(({ text }) => text).join(' '));
  if (term === undefined || meaning === undefined || said.includes(foldText(meaning))) return answer;
  return {
    ...answer,
    sentences: [{ text: texts.meaning(term, meaning), citations: [] }, ...answer.sentences],
  };
}

/** Says so, and offers the nearest sure thing: what the subject is, where there is one. */
export function dontKnow(index: KnowledgeIndex, question: Question, { today, topic }: AskContext): Answer {
  const subject = index.subject(question.subjectIds[0] ?? '');
  if (!subject) return { ...plain(`${texts.unknown} ${texts.forwardHint}`, true, topic), canForward: true };
  const composer = createComposer(index, today);
  const near = nearestTo(index, question, subject, today).map(composer.sentence);
  const opening: AnswerSentence[] = [texts.unknownOf(withArticle(subject)), texts.whatIsNear].map((text) => ({
    text,
    citations: [],
  }));
  return {
    refused: true,
    sentences: fitting([...opening, ...near], shortLength).fit,
    more: [],
    sources: composer.sources(),
    subjectId: subject.id,
    otherFacets: knownFacets(index, subject.id).filter((facet) => facet !== 'what'),
    canForward: true,
    topic: { subjectId: subject.id },
  };
}

/** What is known of the subject that comes nearest to the question, and what it is. */
function nearestTo(index: KnowledgeIndex, question: Question, { id }: Subject, today: string): Fact[] {
  const near = scoreFacts(index, question, today)
    .map(({ fact }) => fact)
    .filter(
      ({ subjectId, nature, confidence }) =>
        subjectId === id && nature !== 'à-vérifier' && confidence !== 'faible',
    );
  return [...new Set([...near.slice(0, 1), ...index.factsOf(id, 'what').slice(0, 2)])].slice(0, 2);
}

export function plain(text: string, refused: boolean, topic: Topic = {}): Answer {
  return {
    refused,
    sentences: [{ text, citations: [] }],
    more: [],
    sources: [],
    otherFacets: [],
    canForward: false,
    topic,
  };
}
