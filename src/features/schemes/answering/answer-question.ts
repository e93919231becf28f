import type { TerritoryRegister } from '../../territories';
import { answerFromExtracts } from '../extracts/answer-from-extracts';
import type { FacetId } from '../facets';
import type { AskContext } from './ask-context';
import { askOfWhat } from './ask-of-what';
import { askWhich } from './ask-which';
import { texts } from '../texts';
import type { Topic } from '../topic';
import { atOtherTime } from '../understanding/other-time';
import { splitQuestion } from '../understanding/parts';
import { plainQuestion } from '../understanding/plain-question';
import { readCourtesy, readSmallTalk, type SmallTalk } from '../understanding/small-talk';
import type { Answer } from './answer';
import { answerFromFacts, answerWith } from './answer-facts';
import { withContact } from './choose-facts';
import { compareSubjects } from './compare';
import { createComposer } from './compose';
import { withGlosses } from './glosses';
import type { KnowledgeIndex } from './knowledge-index';
import { fittingAgain } from './length';
import { listAskedFor } from './lists';
import { answerLocalContact } from './local-contact';
import { mergeAnswers } from './merge';
import { answerNeed, answerPlainNeed } from './need';
import { dontKnow, meaningOf, nameOf, plain, spelledOut, withMeaning } from './no-answer';
import { answerOfBoth, answerOfEachNamed, asksOfEach, namedByPlace } from './of-both';
import { answerOfTold } from './of-told';
import { answerPlace } from './place-question';
import { answerPresence } from './presence';
import { understand, type Question } from './question';
import { withRecent } from './recent';
import { relate } from './relate';
import { answerRegionalContact } from './regional-contact';
import { askTerritories, fromTerritories } from './territory';
import { isOfNobody } from './unknown-name';
import { answerOfNamedBeside, answerOfSpokenOf, answerWithinTopic } from './within-topic';

/** A question is short; of a long text only the beginning is read, and the answer says so. */
const readAtMost = 1000;

/** Pure: the same knowledge, question and context give the same answer. */
export function answerQuestion(
  index: KnowledgeIndex,
  register: TerritoryRegister,
  text: string,
  context: AskContext,
): Answer {
  const read = text.slice(0, readAtMost);
  const answer = finished(index, answerRead(index, register, read, context), read);
  if (text.length <= readAtMost) return answer;
  return { ...answer, sentences: [{ text: texts.readBeginning, citations: [] }, ...answer.sentences] };
}

/** What every answer gets, however it was found. */
function finished(index: KnowledgeIndex, answer: Answer, asked: string): Answer {
  const glossed = withGlosses(index.acronyms, answer, asked);
  return {
    ...glossed,
    ...fittingAgain(glossed.sentences, glossed.more),
    comparable: answer.subjectId === undefined ? [] : index.confusableWith(answer.subjectId),
  };
}

const refusals: ReadonlySet<SmallTalk> = new Set(['rules', 'insult', 'task', 'opinion']);

/** A message may ask several things: each is answered in the light of the one before. */
function answerRead(
  index: KnowledgeIndex,
  register: TerritoryRegister,
  typed: string,
  context: AskContext,
): Answer {
  const text = plainQuestion(typed);
  const talk = readSmallTalk(text);
  if (talk !== undefined) return plain(texts[talk], refusals.has(talk), context.topic);
  const parts = splitQuestion(text);
  if (parts.length > 1) {
    const answers: Answer[] = [];
    for (const part of parts)
      answers.push(
        answerPart(index, register, part, { ...context, topic: answers.at(-1)?.topic ?? context.topic }),
      );
    const whole = answers.some(({ refused }) => refused)
      ? answerPart(index, register, text, context)
      : undefined;
    // « 1er contrat signé quand ? et où ? »: what no part says alone, they may say together.
    const merged = mergeAnswers(
      whole?.refused === false ? answers.map((answer) => (answer.refused ? whole : answer)) : answers,
    );
    if (merged) return merged;
  }
  const [only = text] = parts;
  return answerPart(index, register, parts.length === 1 ? only : text, context);
}

function answerPart(
  index: KnowledgeIndex,
  register: TerritoryRegister,
  typed: string,
  context: AskContext,
): Answer {
  const text = namedByPlace(index, typed, context.topic);
  const territory = askTerritories(index, register, text, context);
  if (territory) return fromTerritories(territory, context.topic);
  const { topic } = context;
  const asked = (said: string, question: Question, of: AskContext): Answer => {
    const answer = answerUnderstood(index, register, question, said, of);
    const recent = withRecent(index, answer.topic, question.subjectIds, topic);
    const { time } = question;
    const phase = time.kind === 'phase' && time.phase !== 3 ? time.phase : undefined;
    return { ...answer, topic: { ...recent, phase } };
  };
  const answerOf = (said: string, of: Topic): Answer =>
    asked(said, understand(index, said, of), { ...context, topic: of });
  const ofBoth = answerOfBoth(index, text, topic, answerOf);
  if (ofBoth) return ofBoth;
  const again = topic?.wording === undefined ? undefined : atOtherTime(text, topic.wording, topic.phase);
  if (again !== undefined) {
    // Of what was told before, another is asked for, and not its list.
    const answer = asked(
      again,
      { ...understand(index, again, topic), instead: topic?.factId },
      { ...context, topic: { ...topic, factId: undefined } },
    );
    if (!answer.refused) return answer;
  }
  const question = understand(index, text, topic);
  const ofEach = asksOfEach(question) ? answerOfEachNamed(index, question, answerOf) : undefined;
  if (ofEach) return ofEach;
  const answer = asked(text, question, context);
  if (!answer.refused) return answer;
  return answerOfEachNamed(index, question, answerOf) ?? answer;
}

