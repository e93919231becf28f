import type { FacetId } from '../facets';
import type { Fact } from '../knowledge';
import { thenYear } from '../understanding/time';
import type { KnowledgeIndex } from './knowledge-index';
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
  subject: 9,
  mention: 3,
  facet: [4.5, 2.5, 1.2],
  order: 1.2,
  definition: 8,
  time: 3,
  recent: 0.6,
  doubtful: -1.5,
  answerType: 3.5,
};

/** Where an answer of that kind usually stands. */
const facetOfType: Partial<Record<Question['intent']['answerType'], FacetId>> = {
  amount: 'funding',
  count: 'figures',
  date: 'dates',
};

export function scoreFacts(index: KnowledgeIndex, question: Question): ScoredFact[] {
  const lexical = new Map(
    index.search.search(question.text, 400).map(({ passage, score }) => [index.facts[passage]?.id, score]),
  );
  const pool = new Map<string, Fact>();
  for (const id of question.subjectIds) for (const fact of index.factsOf(id)) pool.set(fact.id, fact);
  for (const fact of index.facts) if (lexical.has(fact.id)) pool.set(fact.id, fact);
  return [...pool.values()]
    .map((fact) => ({ fact, score: (lexical.get(fact.id) ?? 0) + priors(index, question, fact) }))
    .sort((a, b) => b.score - a.score);
}

function priors(index: KnowledgeIndex, question: Question, fact: Fact): number {
  let score = 0;
  if (question.subjectIds.includes(fact.subjectId)) score += bonus.subject;
  const others = question.subjectIds.filter((id) => id !== fact.subjectId && index.mentions(fact.text, id));
  score += bonus.mention * Math.min(2, others.length);
  const wanted = question.intent.facets.indexOf(fact.facet);
  if (wanted >= 0) score += bonus.facet[wanted] ?? 0.6;
  if (facetOfType[question.intent.answerType] === fact.facet) score += bonus.answerType;
  const place = index.factsOf(fact.subjectId, fact.facet).findIndex(({ id }) => id === fact.id);
  score += bonus.order / (1 + place);
  // The first fact of « Ce que c'est » is written to be the first sentence of a definition.
  if (question.intent.definition && fact.facet === 'what' && place === 0) score += bonus.definition;
  if (fact.confidence === 'faible') score += bonus.doubtful;
  return score + timePrior(question, fact);
}

function timePrior({ time }: Question, fact: Fact): number {
  const year = Number(fact.date.slice(0, 4));
  switch (time.kind) {
    case 'year':
      return year === time.year || fact.text.includes(String(time.year)) ? bonus.time : 0;
    case 'then':
      return year === thenYear || /phase 1|2018|2019/.test(fact.text) ? bonus.time : 0;
    case 'now':
      return year > thenYear + 1 ? bonus.time : 0;
    case 'none':
      return year > thenYear + 1 ? bonus.recent : 0;
  }
}
