import type { FacetId } from '../facets';
import type { Fact, Knowledge, Relation, Source, Subject } from '../knowledge';
import { build, type SearchIndex } from '../retrieval';
import { rawWords } from '../retrieval/words';
import { learnFacets, type FacetModel } from '../understanding/facet-model';
import { createNameMatcher, nameWords, singular, type NameMatcher } from '../understanding/name-matcher';

/** The knowledge, ready to be asked. Made anew, aside, at each version of it. */
export interface KnowledgeIndex {
  facts: Fact[];
  search: SearchIndex;
  findNames: NameMatcher;
  facetsAsked: FacetModel;
  subject(id: string): Subject | undefined;
  /** In the order of the file. */
  factsOf(subjectId: string, facet?: FacetId): Fact[];
  questionsOf(subjectId: string, facet: FacetId): string[];
  source(id: string): Source | undefined;
  relationsBetween(a: string, b: string): Relation[];
  /** Whether a text says one of the subject's names. */
  mentions(text: string, subjectId: string): boolean;
  /** Whether the full name of the one begins with a name of the other: a meeting of a committee is one of its meetings. */
  isKindOf(id: string, general: string): boolean;
  /** The bodies and persons that a text names. */
  actorsIn(text: string): string[];
  /** Whether a text says a first name and a name, other than those of bodies and schemes. */
  namesPerson(text: string): boolean;
  /** A subject that so many facts speak of that its name hardly narrows a question. */
  isUmbrella(id: string): boolean;
  /** Whether a fact, or the name of its subject, speaks of that subject. */
  concerns(fact: Fact, id: string): boolean;
  /** Whether a fact speaks of every one of them; those that half of the facts speak of need not be said. */
  concernsAll(fact: Fact, subjectIds: string[]): boolean;
  glossaryMeaning(word: string): { term: string; meaning: string } | undefined;
}

const fullName =
  /(?<!^)(?<!\p{Lu}\S* )\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)* \p{Lu}[\p{Ll}-]+(?:-\p{Lu}\p{Ll}+)*|^(?!(?:Le|La|Les|En|Au|Du|Huit|Un|Une) )\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)* \p{Lu}[\p{Ll}-]+/gu;

/** « Territoires d'industrie » is in every third fact: named beside another subject, it only says where we are. */
const umbrellaShare = 0.1;

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
  const formsOf = (id: string): string[] =>
    knowledge.glossary.filter((term) => term.subject === id).flatMap(({ term, forms }) => [term, ...forms]);
  const names = new Map([...subjects.keys()].map((id) => [id, namesOf(id)]));
  const spoken = new Map(
    [...subjects.values()].map(({ id, name, acronym, aliases }) => [
      id,
      [name, acronym ?? '', ...aliases, ...formsOf(id)]
        .filter(Boolean)
        .map((text) => ` ${nameWords(text).join(' ')} `),
    ]),
  );
  const search = build(
    knowledge.facts.map((fact) => ({
      text: fact.text,
      names: names.get(fact.subjectId) ?? '',
      questions: (questions.get(`${fact.subjectId}/${fact.facet}`) ?? []).join(' . '),
    })),
    knowledge.synonyms.map(({ words }) => words),
  );
  const findNames = createNameMatcher(knowledge);
  const meanings = new Map(
    knowledge.glossary
      .filter(({ subject }) => subject === undefined)
      .flatMap(({ term, forms, meaning }) =>
        [term, ...forms].map((text) => [rawWords(text).join(' '), { term, meaning }] as const),
      ),
  );

  const mentions = (text: string, id: string): boolean => {
    const words = ` ${rawWords(text).map(singular).join(' ')} `;
    return (spoken.get(id) ?? []).some((name) => words.includes(name));
  };
  const concerned = new Map(
    knowledge.facts.map((fact) => {
      const text = `${names.get(fact.subjectId) ?? ''} . ${fact.text}`;
      return [fact.id, new Set([fact.subjectId, ...[...subjects.keys()].filter((id) => mentions(text, id))])];
    }),
  );
  const concerns = (fact: Fact, id: string): boolean => concerned.get(fact.id)?.has(id) ?? false;
  const actors = knowledge.subjects.filter(({ kind }) => kind === 'actor').map(({ id }) => id);
  // Persons go without an article, and by two words.
  const isPerson = ({ article, name }: Subject): boolean =>
    article === '' && /^\p{Lu}\S+ \p{Lu}\S+$/u.test(name);
  const notPersons = [...subjects.values()]
    .filter((subject) => !isPerson(subject))
    .flatMap(({ id }) => spoken.get(id) ?? [])
    .join(' ');
  const umbrellas = new Set(
    [...subjects.keys()].filter((id) => {
      const others = knowledge.facts.filter(({ subjectId }) => subjectId !== id);
      return others.filter(({ text }) => mentions(text, id)).length > umbrellaShare * others.length;
    }),
  );

  return {
    facts: knowledge.facts,
    search,
    findNames,
    facetsAsked: learnFacets(knowledge, findNames),
    subject: (id) => subjects.get(id),
    factsOf: (id, facet) =>
      (bySubject.get(id) ?? []).filter((fact) => facet === undefined || fact.facet === facet),
    questionsOf: (id, facet) => questions.get(`${id}/${facet}`) ?? [],
    source: (id) => sources.get(id),
    relationsBetween: (a, b) =>
      knowledge.relations.filter(({ from, to }) => (from === a && to === b) || (from === b && to === a)),
    mentions,
    isKindOf: (id, general) => {
      const own = ` ${nameWords(subjects.get(id)?.name ?? '').join(' ')} `;
      const distinct = subjects.get(id)?.notToBeConfusedWith.includes(general) ?? false;
      return !distinct && (spoken.get(general) ?? []).some((name) => own.startsWith(name) && own !== name);
    },
    actorsIn: (text) => actors.filter((id) => mentions(text, id)),
    namesPerson: (text) =>
      [...text.matchAll(fullName)].some(
        ([pair]) => !notPersons.includes(` ${rawWords(pair).map(singular).join(' ')} `),
      ),
    isUmbrella: (id) => umbrellas.has(id),
    concerns,
    concernsAll: (fact, ids) =>
      ids.every((id) => (umbrellas.has(id) && ids.length > 1) || concerns(fact, id)),
    glossaryMeaning: (word) => meanings.get(rawWords(word).join(' ')),
  };
}
