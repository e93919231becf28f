import type { Fact, Subject } from '../knowledge';
import type { SearchIndex } from '../retrieval';
import { fourGrams, wordsOf, type Word } from '../retrieval/words';

/** The words of a text, in the shapes in which a question's words are looked for. */
export interface Ground {
  stems: ReadonlySet<string>;
  words: ReadonlySet<string>;
  grams: ReadonlySet<string>;
  /** Every beginning of its longer words. */
  beginnings: ReadonlySet<string>;
}

export function groundOf(parts: string[]): Ground {
  const words = wordsOf(parts.join(' . '));
  return {
    stems: new Set(words.map(({ stem }) => stem)),
    words: new Set(words.map(({ text }) => text)),
    grams: new Set(words.filter((word) => !word.empty).flatMap(({ text }) => fourGrams(text))),
    beginnings: new Set(words.flatMap(({ text }) => beginningsOf(text))),
  };
}

export const namesOf = ({ name, acronym, aliases }: Subject): string[] => [
  name,
  ...(acronym === undefined ? [] : [acronym]),
  ...aliases,
];

/** What a fact says, with its date and the names of its subject. */
export const saidBy = (fact: Fact, subject: Subject | undefined): string[] => [
  fact.text,
  fact.date,
  ...(subject ? namesOf(subject) : []),
];

/** A word that nobody wrote down tells no more than one that a few facts say. */
export const heaviest = 4.5;

/**
 * The share of the words, weighed by rarity and importance (0 to 1), that the ground holds; 1 without words. A synonym
 * counts for less where the subject is not sure. `sure` is what counts as covered beforehand.
 */
export function coverage(
  search: SearchIndex,
  words: Word[],
  ground: Ground,
  importance: (word: Word) => number,
  synonymWorth = 0.9,
  sure = 0,
): number {
  let all = sure;
  let covered = sure;
  for (const word of words) {
    const weight = Math.min(search.weightOf(word.stem), heaviest) * importance(word);
    if (weight === 0) continue;
    all += weight;
    covered += weight * closeness(search, word, ground, synonymWorth);
  }
  return all === 0 ? 1 : covered / all;
}

/** In shorter words too much is common by chance: « excel » is no « excellence ». */
const familyLength = 6;

/** 1 when the word is there, most of it when a synonym or a word of the same family is. */
function closeness(search: SearchIndex, word: Word, ground: Ground, synonymWorth: number): number {
  if (ground.stems.has(word.stem) || ground.words.has(word.text)) return 1;
  if (search.synonymsOf(word.stem).some((stem) => ground.stems.has(stem))) return synonymWorth;
  if (word.text.length < familyLength) return 0;
  const grams = fourGrams(word.text);
  const shared = grams.filter((gram) => ground.grams.has(gram)).length / grams.length;
  return shared >= 0.7 || sameFamily(word.text, ground) ? 0.8 : 0;
}

/** « inquiétude » and « inquiètent », « simplifier » and « simplification »: a long beginning in common. */
function sameFamily(word: string, { beginnings }: Ground): boolean {
  if (/^(commun|partiel)/.test(word)) return false;
  return beginnings.has(word.slice(0, Math.max(familyLength, Math.ceil(word.length * 0.6))));
}

function beginningsOf(word: string): string[] {
  return Array.from({ length: Math.max(0, word.length - familyLength + 1) }, (_, more) =>
    word.slice(0, familyLength + more),
  );
}
