import type { FacetId } from '../facets';
import type { Fact, Knowledge, Relation, Source, Subject } from '../knowledge';
import { build, type SearchIndex } from '../retrieval';
import { rawWords } from '../retrieval/words';
import { createNameMatcher, type NameMatcher } from '../understanding/name-matcher';

/** The knowledge, ready to be asked. Made anew, aside, at each version of it. */
export interface KnowledgeIndex {
  facts: Fact[];
  search: SearchIndex;
  findNames: NameMatcher;
  subject(id: string): Subject | undefined;
  /** In the order of the file. */
  factsOf(subjectId: string, facet?: FacetId): Fact[];
  questionsOf(subjectId: string, facet: FacetId): string[];
  source(id: string): Source | undefined;
  relationsBetween(a: string, b: string): Relation[];
  /** Whether a text says one of the subject's names. */
  mentions(text: string, subjectId: string): boolean;
  glossaryMeaning(word: string): { term: string; meaning: string } | undefined;
}

export function indexKnowledge(knowledge: Knowledge): KnowledgeIndex {
  const subjects = new Map(knowledge.subjects.map((subject) => [subject.id, subject]));
  const sources = new Map(knowledge.sources.map((source) => [source.id, source]));
  const questions = new Map(
    knowledge.facets.map((facet) => [`${facet.subjectId}/${facet.facet}`, facet.questions]),
  );
  const bySubject = new Map<string, Fact[]>();
  for (const fact of knowledge.facts)
    bySubject.set(fact.subjectId, [...(bySubject.get(fact.subjectId) ?? []), fact]);
  const namesOf = (id: string): string => {
    const subject = subjects.get(id);
    const terms = knowledge.glossary
      .filter((term) => term.subject === id)
      .flatMap(({ term, meaning }) => [term, meaning]);
    return subject ? [subject.name, subject.acronym ?? '', ...subject.aliases, ...terms].join(' . ') : '';
  };
  const names = new Map([...subjects.keys()].map((id) => [id, namesOf(id)]));
  const spoken = new Map(
    [...subjects.values()].map(({ id, name, acronym, aliases }) => [
      id,
      [name, acronym ?? '', ...aliases].filter(Boolean).map((text) => ` ${rawWords(text).join(' ')} `),
    ]),
  );
  const search = build(
    knowledge.facts.map((fact) => ({
      text: fact.text,
      names: names.get(fact.subjectId) ?? '',
      questions: (questions.get(`${fact.subjectId}/${fact.facet}`) ?? []).join(' . '),
    })),
  );
  const meanings = new Map(
    knowledge.glossary
      .filter(({ subject }) => subject === undefined)
      .flatMap(({ term, forms, meaning }) =>
        [term, ...forms].map((text) => [rawWords(text).join(' '), { term, meaning }] as const),
      ),
  );

  return {
    facts: knowledge.facts,
    search,
    findNames: createNameMatcher(knowledge),
    subject: (id) => subjects.get(id),
    factsOf: (id, facet) =>
      (bySubject.get(id) ?? []).filter((fact) => facet === undefined || fact.facet === facet),
    questionsOf: (id, facet) => questions.get(`${id}/${facet}`) ?? [],
    source: (id) => sources.get(id),
    relationsBetween: (a, b) =>
      knowledge.relations.filter(({ from, to }) => (from === a && to === b) || (from === b && to === a)),
    mentions(text, id) {
      const words = ` ${rawWords(text).join(' ')} `;
      return (spoken.get(id) ?? []).some((name) => words.includes(name));
    },
    glossaryMeaning: (word) => meanings.get(rawWords(word).join(' ')),
  };
}
