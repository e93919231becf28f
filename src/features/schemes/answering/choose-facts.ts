import { foldText } from '../../../core/text';
import type { Fact } from '../knowledge';
import type { AnswerType } from '../understanding/asked-type';
import { isOfPhase } from '../understanding/time';
import { groundsOf } from './fact-grounds';
import { isBeside, isOfNothingOurs } from './beside';
import { isExcluded } from './gates';
import { inTheirOrder } from './in-their-order';
import { isOfAllNamed } from './of-all-named';
import type { KnowledgeIndex } from './knowledge-index';
import { passingFacts } from './passing-facts';
import type { Question } from './question';
import { scoreFacts, type ScoredFact } from './score-facts';

/** How many of the best facts are tried as the answer before it is « je ne sais pas ». */
const lookedAt = 25;
const tried = 5;
const worthTrying = 0.8;
/** A fact that scores so near to the first may be the one that was asked for, and is told beside it. */
const besideFrom = 0.7;
/** From this share of its words on, a fact says again what was said. */
const saysNothingNew = 0.8;
/** What is not known leads where it fits the question better than all that is. */
const clearlyMore = 1.05;
/** And far better where a date or a number is asked for, which the others say. */
const muchMore = 1.25;
const measured: ReadonlySet<AnswerType> = new Set(['amount', 'date', 'hour', 'duration', 'age', 'count']);
/** Scores so near to one another tell nothing apart. */
const alikeFrom = 0.95;
const hardlyLess = 0.99;
/** Where even the best has nothing but its kind for it, nothing answers. */
const lowestScore = 7;

/** Those that serve the question, the one that answers first; and what is told to whoever wants to know more. */
export interface ChosenFacts {
  serving: Fact[];
  further: Fact[];
}

/** The facts of an answer; undefined when none passes the gates. */
export function chooseFacts(
  index: KnowledgeIndex,
  question: Question,
  today: string,
): ChosenFacts | undefined {
  if (question.subjectIds.length === 0 && !saysSomething(question)) return undefined;
  const scored = ofAskedFacet(
    question,
    scoreFacts(index, question, today).filter(
      ({ fact }) =>
        (fact.id !== question.instead || saysTheYear(question, fact)) &&
        isOfAllNamed(index, question, fact) &&
        !isOfAnother(index, question, fact) &&
        (question.time.kind !== 'phase' || isOfPhase(question.time.phase, fact.text, fact.date)),
    ),
  );
  if ((scored[0]?.score ?? 0) < lowestScore) return undefined;
  const possible = scored.slice(0, lookedAt).filter(({ fact }) => !isExcluded(index, question, fact, today));
  const best = possible[0]?.score ?? 0;
  const candidates = possible.slice(0, tried).filter(({ score }) => score >= worthTrying * best);
  const passing = ownFirst(question, passingFacts(index, question, { scored, candidates }, today));
  const lead =
    definitionOf(index, question, possible) ?? latestOf(question, leadOf(question, passing), passing);
  if (lead === undefined || isBeside(index, question, lead, scored) || isOfNothingOurs(question, lead))
    return undefined;
  const asked = whomToAsk(index, question, lead.fact);
  if (asked) return { serving: [asked, lead.fact], further: [] };
  return withCompanions(index, question, lead, scored, new Set(possible.map(({ fact }) => fact)));
}

/** « Et au niveau local ? » goes on about what was spoken of, where a fact on something else is hardly nearer. */
function ownFirst({ inherited, subjectIds }: Question, passing: ScoredFact[]): ScoredFact[] {
  const [first] = passing;
  if (!inherited || !first || subjectIds.includes(first.fact.subjectId)) return passing;
  const own = passing.find(
    ({ fact, score }) => subjectIds.includes(fact.subjectId) && score >= hardlyLess * first.score,
  );
  return own ? [own, ...passing.filter((one) => one !== own)] : passing;
}

/** « Et en 2018 ? » after a fact that tells the years one by one. */
const saysTheYear = ({ time }: Question, { text }: Fact): boolean =>
  time.kind === 'year' && text.includes(String(time.year));

