import type { FacetId } from '../facets';
import type { Fact } from '../knowledge';
import { isOfPhase, thenYear } from '../understanding/time';
import type { KnowledgeIndex } from './knowledge-index';
import { coverage, groundOf, type Ground } from './ground';
import { itemsOf } from './lists';
import type { Question } from './question';

export interface ScoredFact {
  fact: Fact;
  score: number;
}

/**
 * Weights beside the lexical score, whose good matches lie between 8 and 25. A named subject outweighs a stray word;
 * the kind of thing asked is a preference that a good lexical match overrides.
 */
const bonus = {
  subject: 16,
  mention: 6,
  asked: 5,
  facet: [4.5, 2.5, 1.2],
  order: 2.5,
  orderAlone: 6,
  definition: 8,
  time: 3,
  recent: 0.6,
  doubtful: -1.5,
  said: 6,
  otherScheme: -5,
  level: 4,
  moment: 12,
  unknown: -3,
  wording: 6,
  example: -5,
  umbrella: 10,
  answerType: 3.5,
  list: 7,
  denial: 3,
  denialOfAsked: 8,
  state: 5,
  both: 9,
  saying: 8,
};

const denies =
  /\bn(?:e |’|')[^.;]*\b(pas|ni|aucune?|plus|que)\b|\b(réservée?s?|obligatoires?|closes?|interdit|exclue?s?)\b/;
const isSaying =
  /\b(confirmé|rappelé|souligné|présenté|déclaré|plaidait|jugeait|disait|annoncé|demandait|estimait|priorité|décrivait|pour \p{Lu})/u;
const speaksOfState = ({ nature }: Fact): boolean =>
  nature === 'à-vérifier' || nature === 'ouverture' || nature === 'échéance';

/** Where an answer of that kind usually stands. */
const facetOfType: Partial<Record<Question['intent']['answerType'], FacetId>> = {
  amount: 'funding',
  count: 'figures',
  date: 'dates',
};

/** How facts say that something began, or ends. */
const moments = {
  beginning: /\b(lanc|créée?s?\b|née?s?\b|fond[ée]|depuis|débu|commenc|annonc|install|ouvert|viennent)/,
  end: /\b(jusqu|fin\b|clos|termin|ferm)/,
};

export function scoreFacts(index: KnowledgeIndex, question: Question): ScoredFact[] {
  const lexical = new Map(
    index.search
      .search(question.subjectIds.length > 0 ? question.rest : question.text, 400, (word) =>
        question.asking.has(word.stem) ? 0.5 : 1,
      )
      .map(({ passage, score }) => [index.facts[passage]?.id, score]),
  );
  const asked = index.facetsAsked(question.text);
  const pool = new Map<string, Fact>();
  for (const id of question.subjectIds) for (const fact of index.factsOf(id)) pool.set(fact.id, fact);
  for (const id of question.subjectIds)
    for (const fact of index.mentions.concerning(id)) pool.set(fact.id, fact);
  for (const fact of index.facts) if (lexical.has(fact.id)) pool.set(fact.id, fact);
  return [...pool.values()]
    .map((fact) => ({
      fact,
      score:
        0.6 * (lexical.get(fact.id) ?? 0) +
        priors(index, question, fact) +
        bonus.asked * (asked.get(fact.facet) ?? 0),
    }))
    .sort((a, b) => b.score - a.score);
}

const grounds = new WeakMap<Fact, Ground>();

/** Kept with the fact: it is needed for every question. */
function groundOfFact(index: KnowledgeIndex, fact: Fact): Ground {
  const ground = grounds.get(fact) ?? groundOf([fact.text, fact.date]);
  grounds.set(fact, ground);
  return ground;
}

function priors(index: KnowledgeIndex, question: Question, fact: Fact): number {
  let score = 0;
  if (question.subjectIds.includes(fact.subjectId))
    score +=
      index.mentions.isUmbrella(fact.subjectId) && !question.inherited ? bonus.umbrella : bonus.subject;
  const isOfSubject = question.subjectIds.includes(fact.subjectId);
  const others = question.subjectIds.filter(
    (id) => id !== fact.subjectId && index.mentions.concerns(fact, id),
  );
  const [umbrellas, specific] = [true, false].map(
    (umbrella) => others.filter((id) => index.mentions.isUmbrella(id) === umbrella).length,
  );
  score += bonus.mention * Math.min(2, (specific ?? 0) + (umbrellas ?? 0) / 2);
  // What is true of one scheme is not for a question on another, or on all of them.
  const isOfOther = question.subjectIds.length > 0 && !question.subjectIds.includes(fact.subjectId);
  if (isOfOther && index.subject(fact.subjectId)?.kind === 'scheme') score += bonus.otherScheme;
  if (question.intent.answerType === 'date' && question.intent.moment !== undefined)
    score += moments[question.intent.moment].test(fact.text) ? bonus.moment : 0;
  // « Quand a-t-il démarré ? » asks of the whole, where no phase is named.
  if (question.intent.moment === 'beginning' && question.time.kind === 'none' && /phase 2/.test(fact.text))
    score -= bonus.moment / 2;
  if (question.intent.level !== undefined && fact.level !== undefined)
    score += fact.level === question.intent.level ? bonus.level : -bonus.level;
  const asksOfBoth = question.intent.polar && question.subjectIds.length > 1;
  const wanted = question.intent.facets.indexOf(fact.facet);
  if (wanted >= 0) score += bonus.facet[wanted] ?? 0.6;
  if (facetOfType[question.intent.answerType] === fact.facet) score += bonus.answerType;
  const place = index.placeOf(fact);
  // Where nothing but the facet is asked, its first fact is written to answer.
  const saysMore = question.content.some(({ stem }) => !question.asking.has(stem));
  score +=
    (wanted >= 0 && !saysMore && !asksOfBoth && !question.intent.saying ? bonus.orderAlone : bonus.order) /
    (1 + place);
  // The first fact of « Ce que c'est » is written to be the first sentence of a definition.
  if (question.intent.definition && fact.facet === 'what' && place === 0) score += bonus.definition;
  if (question.wording?.subjectId === fact.subjectId && question.wording.facet === fact.facet)
    score += bonus.wording * question.wording.likeness;
  if (fact.text.startsWith('Exemple local')) score += bonus.example;
  if (fact.nature === 'à-vérifier') score += bonus.unknown;
  score +=
    bonus.said *
    coverage(index.search, question.content, groundOfFact(index, fact), (word) =>
      question.asking.has(word.stem) ? 0.3 : 1,
    );
  if (
    question.intent.plural &&
    (wanted === 0 || question.intent.facets.length === 0) &&
    itemsOf(fact.text).length > 0
  )
    score += bonus.list;
  if (question.intent.polar && denies.test(fact.text))
    score += saysAll(index, question, fact) ? bonus.denialOfAsked : bonus.denial;
  if (asksOfBoth && isOfSubject && others.length > 0) score += bonus.both;
  if (question.intent.saying && isSaying.test(fact.text)) score += bonus.saying;
  if (question.intent.state && question.intent.answerType === 'any' && question.time.kind === 'now')
    score += speaksOfState(fact) ? bonus.state : moments.beginning.test(fact.text) ? -bonus.state : 0;
  if (fact.confidence === 'faible') score += bonus.doubtful;
  return score + timePrior(question, fact);
}

const saysAll = (index: KnowledgeIndex, { content }: Question, fact: Fact): boolean =>
  content.length > 0 && coverage(index.search, content, groundOfFact(index, fact), () => 1) === 1;

/** What is of another time than the one asked about is held back as much as what is of that time is preferred. */
function timePrior({ time }: Question, fact: Fact): number {
  const year = Number(fact.date.slice(0, 4));
  const prefer = (isOfThatTime: boolean): number => (isOfThatTime ? bonus.time : -bonus.time);
  switch (time.kind) {
    case 'year':
      return year === time.year || fact.text.includes(String(time.year)) ? bonus.time : 0;
    case 'phase':
      return prefer(isOfPhase(time.phase, fact.text, fact.date));
    case 'then':
      return prefer(year === thenYear || /phase 1|2018|2019/.test(fact.text));
    case 'now':
    case 'next':
      return prefer(year > thenYear + 1);
    case 'none':
      return year > thenYear + 1 ? bonus.recent : 0;
  }
}
