import { mapInSteps, type Steps } from '../in-slices';
import type { Fact, Knowledge, Subject } from '../knowledge';
import { rawWords } from '../retrieval/words';
import { nameWords, singular } from '../understanding/name-matcher';
import { namesOf } from './ground';

/** Who is spoken of, in the facts of a knowledge. */
export interface Mentions {
  /** The subjects that a text names. */
  namedIn(text: string): ReadonlySet<string>;
  /** Whether a fact, or the name of its subject, speaks of that subject. */
  concerns(fact: Fact, id: string): boolean;
  /** The facts that do. */
  concerning(id: string): readonly Fact[];
  /** Whether a fact speaks of every one of them; umbrellas beside another subject need not be said. */
  concernsAll(fact: Fact, ids: string[]): boolean;
  /** A subject that so many facts speak of that its name hardly narrows a question. */
  isUmbrella(id: string): boolean;
  /** Whether the full name of the one begins with a name of the other: a meeting of a committee is one of its meetings. */
  isKindOf(id: string, general: string): boolean;
  /** Whether the subject is a person, and no body nor scheme. */
  isPerson(id: string): boolean;
  /** Whether a text says a first name and a name, other than those of bodies and schemes. */
  namesPerson(text: string): boolean;
}

/** « Territoires d'industrie » is in every third fact: named beside another subject, it only says where we are. */
const umbrellaShare = 0.1;

const fullName =
  /(?<!^)(?<!\p{Lu}\S* )\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)* \p{Lu}[\p{Ll}-]+(?:-\p{Lu}\p{Ll}+)*(?!\p{L})|^(?!(?:Le|La|Les|En|Au|Du|Huit|Un|Une) )\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)* \p{Lu}[\p{Ll}-]+(?!\p{L})/gu;

/** « Des sénateurs Berthet, Cardon et Loisier ». */
const titled = /(?:ministre|rapport|sénateurs?|sénatrices?|députée?s?|\bMM?\.|\bMmes?) \p{Lu}\p{Ll}/u;

