import { singular, nameWords, type NamedSubject } from '../understanding/name-matcher';
import { isFraming } from '../understanding/framing-words';
import { stemOf, type Word } from '../retrieval/words';
import { coverage, groundOf } from './ground';
import type { KnowledgeIndex } from './knowledge-index';
import { commonFrom } from './proper-names';

/** « Copil du 30 avril 2019 » names that meeting, and not copils at large. */
export function mostSpecific(
  index: KnowledgeIndex,
  words: readonly string[],
  named: NamedSubject[],
): NamedSubject[] {
  // « Le programme » is ours where nothing else is named, and that of the day in « le programme de la journée ».
  const isOrdinaryWord = ({ start, end }: NamedSubject): boolean =>
    end - start === 1 &&
    (words[start]?.length ?? 0) > 4 &&
    index.search.frequencyOf(stemOf(words[start] ?? '')) >= commonFrom;
  const names = named.filter((name) => !isOrdinaryWord(name));
  return (names.length > 0 ? names : named).filter(
    ({ subjectId }) =>
      !named.some(
        (other) => other.subjectId !== subjectId && index.mentions.isKindOf(other.subjectId, subjectId),
      ),
  );
}

/**
 * Places of the words by which subjects are named. « VTE Vert » names the VTE, and its « vert » still says which: only
 * words of the name itself are taken.
 */
export function namingWords(
  index: KnowledgeIndex,
  words: readonly string[],
  read: Word[],
  named: NamedSubject[],
): Set<number> {
  return new Set(
    named.flatMap(({ subjectId, start, end, approximate }) => {
      const subject = index.subject(subjectId);
      const own = new Set(nameWords(`${subject?.name ?? ''} ${subject?.acronym ?? ''}`));
      const places = Array.from({ length: end - start }, (_, offset) => start + offset);
      // « Fons vert »: a word that is nowhere else is a slip within the name.
      const isSlip = (at: number): boolean => index.search.frequencyOf(read[at]?.stem ?? '') === 0;
      const kept = places.filter((at) => own.has(singular(words[at] ?? '')) || isSlip(at));
      return approximate || kept.length === 0 ? places : kept;
    }),
  );
}

/** « Un volontaire pour ma mairie »: of those that go by that name, the one that the other words speak of. */
export function chosenRival(index: KnowledgeIndex, name: NamedSubject, words: Word[]): NamedSubject {
  if (name.rivals.length < 2) return name;
  const others = words.filter(
    (word, at) => !word.empty && (at < name.start || at >= name.end) && !isFraming(word),
  );
  const scores = name.rivals.map((id) => {
    const facts = [...index.factsOf(id, 'what'), ...index.factsOf(id, 'forWhom')].map(({ text }) => text);
    const ground = groundOf([
      ...facts,
      ...index.questionsOf(id, 'forWhom'),
      ...index.questionsOf(id, 'what'),
    ]);
    return { id, score: others.length === 0 ? 0 : coverage(index.search, others, ground, () => 1) };
  });
  const [best, next] = scores.sort((a, b) => b.score - a.score);
  if (!best || !next || best.score <= next.score) return name;
  return { ...name, subjectId: best.id, rivals: [best.id] };
}

/** « Une interco seule peut-elle candidater ? », « ma comcom »: who does it, and not what is asked about. */
export const withoutDoers = (
  index: KnowledgeIndex,
  words: readonly string[],
  named: NamedSubject[],
): NamedSubject[] =>
  named.filter(({ subjectId, start }) => {
    const subject = index.subject(subjectId);
    const isOneOfMany = subject?.kind === 'actor' && subject.article === 'les';
    return !isOneOfMany || !doer.test(words[start - 1] ?? '');
  });
const doer = /^(une?|ma|mon|mes|notre|nos|votre|vos|chaque|plusieurs|son|sa)$/;