/** « On peut encore y déposer un dossier ? » says nothing that another scheme could answer. */
const isOfAnother = (index: KnowledgeIndex, { inherited, telling, subjectIds }: Question, fact: Fact) =>
  inherited &&
  telling.length === 0 &&
  index.subject(fact.subjectId)?.kind === 'scheme' &&
  !subjectIds.includes(fact.subjectId);

/** « Et avant ? » asks for what was asked before: nothing in it could ask for something else. */
function ofAskedFacet({ inherited, telling, intent }: Question, scored: ScoredFact[]): ScoredFact[] {
  if (!inherited || telling.length > 0 || intent.facets.length === 0 || intent.answerType !== 'any')
    return scored;
  const asked = scored.filter(({ fact }) => intent.facets.includes(fact.facet));
  return asked.length > 0 ? asked : scored;
}

/** Where nothing is asked but what the subject is, the first fact of « Ce que c'est » is written to say it. */
function definitionOf(
  index: KnowledgeIndex,
  { intent, time, subjectIds, named, inherited, content, qualifiers }: Question,
  scored: ScoredFact[],
): ScoredFact | undefined {
  const [only] = subjectIds;
  // « C'est quoi les conditions du VTE ? », « la phase 2, c'est quoi ? » : not what the whole is.
  const asksElse = content.length > 0 || qualifiers.length > 0 || time.kind === 'phase';
  if (!intent.definition || asksElse || only === undefined || subjectIds.length > 1) return undefined;
  if (intent.answerType !== 'any' || (named.length === 0 && !inherited)) return undefined;
  return scored.find(
    ({ fact }) => fact.subjectId === only && fact.facet === 'what' && index.placeOf(fact) === 0,
  );
}

/** What is not known leads where it is asked how things stand, or where nothing else answers. */
function leadOf(question: Question, passing: ScoredFact[]): ScoredFact | undefined {
  const { intent, time } = question;
  // « Depuis quelle année existe … ? » asks for no state.
  const asksSince = intent.answerType === 'date' && intent.moment === 'beginning' && time.kind === 'none';
  const asksState =
    !asksSince && (time.kind === 'now' || time.kind === 'next' || time.kind === 'year' || intent.state);
  const known = passing.find(({ fact }) => fact.nature !== 'à-vérifier');
  const [first] = passing;
  const more = measured.has(intent.answerType) ? muchMore : clearlyMore;
  if (asksState || known === undefined || (first && first.score >= more * known.score)) return first;
  // « Quelle est la procédure ? »: that there is none to be found answers, and whom to call does not.
  const saysAsked = ({ fact }: ScoredFact): boolean =>
    question.content.some(
      ({ text, stem }) => text === intent.asked && foldText(fact.text).includes(stem.slice(0, 6)),
    );
  return first && intent.asked !== undefined && saysAsked(first) && !saysAsked(known) ? first : known;
}

/** Amounts change: of those that answer alike, the latest one, where no time is asked about. */
function latestOf(
  { intent, time }: Question,
  lead: ScoredFact | undefined,
  candidates: ScoredFact[],
): ScoredFact | undefined {
  if (lead?.fact.nature !== 'montant' || intent.answerType !== 'amount' || time.kind !== 'none') return lead;
  const { subjectId, facet } = lead.fact;
  return candidates
    .filter(
      ({ fact, score }) =>
        fact.nature === 'montant' &&
        fact.subjectId === subjectId &&
        fact.facet === facet &&
        score >= alikeFrom * lead.score,
    )
    .reduce((latest, one) => (one.fact.date > latest.fact.date ? one : latest), lead);
}

/** Without a subject, a kind of thing (« quel est le budget ? ») or a number alone leaves everything open. */
const saysSomething = ({ telling }: Question): boolean => telling.some(({ text }) => /[a-z]{2}/.test(text));

