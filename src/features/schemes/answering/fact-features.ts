import type { FacetId } from '../facets';
import type { Fact } from '../knowledge';
import type { FieldScores } from '../retrieval';
import { rawWords } from '../retrieval/words';
import { isOfPhase, thenYear } from '../understanding/time';
import { fitsAnswerType } from './answer-type';
import type { KnowledgeIndex } from './knowledge-index';
import { itemsOf } from './lists';
import type { Question } from './question';
import { saysAll, wordFeatures, type WordFeatures } from './word-features';

/** Signs that a fact answers a question, or does not; most are 0 or 1, against it below 0. */
export type Feature =
  | keyof WordFeatures
  | `lexical${'Text' | 'Names' | 'Questions' | 'Grams' | 'Pairs'}`
  | 'latent'
  | 'fits'
  | 'fitsAsked'
  | 'subject'
  | 'umbrella'
  | 'qualifier'
  | 'mention'
  | 'otherScheme'
  | 'asked'
  | 'facetFirst'
  | 'facetSecond'
  | 'facetLater'
  | 'answerType'
  | 'order'
  | 'orderAlone'
  | 'definition'
  | 'moment'
  | 'level'
  | 'wording'
  | 'likeness'
  | 'example'
  | 'unknown'
  | 'list'
  | 'denial'
  | 'denialOfAsked'
  | 'both'
  | 'saying'
  | 'state'
  | 'doubtful'
  | 'time'
  | 'recent';
export type Features = Partial<Record<Feature, number>>;

const denies =
  /\bn(?:e |’|')[^.;]*\b(pas|ni|aucune?|plus|que)\b|\b(réservée?s?|obligatoires?|closes?|interdit|exclue?s?)\b/;
/** Somebody says something. */
export const isSaying =
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

/** How near a fact is to a question, before either is looked at closely. */
export interface Nearness {
  /** By the words of each field; absent: none is shared. */
  fields: FieldScores | undefined;
  /** By what is meant: a cosine. */
  latent: number;
  /** How likely its facet is the one asked for. */
  facet: number;
}

export function featuresOf(
  index: KnowledgeIndex,
  question: Question,
  fact: Fact,
  { fields, latent, facet }: Nearness,
  today: string,
): Features {
  const fits = fitsAnswerType(index, question, fact, today);
  return {
    lexicalText: fields?.text ?? 0,
    lexicalNames: fields?.names ?? 0,
    lexicalQuestions: fields?.questions ?? 0,
    lexicalGrams: fields?.grams ?? 0,
    lexicalPairs: fields?.pairs ?? 0,
    latent,
    asked: facet,
    fits: Number(fits),
    fitsAsked: Number(fits && question.intent.answerType !== 'any'),
    ...aboutSubject(index, question, fact),
    ...aboutKind(index, question, fact),
    ...aboutWords(index, question, fact),
    example: Number(fact.text.startsWith('Exemple local')),
    doubtful: Number(fact.confidence === 'faible'),
    ...aboutTime(question, fact),
  };
}

function aboutSubject(index: KnowledgeIndex, question: Question, fact: Fact): Features {
  const { subjectIds, inherited, intent } = question;
  const isOfSubject = subjectIds.includes(fact.subjectId);
  const others = subjectIds.filter((id) => id !== fact.subjectId && index.mentions.concerns(fact, id));
  const umbrellas = others.filter((id) => index.mentions.isUmbrella(id)).length;
  const asUmbrella = isOfSubject && index.mentions.isUmbrella(fact.subjectId) && !inherited;
  return {
    subject: Number(isOfSubject && !asUmbrella),
    umbrella: Number(asUmbrella),
    qualifier: Number(
      isOfSubject && question.qualifiers.some(({ text }) => rawWords(fact.text).includes(text)),
    ),
    mention: Math.min(2, others.length - umbrellas + umbrellas / 2),
    // What is true of one scheme is not for a question on another, or on all of them.
    otherScheme: Number(
      subjectIds.length > 0 && !isOfSubject && index.subject(fact.subjectId)?.kind === 'scheme',
    ),
    both: Number(intent.polar && subjectIds.length > 1 && isOfSubject && others.length > 0),
  };
}

function aboutKind(index: KnowledgeIndex, question: Question, fact: Fact): Features {
  const { intent, time, level, subjectIds, telling } = question;
  const wanted = intent.facets.indexOf(fact.facet);
  const place = index.placeOf(fact);
  const asksOfBoth = intent.polar && subjectIds.length > 1;
  // Where nothing but the facet is asked, its first fact is written to answer.
  const isAlone = wanted === 0 && telling.length === 0 && !asksOfBoth && !intent.saying;
  return {
    facetFirst: Number(wanted === 0),
    facetSecond: Number(wanted === 1),
    facetLater: Number(wanted >= 2),
    answerType: Number(facetOfType[intent.answerType] === fact.facet),
    order: isAlone ? 0 : 1 / (1 + place),
    orderAlone: isAlone ? 1 / (1 + place) : 0,
    // The first fact of « Ce que c'est » is written to be the first sentence of a definition.
    definition: Number(intent.definition && fact.facet === 'what' && place === 0),
    moment: ofMoment(question, fact),
    level: level === undefined || fact.level === undefined ? 0 : fact.level === level ? 1 : -1,
    unknown: Number(fact.nature === 'à-vérifier'),
    list: Number(
      intent.plural && (wanted === 0 || intent.facets.length === 0) && itemsOf(fact.text).length > 0,
    ),
    saying: Number(intent.saying && isSaying.test(fact.text)),
    state:
      intent.state && intent.answerType === 'any' && time.kind === 'now'
        ? Number(speaksOfState(fact)) || -Number(moments.beginning.test(fact.text))
        : 0,
  };
}

function ofMoment({ intent: { answerType, moment }, time }: Question, { text }: Fact): number {
  const says = answerType === 'date' && moment !== undefined && moments[moment].test(text) ? 1 : 0;
  // « Quand a-t-il démarré ? » asks of the whole, where no phase is named.
  return moment === 'beginning' && time.kind === 'none' && /phase 2/.test(text) ? says - 0.5 : says;
}

function aboutWords(index: KnowledgeIndex, question: Question, fact: Fact): Features {
  const { intent, wording, askedLike } = question;
  const isDenied = intent.polar && denies.test(fact.text);
  const deniesAll = isDenied && saysAll(index, question, fact);
  return {
    ...wordFeatures(index, question, fact),
    wording: wording?.subjectId === fact.subjectId && wording.facet === fact.facet ? wording.likeness : 0,
    likeness: askedLike.get(fact.id) ?? 0,
    denial: Number(isDenied && !deniesAll),
    denialOfAsked: Number(deniesAll),
  };
}

/** What is of another time than the one asked about is held back as much as what is of that time is preferred. */
function aboutTime({ time }: Question, fact: Fact): Features {
  const year = Number(fact.date.slice(0, 4));
  const prefer = (isOfThatTime: boolean): Features => ({ time: isOfThatTime ? 1 : -1 });
  switch (time.kind) {
    case 'year':
      return { time: Number(year === time.year || fact.text.includes(String(time.year))) };
    case 'phase':
      return prefer(isOfPhase(time.phase, fact.text, fact.date));
    case 'then':
      return prefer(year === thenYear || /phase 1|2018|2019/.test(fact.text));
    case 'now':
    case 'next':
      return prefer(year > thenYear + 1);
    case 'none':
      return { recent: Number(year > thenYear + 1) };
  }
}
