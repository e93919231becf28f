import type { FacetId } from '../facets';
import { atOnce, mapInSteps, type Steps } from '../in-slices';
import type { Fact, Knowledge, Relation, Source, Subject } from '../knowledge';
import { indexExtracts, type ExtractIndex } from '../extracts/extract-index';
import { buildInSteps, type SearchIndex } from '../retrieval';
import { createLatentSpace } from '../retrieval/latent-space';
import { rawWords } from '../retrieval/words';
import { expandShorthand } from '../understanding/chat-spelling';
import { marksOfPlain, marksOfQuestion } from '../understanding/marks';
import { learnFacets, type FacetModel } from '../understanding/facet-model';
import { learnNeeds, type Serving } from '../understanding/need-model';
import { createNameMatcher, type NameMatcher } from '../understanding/name-matcher';
import { readWordings, type AskedLike } from './asked-like';
import { findConfusable } from './confusable';
import { acronymsOf, type Acronyms } from './glosses';
import { namesOf } from './ground';
import { findMentions, type Mentions } from './mentions';
import { refOf } from './statement';

/** The knowledge, ready to be asked. Made anew, aside, at each version of it. */
export interface KnowledgeIndex {
  facts: Fact[];
  subjects: Subject[];
  sources: Source[];
  search: SearchIndex;
  findNames: NameMatcher;
  facetsAsked: FacetModel;
  /** What names are found by, and the wordings that the facets were learnt from. */
  namedFrom: string;
  learntFrom: string;
  /** What was read of texts with these names: most of them are in the next version too. */
  marks: Marks;
  subject(id: string): Subject | undefined;
  /** In the order of the file. */
  factsOf(subjectId: string, facet?: FacetId): Fact[];
  /** Which of the facts of its subject and facet it is: 0 for the first. */
  placeOf(fact: Fact): number;
  /** Which of all the facts it is. */
  numberOf(fact: Fact): number;
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
  /** How near the question is to each fact by what it means, in their order: a cosine. */
  meant(question: string, subjectIds: string[]): Float64Array;
  /** Which wordings of the knowledge are like the question. */
  asked(question: string): AskedLike;
  /** Schemes that a described need may be served by, the likeliest first. */
  needs(question: string): Serving[];
  /** Of a term of the glossary that is no subject of its own. */
  glossaryMeaning(word: string): { term: string; meaning: string } | undefined;
}

/** The marks of a question, by its text. */
type Marks = Map<string, string[]>;

/**
 * `before`: the index of an older version. What was learnt from names and wordings is taken over from it where these are
 * the same: most changes are of facts alone, and learning costs more than all the rest.
 */
export const indexKnowledge = (knowledge: Knowledge, before?: KnowledgeIndex): KnowledgeIndex =>
  atOnce(indexInSteps(knowledge, before));

/** The same, able to pause; no step takes more than a few milliseconds. */
export function* indexInSteps(knowledge: Knowledge, before?: KnowledgeIndex): Steps<KnowledgeIndex> {
  const namedFrom = JSON.stringify([knowledge.subjects, knowledge.glossary]);
  const learntFrom = JSON.stringify([
    knowledge.facets,
    knowledge.facts.map(({ facet, questions }) => [facet, questions]),
  ]);
  const known = before?.namedFrom === namedFrom ? before : undefined;
  const learnt = before?.learntFrom === learntFrom ? known : undefined;
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
  const numbers = new Map(knowledge.facts.map(({ id }, number) => [id, number]));
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
  // Wordings are read by several, and those of a facet are the same for each of its facts.
  const expanded = new Map<string, string>();
  const plain = (text: string): string => {
    const made = expanded.get(text) ?? expandShorthand(text);
    expanded.set(text, made);
    return made;
  };
  const passages = yield* mapInSteps(knowledge.facts, (fact) => ({
    text: fact.text,
    names: names.get(fact.subjectId) ?? '',
    questions: (fact.questions ?? questions.get(`${fact.subjectId}/${fact.facet}`) ?? [])
      .map(plain)
      .join(' . '),
  }));
  const search = yield* buildInSteps(
    passages,
    knowledge.synonyms.map(({ words }) => words),
  );
  const findNames = known?.findNames ?? createNameMatcher(knowledge);
  yield;
  const mentions = yield* findMentions(knowledge);
  yield;
  const programme = knowledge.subjects.find(
    ({ id, kind }) => kind === 'scheme' && mentions.isUmbrella(id),
  )?.id;
  // Most of them were there before.
  const marks: Marks = new Map();
  const marksOf = (text: string): string[] => {
    const read = marks.get(text) ?? known?.marks.get(text) ?? marksOfPlain(plain(text), findNames, 'exactly');
    marks.set(text, read);
    return read;
  };
  const latent = yield* createLatentSpace(
    knowledge.facts,
    // What the fact says counts twice: the wordings are many.
    ({ subjectId, text, questions: own = [] }) => [`*${subjectId}`, ...[text, text, ...own].flatMap(marksOf)],
  );
  const askedLike = yield* readWordings(knowledge, marksOf, search.synonymsOf);
  const needs = yield* learnNeeds(knowledge, programme, marksOf);
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
  const facetsAsked = learnt?.facetsAsked ?? (yield* learnFacets(knowledge, findNames));
  const extracts = yield* indexExtracts(knowledge);
  expanded.clear();
  yield;

  return {
    facts: knowledge.facts,
    subjects: knowledge.subjects,
    sources: knowledge.sources,
    search,
    findNames,
    facetsAsked,
    namedFrom,
    learntFrom,
    marks,
    extracts,
    subject: (id) => subjects.get(id),
    factsOf: (id, facet) => [
      ...((facet === undefined ? bySubject.get(id) : byFacet.get(`${id}/${facet}`)) ?? []),
    ],
    numberOf: ({ id }) => numbers.get(id) ?? -1,
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
    meant: (question, subjectIds) =>
      latent.likeness([
        ...new Set([...marksOfQuestion(question, findNames), ...subjectIds.map((id) => `*${id}`)]),
      ]),
    asked: (question) => askedLike(question, marksOfQuestion(question, findNames)),
    needs: (question) => needs(marksOfQuestion(question, findNames)),
    glossaryMeaning: (word) => meanings.get(rawWords(word).join(' ')),
  };
}
