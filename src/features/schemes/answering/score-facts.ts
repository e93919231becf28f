import type { Fact } from '../knowledge';
import { featuresOf, type Feature, type Features, type Nearness } from './fact-features';
import type { KnowledgeIndex } from './knowledge-index';
import type { Question } from './question';
import { weights } from './weights';

export interface ScoredFact {
  fact: Fact;
  score: number;
}

/** Of the others, too far off by words and meaning, none has ever answered. */
const lookedAtClosely = 90;

/** The facts that may answer, best first. */
export function scoreFacts(index: KnowledgeIndex, question: Question, today: string): ScoredFact[] {
  return candidates(index, question, today)
    .map(({ fact, features }) => ({ fact, score: worth(features) }))
    .sort((a, b) => b.score - a.score);
}

const worth = (features: Features): number =>
  Object.entries(features).reduce((sum, [name, value]) => sum + weights[name as Feature] * value, 0);

/** Those of the subjects, those that speak of them, and those that share words with the question: the nearest ones. */
function candidates(
  index: KnowledgeIndex,
  question: Question,
  today: string,
): { fact: Fact; features: Features }[] {
  const { subjectIds, rest, text, asking, content, inherited, assumed } = question;
  const hits = index.search.search(subjectIds.length > 0 ? rest : text, 400, (word) =>
    asking.has(word.stem) ? 0.5 : 1,
  );
  const found = new Map(hits.flatMap(({ passage, fields }) => [[index.facts[passage], fields] as const]));
  const pool = new Set(subjectIds.flatMap((id) => [...index.factsOf(id), ...index.mentions.concerning(id)]));
  for (const fact of found.keys()) if (fact) pool.add(fact);
  const facets = index.facetsAsked(text);
  // « C'est où ? » means nothing by itself.
  const meant = inherited && content.length === 0 ? [] : index.meant(text, assumed ? [] : subjectIds);
  return [...pool]
    .map((fact) => {
      const nearness = {
        fields: found.get(fact),
        latent: Math.max(0, meant[index.numberOf(fact)] ?? 0),
        facet: facets.get(fact.facet) ?? 0,
      };
      return { fact, nearness, first: roughly(nearness, subjectIds.includes(fact.subjectId)) };
    })
    .sort((a, b) => b.first - a.first)
    .slice(0, lookedAtClosely)
    .map(({ fact, nearness }) => ({ fact, features: featuresOf(index, question, fact, nearness, today) }));
}

/** What costs little to know, with the weights that it has among all. */
function roughly({ fields, latent, facet }: Nearness, isOfSubject: boolean): number {
  const lexical = fields
    ? weights.lexicalText * fields.text +
      weights.lexicalNames * fields.names +
      weights.lexicalQuestions * fields.questions +
      weights.lexicalGrams * fields.grams
    : 0;
  return lexical + weights.latent * latent + weights.asked * facet + (isOfSubject ? weights.subject : 0);
}