/** The fact itself, then what its facet says beside it, the closest first; and a contact where one must be given. */
function withCompanions(
  index: KnowledgeIndex,
  question: Question,
  { fact }: ScoredFact,
  scored: ScoredFact[],
  possible: ReadonlySet<Fact>,
): ChosenFacts {
  const leadScore = scored.find((one) => one.fact.id === fact.id)?.score ?? 0;
  // Where nothing but the facet is asked, other facets would only be noise.
  const near = scored
    .filter(
      (one) =>
        one.score >= besideFrom * leadScore &&
        (one.fact.subjectId === fact.subjectId ||
          (possible.has(one.fact) && !isOfOtherScheme(index, question, one.fact))),
    )
    .map((one) => one.fact)
    .filter(
      ({ facet }) =>
        facet === fact.facet || question.intent.facets.includes(facet) || question.telling.length > 0,
    );
  const scores = new Map(scored.map((one) => [one.fact.id, one.score]));
  const sameFacet = index
    .factsOf(fact.subjectId, fact.facet)
    .sort((one, other) => (scores.get(other.id) ?? 0) - (scores.get(one.id) ?? 0));
  const isBeside = (other: Fact): boolean =>
    other.id !== fact.id && (other.nature !== 'à-vérifier' || fact.nature === 'à-vérifier');
  const serving = [
    ...stateBefore(index, question, fact),
    fact,
    ...unlike(index, fact, near.filter(isBeside)),
  ];
  if (question.intent.definition && fact.facet === 'what')
    serving.splice(
      1,
      0,
      ...index.factsOf(fact.subjectId, 'what').slice(0, 2).filter(isBeside),
      ...index.factsOf(fact.subjectId, 'forWhom').slice(0, 1),
    );
  const inOrder = question.intent.plural ? inTheirOrder(index, fact) : [];
  const told = inOrder.length > 1 ? inOrder : withContact(index, [...new Set(serving)], fact);
  return { serving: told, further: sameFacet.filter((other) => isBeside(other) && !told.includes(other)) };
}

/** « Chaque OIR est pilotée par … » is no answer on who runs the programme. */
const isOfOtherScheme = (index: KnowledgeIndex, { subjectIds, assumed }: Question, fact: Fact): boolean =>
  (subjectIds.length > 0 || assumed === true) &&
  !subjectIds.includes(fact.subjectId) &&
  index.subject(fact.subjectId)?.kind === 'scheme';

/** Without those that say again, in nearly the same words, what stands before them. */
function unlike(index: KnowledgeIndex, lead: Fact, others: Fact[]): Fact[] {
  const told = new Set(groundsOf(index, lead).said.stems);
  return others.filter((other) => {
    const stems = [...groundsOf(index, other).said.stems];
    if (stems.filter((stem) => told.has(stem)).length >= saysNothingNew * stems.length) return false;
    for (const stem of stems) told.add(stem);
    return true;
  });
}

/** « Je demande à qui s'il reste une aide ? » : whom, then that it is not known. */
const whomToAsk = (index: KnowledgeIndex, { intent }: Question, lead: Fact): Fact | undefined =>
  intent.facets[0] === 'contact' &&
  intent.answerType === 'any' &&
  lead.nature === 'à-vérifier' &&
  lead.facet !== 'contact'
    ? index.factsOf(lead.subjectId, 'contact').find(({ nature }) => nature !== 'à-vérifier')
    : undefined;

/** « On dépose où ? »: that it is closed is said before anything else. */
function stateBefore(index: KnowledgeIndex, { intent }: Question, lead: Fact): Fact[] {
  const isState = ({ nature }: Fact): boolean => nature === 'ouverture' || nature === 'échéance';
  if (intent.facets[0] !== 'apply' || isState(lead)) return [];
  return index.factsOf(lead.subjectId, 'apply').filter(isState).slice(0, 1);
}

/** An amount, a deadline or « is it open » never goes without someone to ask; what answers stands before that. */
export function withContact(index: KnowledgeIndex, facts: Fact[], answering?: Fact): Fact[] {
  const [lead] = facts;
  if (lead?.nature === undefined) return facts;
  const contact = index.factsOf(lead.subjectId, 'contact')[0];
  if (!contact || facts.includes(contact)) return facts;
  const after = answering === undefined ? 1 : facts.indexOf(answering) + 1;
  return [...facts.slice(0, after), contact, ...facts.slice(after)];
}