export function* findMentions(knowledge: Knowledge): Steps<Mentions> {
  const subjects = new Map(knowledge.subjects.map((subject) => [subject.id, subject]));
  const all = new Map(
    yield* mapInSteps(
      knowledge.subjects,
      (subject) => [subject.id, spokenNames(knowledge, subject)] as const,
    ),
  );
  const bearers = new Map<string, number>();
  for (const list of all.values())
    for (const name of new Set(list.map((words) => words.join(' '))))
      bearers.set(name, (bearers.get(name) ?? 0) + 1);
  // What several go by, as « fonds », speaks of none of them.
  const names = new Map(
    [...all].map(([id, list]) => [id, list.filter((words) => bearers.get(words.join(' ')) === 1)]),
  );
  const byFirstWord = new Map<string, { words: string[]; id: string }[]>();
  for (const [id, list] of names)
    for (const words of list) {
      const first = words[0] ?? '';
      byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { words, id }]);
    }

  const namedIn = (text: string): Set<string> => {
    const said = rawWords(text).map(singular);
    const found = said.flatMap((word, at) =>
      (byFirstWord.get(word) ?? []).filter(({ words }) =>
        words.every((one, next) => said[at + next] === one),
      ),
    );
    return new Set(found.map(({ id }) => id));
  };

  const inNames = new Map(
    yield* mapInSteps(
      [...names],
      ([id, list]) => [id, new Set(list.flatMap((words) => [...namedIn(words.join(' '))]))] as const,
    ),
  );
  const inText = new Map(
    yield* mapInSteps(knowledge.facts, (fact) => [fact.id, namedIn(fact.text)] as const),
  );
  const concerns = (fact: Fact, id: string): boolean =>
    fact.subjectId === id ||
    (inText.get(fact.id)?.has(id) ?? false) ||
    (inNames.get(fact.subjectId)?.has(id) ?? false);
  const ids = [...subjects.keys()];
  const concerning = new Map(
    yield* mapInSteps(ids, (id) => [id, knowledge.facts.filter((fact) => concerns(fact, id))] as const),
  );
  const umbrellas = new Set<string>();
  for (const id of ids) {
    yield;
    const others = knowledge.facts.filter(({ subjectId }) => subjectId !== id);
    if (others.filter((fact) => inText.get(fact.id)?.has(id)).length > umbrellaShare * others.length)
      umbrellas.add(id);
  }
  const notPersons = knowledge.subjects
    .filter((subject) => !isPerson(knowledge, subject))
    .flatMap(({ id }) => (names.get(id) ?? []).map((words) => ` ${words.join(' ')} `))
    .join('|');

  // Who is named « Dans » or « Région » is nobody: those words are written small elsewhere.
  const ordinary = new Set(
    knowledge.facts.flatMap(({ text }) => text.match(/(?<![\p{L}-])\p{Ll}[\p{L}-]*/gu) ?? []),
  );
  const isOrdinary = (pair: string): boolean =>
    pair.split(' ').some((word) => !/^(Le|La|De|Du)$/.test(word) && ordinary.has(word.toLowerCase()));

  const withSmallStart = (text: string): string =>
    text.replace(/^\p{L}+(?= )/u, (first) =>
      ordinary.has(first.toLowerCase()) ? first.toLowerCase() : first,
    );

  const kindOf = (id: string) => subjects.get(id)?.kind;
  /** Beside an event that is named, a body only says where or with whom. */
  const isAside = (id: string, ids: string[]): boolean =>
    kindOf(id) === 'actor' && ids.some((other) => kindOf(other) === 'event');

  return {
    namedIn,
    concerns,
    concerning: (id) => concerning.get(id) ?? [],
    concernsAll: (fact, ids) =>
      ids.every((id) => concerns(fact, id) || (ids.length > 1 && (umbrellas.has(id) || isAside(id, ids)))),
    isUmbrella: (id) => umbrellas.has(id),
    isPerson(id) {
      const subject = subjects.get(id);
      return subject !== undefined && isPerson(knowledge, subject);
    },
    isKindOf(id, general) {
      const own = nameWords(subjects.get(id)?.name ?? '');
      const isDistinct = subjects.get(id)?.notToBeConfusedWith.includes(general) ?? false;
      const begins = (name: string[]): boolean =>
        name.length < own.length && name.every((word, at) => own[at] === word);
      return !isDistinct && (names.get(general) ?? []).some(begins);
    },
    namesPerson: (text) =>
      titled.test(text) ||
      [...withSmallStart(text).matchAll(fullName)].some(
        ([pair]) => !isOrdinary(pair) && !notPersons.includes(` ${rawWords(pair).map(singular).join(' ')} `),
      ),
  };
}

/** The names by which a subject goes, without misspellings, as words. */
function spokenNames({ glossary }: Knowledge, subject: Subject): string[][] {
  const terms = glossary.filter((term) => term.subject === subject.id);
  // A form of one ordinary word (« territoires ») is how people ask, and is said of much else.
  const spoken = (form: string): boolean => / |\p{Lu}/u.test(form);
  return [...namesOf(subject), ...terms.flatMap(({ term, forms }) => [term, ...forms.filter(spoken)])]
    .map(nameWords)
    .filter((words) => words.length > 0);
}

/** Persons go without an article and by two words, and hold an office. */
const isPerson = ({ facts }: Knowledge, { id, kind, article, name }: Subject): boolean =>
  kind === 'actor' &&
  article === '' &&
  /^\p{Lu}\S+ \p{Lu}\S+$/u.test(name) &&
  facts.some(
    ({ subjectId, text }) =>
      subjectId === id && text.search(holdsOffice) > text.indexOf(name) && text.includes(name),
  );
const holdsOffice =
  /(présidait|(était|est) ministre|secrétaire d.État|délégué|adjoint du|le député|pris la tête)(?!\p{L})/u;
