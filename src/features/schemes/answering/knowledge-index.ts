import { foldText } from '../../../core/text';
import type { FacetId } from '../facets';
import { atOnce, type Steps } from '../in-slices';
import type { Fact, Knowledge, Relation, Source, Subject } from '../knowledge';
import { indexExtracts, type ExtractIndex } from '../extracts/extract-index';
import { buildInSteps, type SearchIndex } from '../retrieval';
import { indexWordings } from '../retrieval/nearest-wording';
import { createLatentSpace } from '../retrieval/latent-space';
import { rawWords } from '../retrieval/words';
import { expandShorthand } from '../understanding/chat-spelling';
import { marksOfQuestion } from '../understanding/marks';
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
  /** No wording of another subject is nearly as like. */
  isAlone: boolean;
}

export interface AskedLike {
  /** Facts, by their id, with the likeness (0 to 1) of the nearest of their own wordings. */
  facts: ReadonlyMap<string, number>;
  /** These wordings. */
  nearest: ReadonlyMap<string, string>;
  /** Where the nearest wording of all stands. */
  facet: KnownWording | undefined;
}

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
  marksOf: Marks;
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
  /** Of a term of the glossary that is no subject of its own. */
  glossaryMeaning(word: string): { term: string; meaning: string } | undefined;
}

/** The marks of a question, by its text. */
type Marks = Map<string, string[]>;

const aloneFrom = 0.1;

const interrogative = /\b(qui|comment|combien|quand|pourquoi)\b/;
/** « Qui peut déposer ? » is not « comment déposer ? ». */
function asksAlike(question: string, known: string): boolean {
  const [a, b] = [question, known].map((text) => interrogative.exec(foldText(text))?.[1]);
  return a === undefined || b === undefined || a === b;
}

/** All wordings: those of a facet, and those of each of its facts. */
const wordingsOf = ({ facets, facts }: Knowledge): Wording[] => [
  ...facets.flatMap(({ subjectId, facet, questions }) =>
    questions.map((text) => ({ subjectId, facet, text })),
  ),
  ...facts.flatMap(({ id, subjectId, facet, questions = [] }) =>
    questions.map((text) => ({ subjectId, facet, text, factId: id })),
  ),
];

interface Wording {
  subjectId: string;
  facet: FacetId;
  text: string;
  factId?: string;
}

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
  const search = yield* buildInSteps(
    knowledge.facts.map((fact) => ({
      text: fact.text,
      names: names.get(fact.subjectId) ?? '',
      questions: (fact.questions ?? questions.get(`${fact.subjectId}/${fact.facet}`) ?? [])
        .map(expandShorthand)
        .join(' . '),
    })),
    knowledge.synonyms.map(({ words }) => words),
  );
  const findNames = known?.findNames ?? createNameMatcher(knowledge);
  yield;
  const mentions = yield* findMentions(knowledge);
  yield;
  const programme = knowledge.subjects.find(
    ({ id, kind }) => kind === 'scheme' && mentions.isUmbrella(id),
  )?.id;
  const wordings = wordingsOf(knowledge);
  // Wordings are read twice, and most of them were there before.
  const marks: Marks = new Map();
  const marksOf = (text: string): string[] => {
    const read = marks.get(text) ?? known?.marksOf.get(text) ?? marksOfQuestion(text, findNames, 'exactly');
    marks.set(text, read);
    return read;
  };
  const latent = yield* createLatentSpace(
    knowledge.facts,
    // What the fact says counts twice: the wordings are many.
    ({ subjectId, text, questions: own = [] }) => [`*${subjectId}`, ...[text, text, ...own].flatMap(marksOf)],
  );
  const alike = yield* indexWordings(
    wordings.map(({ text }) => text),
    marksOf,
    search.synonymsOf,
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
  const facetsAsked = learnt?.facetsAsked ?? (yield* learnFacets(knowledge, findNames));
  const extracts = yield* indexExtracts(knowledge);
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
    marksOf: marks,
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
    asked(question) {
      const facts = new Map<string, number>();
      const nearest = new Map<string, string>();
      const subjects = new Map<string, KnownWording>();
      for (const [at, likeness] of alike(marksOfQuestion(question, findNames))) {
        const wording = wordings[at];
        if (!wording || !asksAlike(question, wording.text)) continue;
        const { subjectId, factId } = wording;
        if (factId !== undefined && likeness > (facts.get(factId) ?? 0)) {
          facts.set(factId, likeness);
          nearest.set(factId, wording.text);
        }
        if (likeness > (subjects.get(subjectId)?.likeness ?? 0))
          subjects.set(subjectId, { subjectId, facet: wording.facet, likeness, isAlone: true });
      }
      const [facet, next] = [...subjects.values()].sort((a, b) => b.likeness - a.likeness);
      return {
        facts,
        nearest,
        facet: facet && { ...facet, isAlone: facet.likeness - (next?.likeness ?? 0) >= aloneFrom },
      };
    },
    glossaryMeaning: (word) => meanings.get(rawWords(word).join(' ')),
  };
}