function answerUnderstood(
  index: KnowledgeIndex,
  register: TerritoryRegister,
  question: Question,
  text: string,
  context: AskContext,
): Answer {
  const { today, topic } = context;
  if (isOfNobody(index, question, text)) return dontKnow(index, { ...question, subjectIds: [] }, context);
  const list = listAskedFor(index, text, topic);
  if (list)
    return answerWith(
      index,
      { serving: [list], further: [] },
      { subjectId: list.subjectId, facet: list.facet },
      today,
    );
  return (
    answerOfTold(index, question, context) ??
    answerWithinTopic(index, question, context) ??
    answerOfSpokenOf(index, question, context) ??
    askWhich(index, register, question, text) ??
    answerLocalContact(index, register, question, text, context) ??
    answerRegionalContact(index, register, question, context) ??
    answerPresence(index, register, question, text, topic, today) ??
    asksOfBoth(index, question, context) ??
    relate(index, question, context) ??
    answerPlainNeed(index, register, question, text, context) ??
    (question.subjectIds.every((id) => id === index.programme())
      ? answerPlace(register, text, context.person, topic)
      : undefined) ??
    (question.doer ? answerOfProgramme(index, question, context) : undefined) ??
    withMeaning(meaningOf(index, question), () => answerFromFacts(index, question, context)) ??
    spelledOut(index, question, text, answerFromFacts(index, question, context)) ??
    answerOfNamedBeside(index, question, text, context) ??
    answerOfProgramme(index, question, context) ??
    answerFromExtracts(index, question, today) ??
    answerNeed(index, register, question, text, context) ??
    courtesyOf(question, text, topic) ??
    askOfWhat(index, question, text, topic) ??
    dontKnow(index, question, context)
  );
}

function courtesyOf({ named }: Question, text: string, topic: Topic | undefined): Answer | undefined {
  const courtesy = named.length === 0 ? readCourtesy(text) : undefined;
  return courtesy && plain(texts[courtesy], false, topic);
}

/** Nothing is named nor was spoken of: then it is the programme that is asked about. */
function answerOfProgramme(
  index: KnowledgeIndex,
  question: Question,
  context: AskContext,
): Answer | undefined {
  const programme = index.programme();
  if (question.subjectIds.length > 0 || programme === undefined) return undefined;
  const { intent, telling } = question;
  const asksSomething = intent.facets.length > 0 || intent.answerType !== 'any' || telling.length > 0;
  if (!asksSomething) return undefined;
  return answerFromFacts(
    index,
    { ...question, subjectIds: [programme], inherited: true, assumed: true },
    context,
  );
}

/** One facet of a subject, as a button asks for it. */
export function answerFacet(index: KnowledgeIndex, subjectId: string, facet: FacetId, today: string): Answer {
  const [first, ...others] = index.factsOf(subjectId, facet);
  if (!first) return plain(texts.nothingMore, false, { subjectId });
  const chosen = { serving: withContact(index, [first, ...others]), further: [] };
  return finished(index, answerWith(index, chosen, { subjectId, facet }, today), '');
}

/** The facts and relations of an answer once more, by name: those that were withdrawn since are left out. */
export function answerAgain(
  index: KnowledgeIndex,
  refs: string[],
  today: string,
): Pick<Answer, 'sentences' | 'sources'> {
  const composer = createComposer(index, today);
  const sentences = refs.flatMap((ref) => index.statement(ref) ?? []).map(composer.sentence);
  const again = { ...plain('', false), sentences, sources: composer.sources() };
  return withGlosses(index.acronyms, again, '');
}

/** « CRTE et contrat : périmètres identiques ? » asks for more than what tells the two apart. */
function asksOfBoth(index: KnowledgeIndex, question: Question, context: AskContext): Answer | undefined {
  const distinct = new Set(question.named.map(({ subjectId }) => subjectId));
  return distinct.size > 1 && question.telling.length > 0
    ? answerFromFacts(index, question, context)
    : undefined;
}

/** « Comparer »: with the one that it is taken for or, of several, with which. */
export function compareWith(index: KnowledgeIndex, subjectId: string, today: string): Answer {
  const subject = index.subject(subjectId);
  const others = index.confusableWith(subjectId).flatMap((id) => index.subject(id) ?? []);
  const [first] = others;
  if (!subject || !first) return plain(texts.nothingMore, false, { subjectId });
  if (others.length === 1) return finished(index, compareSubjects(index, [subjectId, first.id], today), '');
  const options = others.map((other) => ({
    label: nameOf(other),
    question: texts.compareQuestion(subject.name, other.name),
  }));
  return { ...plain(texts.compareWhich(nameOf(subject)), false, { subjectId }), options };
}
