import { isPlaceName, type TerritoryRegister } from '../../territories';
import type { Fact } from '../knowledge';
import { texts } from '../texts';
import { expandShorthand } from '../understanding/chat-spelling';
import type { Serving } from '../understanding/need-model';
import { withoutCourtesy } from '../understanding/preamble';
import type { Answer } from './answer';
import { answerWith } from './answer-facts';
import type { AskContext } from './ask-context';
import type { KnowledgeIndex } from './knowledge-index';
import type { Question } from './question';

/** Less than this, and many a question on something else would be taken for a need. */
const leastEvidence = 6.5;
const leastTelling = 2;
/** So near to the first, a second one may serve as well; with a third as near as the second, nothing is sure. */
const apart = 2;
const apartFromThird = 0.8;

/** « Je veux embaucher un ingénieur », « notre friche … », « quelle aide pour … ? » */
const tells = /(?<![a-z-])(?:j'|(?:je|nous|on|mon|ma|mes|notre|nos|moi)(?![a-z]))/;
const asksForHelp =
  /^\W*(?:une?|quel(?:le)?) (?:site|outil|moteur|aide|appui|dispositif|programme|label|reseau|endroit|lieu|ecole|fonds) [^?]*\b(?:qui|pour|ou)\b|\b(?:y a[- ]t[- ]il|existe[- ]t[- ]il|il existe|y a pas|que (?:peut[- ]on )?faire|que peut|qui peut)\b|\bquel(?:le)?s? (?:type d[e'] ?|sorte d[e'] ?|genre d[e'] ?)?(?:aides?|appuis?|soutiens?|dispositifs?|outils?|programmes?|appels?|reseaux?|labels?|accompagnements?|solutions?|financements?|coups? de pouce)\b/;
/** What else may be asked for is no need: a number, a name, a day. */
const otherTypes: ReadonlySet<Question['intent']['answerType']> = new Set([
  'count',
  'person',
  'who',
  'region',
  'hour',
  'phone',
  'post',
  'age',
]);

/** So much speaks for one of them alone that no fact on something else need be looked for. */
const plainly = { evidence: 8, apart: 2.5 };

/** Whoever describes what is needed, and can name no scheme for it, is told the nearest one. */
export function answerNeed(
  index: KnowledgeIndex,
  register: TerritoryRegister,
  question: Question,
  typed: string,
  { today }: AskContext,
): Answer | undefined {
  return describesNeed(index, register, question)
    ? answerOf(index, servingOf(index, typed), today)
    : undefined;
}

/** The same where it is plain, before anything said of those who ask (« notre agglo ») is taken for what is asked. */
export function answerPlainNeed(
  index: KnowledgeIndex,
  register: TerritoryRegister,
  question: Question,
  typed: string,
  { today, topic }: AskContext,
): Answer | undefined {
  if (topic?.subjectId !== undefined) return undefined;
  const namesBody = question.named.some(({ subjectId }) => {
    const subject = index.subject(subjectId);
    return subject?.kind !== 'concept' && subject?.article !== 'les';
  });
  if (namesBody || !describesNeed(index, register, question)) return undefined;
  const [first, second] = likelyFor(index, typed);
  if (!first || first.evidence < plainly.evidence || first.telling < leastTelling) return undefined;
  return second && second.evidence > first.evidence - plainly.apart
    ? undefined
    : answerOf(index, [first.subjectId], today);
}

function describesNeed(index: KnowledgeIndex, register: TerritoryRegister, question: Question): boolean {
  const { text, named, intent } = question;
  if (!tells.test(text) && !asksForHelp.test(text)) return false;
  if (otherTypes.has(intent.answerType) || intent.definition || intent.comparison) return false;
  const namesScheme = named.some(
    ({ subjectId }) => subjectId !== index.programme() && index.subject(subjectId)?.kind === 'scheme',
  );
  return !namesScheme && !question.properNames.some((name) => isUnknownName(index, register, name));
}

function answerOf(index: KnowledgeIndex, [first, second]: string[], today: string): Answer | undefined {
  if (first === undefined) return undefined;
  const facts =
    second === undefined
      ? presented(index, first)
      : [...index.factsOf(first, 'what').slice(0, 1), ...index.factsOf(second, 'what').slice(0, 1)];
  if (facts.length === 0) return undefined;
  const answer = answerWith(
    index,
    { serving: facts, further: [] },
    { subjectId: first, facet: 'what' },
    today,
  );
  const opening = second === undefined ? texts.nearestScheme : texts.nearestSchemes;
  return { ...answer, sentences: [{ text: opening, citations: [] }, ...answer.sentences] };
}

/** A company or a scheme of which nothing is known is what the question is about. */
const isUnknownName = (index: KnowledgeIndex, register: TerritoryRegister, name: string): boolean =>
  index.search.frequencyOf(name) === 0 && !isPlaceName(register, name, 0);

/** Who asks says what is needed too: « en tant que maire rural, … ». */
const likelyFor = (index: KnowledgeIndex, typed: string): Serving[] =>
  index.needs(withoutCourtesy(expandShorthand(typed)));

function servingOf(index: KnowledgeIndex, typed: string): string[] {
  const likely = likelyFor(index, typed);
  const [first] = likely;
  if (!first || first.evidence < leastEvidence || first.telling < leastTelling) return [];
  const [, second, third] = likely;
  if (!second) return [first.subjectId];
  // The one that it is often taken for differs in a word or two.
  const isTakenFor = index.confusableWith(first.subjectId).includes(second.subjectId);
  if (second.evidence <= first.evidence - (isTakenFor ? 2 * apart : apart)) return [first.subjectId];
  const isSure = !third || isTakenFor || third.evidence <= second.evidence - apartFromThird;
  return isSure ? [first.subjectId, second.subjectId] : [];
}

/** What it is, for whom, how things stand, and whom to ask. */
function presented(index: KnowledgeIndex, id: string): Fact[] {
  const state = index.factsOf(id, 'dates').filter(({ nature }) => nature !== undefined);
  return [
    ...index.factsOf(id, 'what').slice(0, 1),
    ...index.factsOf(id, 'forWhom').slice(0, 1),
    ...state.slice(0, 1),
    ...index.factsOf(id, 'contact').slice(0, 1),
  ];
}
