import { foldText } from '../../../core/text';
import type { FacetId } from '../facets';
import { atOnce, type Steps } from '../in-slices';
import type { Fact, Knowledge, Relation, Source, Subject } from '../knowledge';
import { indexExtracts, type ExtractIndex } from '../extracts/extract-index';
import { buildInSteps, type SearchIndex } from '../retrieval';
import { indexWordings } from '../retrieval/nearest-wording';
import { rawWords, wordsOf } from '../retrieval/words';
import { learnFacets, type FacetModel } from '../understanding/facet-model';
import { createNameMatcher, type NameMatcher } from '../understanding/name-matcher';
import { findConfusable } from './confusable';
import { acronymsOf, type Acronyms } from './glosses';
import { namesOf } from './ground';
import { findMentions, type Mentions } from './mentions';
import { refOf } from './statement';

export interface KnownWording {
  subjectId: string;
  facet: FacetId;
  /** 0 to 1. */
  likeness: number;
}

/** The knowledge, ready to be asked. Made anew, aside, at each version of it. */
export interface KnowledgeIndex {
  facts: Fact[];
  subjects: Subject[];
  sources: Source[];
  search: SearchIndex;
  findNames: NameMatcher;
  facetsAsked: FacetModel;
  /** The names and wordings that these two were learnt from. */
  learntFrom: string;
  subject(id: string): Subject | undefined;
  /** In the order of the file. */
  factsOf(subjectId: string, facet?: FacetId): Fact[];
  /** Which of the facts of its subject and facet it is: 0 for the first. */
  placeOf(fact: Fact): number;
  questionsOf(subjectId: string, facet: FacetId): string[];
  source(id: string): Source | undefined;
  relationsBetween(a: string, b: string): Relation[];
  /** A fact or a relation, by what a composed sentence calls it. */
  statement(ref: string): Fact | Relation | undefined;
  acronyms: Acronyms;
  /** Subjects that it is often taken for. */
  confusableWith(id: string): string[];
  mentions: Mentions;
  /** Of imported documents; undefined without any. */
  extracts: ExtractIndex | undefined;
  /** What most facts speak of: where nothing is named, it is what is asked about. */
  programme(): string | undefined;
  /** The facet under which a wording stands that is much like the question. */
  knownWording(question: string): KnownWording | undefined;
  /** Of a term of the glossary that is no subject of its own. */
  glossaryMeaning(word: string): { term: string; meaning: string } | undefined;
}

const interrogative = /\b(qui|comment|combien|quand|pourquoi)\b/;
/** « Qui peut déposer ? » is not « comment déposer ? ». */
function asksAlike(question: string, known: string): boolean {
  const [a, b] = [question, known].map((text) => interrogative.exec(foldText(text))?.[1]);
  return a === undefined || b === undefined || a === b;
}

/**
 * `before`: the index of an older version. What was learnt from names and wordings is taken over from it where these are
 * the same: most changes are of facts alone, and learning costs more than all the rest.
 */
export const indexKnowledge = (knowledge: Knowledge, before?: KnowledgeIndex): KnowledgeIndex =>
  atOnce(indexInSteps(knowledge, before));

