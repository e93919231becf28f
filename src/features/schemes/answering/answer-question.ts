import { answerTerritoryQuestion, type TerritoryRegister } from '../../territories';
import { answerFromExtracts } from '../extracts/answer-from-extracts';
import type { FacetId } from '../facets';
import type { Fact } from '../knowledge';
import type { AskContext } from './ask-context';
import { texts } from '../texts';
import { splitQuestion } from '../understanding/parts';
import { plainQuestion } from '../understanding/plain-question';
import { readSmallTalk } from '../understanding/small-talk';
import type { Answer } from './answer';
import { chooseFacts } from './choose-facts';
import { compareSubjects, linkSubjects, tellApart } from './compare';
import { createComposer, fitting, shortLength, wholeLength } from './compose';
import type { KnowledgeIndex } from './knowledge-index';
import { listAskedFor } from './lists';
import { mergeAnswers } from './merge';
import { askWhich, dontKnow, knownFacets, meaningOf, plain } from './no-answer';
import { answerPlace } from './place-question';
import { answerPresence } from './presence';
import { understand, type Question } from './question';
import { withRecent } from './recent';
import { fromTerritories } from './territory';

/** A question is short; of a long text only the beginning is read, and the answer says so. */
const readAtMost = 1000;

/** Pure: the same knowledge, question and context give the same answer. */
export function answerQuestion(
  index: KnowledgeIndex,
  register: TerritoryRegister,
  text: string,
  context: AskContext,
): Answer {
  if (text.length <= readAtMost) return answerRead(index, register, text, context);
  const answer = answerRead(index, register, text.slice(0, readAtMost), context);
  return { ...answer, sentences: [{ text: texts.readBeginning, citations: [] }, ...answer.sentences] };
}

/** A message may ask several things: each is answered in the light of the one before. */
function answerRead(
  index: KnowledgeIndex,
  register: TerritoryRegister,
  typed: string,
  context: AskContext,
): Answer {
  const text = plainQuestion(typed);
  const talk = readSmallTalk(text);
  if (talk !== undefined) return plain(texts[talk], talk === 'rules' || talk === 'insult', context.topic);
  const parts = splitQuestion(text);
  if (parts.length > 1) {
    const answers: Answer[] = [];
    for (const part of parts)
      answers.push(
        answerPart(index, register, part, { ...context, topic: answers.at(-1)?.topic ?? context.topic }),
      );
    const merged = mergeAnswers(answers);
    if (merged) return merged;
  }
  return answerPart(index, register, text, context);
}

function answerPart(
  index: KnowledgeIndex,
  register: TerritoryRegister,
  text: string,
  context: AskContext,
): Answer {
  const territory = answerTerritoryQuestion(register, {
    text,
    person: context.person,
    previous: context.topic?.territory,
  });
  if (territory) return fromTerritories(territory, context.topic);
  const question = understand(index, text, context.topic);
  const answer = answerUnderstood(index, register, question, text, context);
  return { ...answer, topic: withRecent(index, answer.topic, question.subjectIds, context.topic) };
}

function answerUnderstood(
  index: KnowledgeIndex,
  register: TerritoryRegister,
  question: Question,
  text: string,
  context: AskContext,
): Answer {
  const { today, topic } = context;
  const list = listAskedFor(index, text, topic);
  if (list) return answerWith(index, [list], { subjectId: list.subjectId, facet: list.facet }, today);
  return (
    askWhich(index, register, question) ??
    answerPresence(index, register, question, text, topic, today) ??
    relate(index, question, context) ??
    answerFromFacts(index, question, context) ??
    (question.subjectIds.every((id) => id === index.programme())
      ? answerPlace(register, text, context.person, topic)
      : undefined) ??
    meaningOf(index, question) ??
    answerOfProgramme(index, question, context) ??
    answerFromExtracts(index, question, today) ??
    dontKnow(index, question, context)
  );
}

/** Nothing is named nor was spoken of: then it is the programme that is asked about. */
function answerOfProgramme(
  index: KnowledgeIndex,
  question: Question,
  context: AskContext,
): Answer | undefined {
  const programme = index.programme();
  if (question.subjectIds.length > 0 || programme === undefined) return undefined;
  const { intent, content, asking } = question;
  const asksSomething =
    intent.facets.length > 0 || intent.answerType !== 'any' || content.some(({ stem }) => !asking.has(stem));
  if (!asksSomething) return undefined;
  return answerFromFacts(
    index,
    { ...question, subjectIds: [programme], inherited: true, assumed: true },
    context,
  );
}

/** One facet of a subject, as a button asks for it. */
export function answerFacet(index: KnowledgeIndex, subjectId: string, facet: FacetId, today: string): Answer {
  const facts = index.factsOf(subjectId, facet);
  return answerWith(index, facts, { subjectId, facet }, today);
}

function relate(index: KnowledgeIndex, question: Question, { today }: AskContext): Answer | undefined {
  const { subjectIds, named, intent } = question;
  const distinct = [...new Set(named.map(({ subjectId }) => subjectId))];
  const [a, b] = subjectIds;
  if (a === undefined) return undefined;
  const compares = intent.comparison || question.alternative;
  if (compares && distinct.length > 1) return compareSubjects(index, distinct, today);
  if (compares && intent.comparison) return tellApart(index, a, question.compared, today);
  if (!intent.link) return undefined;
  // « AdCF et Intercommunalités de France » are one.
  if (named.length > 1 && distinct.length === 1) return tellApart(index, a, question.compared, today);
  const other = b ?? (index.mentions.isUmbrella(a) ? undefined : index.programme());
  if (other === undefined || other === a) return undefined;
  // « Quel rapport avec tout ça ? »: with the programme; but what else is said must be of a link.
  return b !== undefined || question.content.every(({ stem }) => question.asking.has(stem))
    ? linkSubjects(index, a, other, today)
    : undefined;
}

function answerFromFacts(
  index: KnowledgeIndex,
  question: Question,
  { today }: AskContext,
): Answer | undefined {
  const facts = chooseFacts(index, question, today);
  const lead = facts?.[0];
  return facts && lead && answerWith(index, facts, { subjectId: lead.subjectId, facet: lead.facet }, today);
}

function answerWith(
  index: KnowledgeIndex,
  facts: Fact[],
  about: { subjectId: string; facet: FacetId },
  today: string,
): Answer {
  const composer = createComposer(index, today);
  const { fit, rest } = fitting(facts.map(composer.sentence), shortLength);
  const used = fit.reduce((sum, { text }) => sum + text.length, 0);
  const shownFacets = new Set(facts.slice(0, fit.length).map(({ facet }) => facet));
  return {
    refused: facts[0]?.nature === 'à-vérifier',
    sentences: fit,
    more: rest.length > 0 ? fitting(rest, Math.max(0, wholeLength - used)).fit : [],
    sources: composer.sources(),
    subjectId: about.subjectId,
    otherFacets: knownFacets(index, about.subjectId).filter((facet) => !shownFacets.has(facet)),
    canForward: facts[0]?.nature === 'à-vérifier',
    topic: { ...about, factId: facts[0]?.id },
  };
}