/** The same, able to pause; no step takes more than a few milliseconds. */
export function* indexInSteps(knowledge: Knowledge, before?: KnowledgeIndex): Steps<KnowledgeIndex> {
  const learntFrom = JSON.stringify([knowledge.subjects, knowledge.glossary, knowledge.facets]);
  const known = before?.learntFrom === learntFrom ? before : undefined;
  const subjects = new Map(knowledge.subjects.map((subject) => [subject.id, subject]));
  const sources = new Map(knowledge.sources.map((source) => [source.id, source]));
  const questions = new Map(
    knowledge.facets.map((facet) => [`${facet.subjectId}/${facet.facet}`, facet.questions]),
  );
  const bySubject = new Map<string, Fact[]>();
  for (const fact of knowledge.facts)
    bySubject.set(fact.subjectId, [...(bySubject.get(fact.subjectId) ?? []), fact]);
  const byFacet = new Map<string, Fact[]>();
  const places = new Map<string, number>();
  for (const fact of knowledge.facts) {
    const key = `${fact.subjectId}/${fact.facet}`;
    const list = byFacet.get(key) ?? [];
    byFacet.set(key, list);
    places.set(fact.id, list.push(fact) - 1);
  }
  const meaningsOf = (id: string): string[] =>
    knowledge.glossary.filter((term) => term.subject === id).flatMap(({ term, meaning }) => [term, meaning]);
  const names = new Map(
    knowledge.subjects.map((subject) => [
      subject.id,
      [...namesOf(subject), ...meaningsOf(subject.id)].join(' . '),
    ]),
  );
  yield;
  const search = yield* buildInSteps(
    knowledge.facts.map((fact) => ({
      text: fact.text,
      names: names.get(fact.subjectId) ?? '',
      questions: (questions.get(`${fact.subjectId}/${fact.facet}`) ?? []).join(' . '),
    })),
    knowledge.synonyms.map(({ words }) => words),
  );
  const ownNames = new Map(
    knowledge.subjects.map((subject) => [
      subject.id,
      wordsOf(namesOf(subject).join(' ')).map(({ stem }) => stem),
    ]),
  );
  const findNames = known?.findNames ?? createNameMatcher(knowledge);
  yield;
  const mentions = yield* findMentions(knowledge);
  yield;
  const programme = knowledge.subjects.find(
    ({ id, kind }) => kind === 'scheme' && mentions.isUmbrella(id),
  )?.id;
  const wordings = knowledge.facets.flatMap(({ subjectId, facet, questions: list }) =>
    list.map((text) => ({ subjectId, facet, text })),
  );
  const nearest = yield* indexWordings(
    wordings.map(({ text }) => text),
    search.weightOf,
  );
  const meanings = new Map(
    knowledge.glossary
      .filter(({ subject }) => subject === undefined)
      .flatMap(({ term, forms, meaning }) =>
        [term, ...forms].map((text) => [rawWords(text).join(' '), { term, meaning }] as const),
      ),
  );
  const statements = new Map(
    [...knowledge.facts, ...knowledge.relations].map((one) => [refOf(one), one] as const),
  );
  yield;
  const facetsAsked = known?.facetsAsked ?? (yield* learnFacets(knowledge, findNames));
  const extracts = yield* indexExtracts(knowledge);
  yield;

  return {
    facts: knowledge.facts,
    subjects: knowledge.subjects,
    sources: knowledge.sources,
    search,
    findNames,
    facetsAsked,
    learntFrom,
    extracts,
    subject: (id) => subjects.get(id),
    factsOf: (id, facet) => [
      ...((facet === undefined ? bySubject.get(id) : byFacet.get(`${id}/${facet}`)) ?? []),
    ],
    placeOf: ({ id }) => places.get(id) ?? -1,
    questionsOf: (id, facet) => questions.get(`${id}/${facet}`) ?? [],
    source: (id) => sources.get(id),
    relationsBetween: (a, b) =>
      knowledge.relations.filter(({ from, to }) => (from === a && to === b) || (from === b && to === a)),
    statement: (ref) => statements.get(ref),
    confusableWith: findConfusable(knowledge),
    acronyms: acronymsOf(knowledge.subjects, knowledge.glossary),
    mentions,
    programme: () => programme,
    knownWording(question) {
      const near = nearest(question);
      const found = near && wordings[near.wording];
      if (!found || !asksAlike(question, found.text)) return undefined;
      const own = new Set(ownNames.get(found.subjectId));
      const said = (text: string) => wordsOf(text).filter((word) => !word.empty && !own.has(word.stem));
      const known = new Set(said(found.text).map(({ stem }) => stem));
      const asked = said(question);
      const shared = asked.filter(({ stem }) => known.has(stem)).length;
      const isAlike = 2 * shared >= Math.max(asked.length, known.size);
      return isAlike
        ? { subjectId: found.subjectId, facet: found.facet, likeness: near.likeness }
        : undefined;
    },
    glossaryMeaning: (word) => meanings.get(rawWords(word).join(' ')),
  };
}
