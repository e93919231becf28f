import { atOnce, mapInSteps, type Steps } from '../in-slices';
import { bestHits, type Hit } from './best-hits';
import { createCorrector } from './correct-word';
import { buildFieldIndex, inverseFrequency, type FieldIndex } from './field-index';
import { fourGrams, wordsOf, type Word, stemOf } from './words';

/** One thing that can answer: its own words, the names it goes by, and ways of asking for it. */
export interface Passage {
  text: string;
  names: string;
  questions: string;
}

/** What each field of a passage adds to its score. */
export type FieldScores = Record<'text' | 'names' | 'questions' | 'grams' | 'pairs', number>;
export type FieldHit = Hit & { fields: FieldScores };

export interface SearchIndex {
  /** Best first; only passages that share something with the question. */
  /** `importance` (0 to 1) lowers words that say little of what is asked. */
  search(question: string, limit: number, importance?: (word: Word) => number): FieldHit[];
  /** The question's words, with those that are unknown replaced by what they most likely are. */
  read(question: string): Word[];
  /** How much a stem tells: high for rare ones, highest for unknown ones. */
  weightOf(stem: string): number;
  /** Passages that hold the stem. */
  frequencyOf(stem: string): number;
  /** Stems that may stand for it. */
  synonymsOf(stem: string): string[];
}

const weights = { text: 1, names: 0.8, questions: 0.9, grams: 0.35, adjacent: 0.6 };
/** How much a synonym counts beside the word itself. */
const synonymWeight = 0.5;
/** Of so many passages' questions. */
const knownFrom = 3;
/** Without it one fact under a facet with many wordings would outweigh a better one under a facet with few. */
const lengthNorm = { text: 0.5, names: 0.2, questions: 0.3, grams: 0.5, pairs: 0.5 };

interface Fields {
  text: FieldIndex;
  names: FieldIndex;
  questions: FieldIndex;
  grams: FieldIndex;
  pairs: FieldIndex;
  /** Every word that tells something, with how often it is said. */
  vocabulary: Map<string, number>;
}

/** Apart from `build`, so that nothing of the words is kept once they are indexed. */
function* indexFields(passages: Passage[]): Steps<Fields> {
  const wordsOfField = (field: keyof Passage): Steps<Word[][]> => {
    // Names and wordings are those of many passages.
    const read = new Map<string, Word[]>();
    return mapInSteps(passages, (passage) => {
      const text = passage[field];
      const words = read.get(text) ?? wordsOf(text).filter((word) => !word.empty);
      read.set(text, words);
      return words;
    });
  };
  const text = yield* wordsOfField('text');
  const names = yield* wordsOfField('names');
  const questions = yield* wordsOfField('questions');
  const vocabulary = new Map<string, number>();
  for (const words of [...text, ...names, ...questions]) {
    yield;
    for (const word of words) vocabulary.set(word.text, (vocabulary.get(word.text) ?? 0) + 1);
  }
  const of =
    (field: Word[][], terms: (words: Word[]) => string[]) =>
    (at: number): string[] =>
      terms(field[at] ?? []);
  const both =
    (terms: (words: Word[]) => string[], ...fields: Word[][][]) =>
    (at: number): string[] =>
      fields.flatMap((field) => terms(field[at] ?? []));
  const count = passages.length;
  return {
    text: yield* buildFieldIndex(count, of(text, stemsOf), lengthNorm.text),
    names: yield* buildFieldIndex(count, of(names, stemsOf), lengthNorm.names),
    questions: yield* buildFieldIndex(count, of(questions, stemsOf), lengthNorm.questions),
    grams: yield* buildFieldIndex(count, both(gramsOf, text, names), lengthNorm.grams),
    pairs: yield* buildFieldIndex(count, both(pairsOf, text, names, questions), lengthNorm.pairs),
    vocabulary,
  };
}

/** `synonyms` are groups of single words any of which may stand for another. */
export const build = (passages: Passage[], synonyms: string[][] = []): SearchIndex =>
  atOnce(buildInSteps(passages, synonyms));

export function* buildInSteps(passages: Passage[], synonyms: string[][] = []): Steps<SearchIndex> {
  const related = relateStems(synonyms);
  const { vocabulary, ...fields } = yield* indexFields(passages);
  const count = passages.length;
  yield;
  // Wordings are typed as people type: a slip in one of them is not what another slip stands for.
  const isWellKnown = (stem: string): boolean =>
    fields.text.frequency(stem) > 0 ||
    fields.names.frequency(stem) > 0 ||
    fields.questions.frequency(stem) >= knownFrom;
  const wellKnown = new Map([...vocabulary].filter(([word]) => isWellKnown(stemOf(word))));
  const correct = createCorrector(wellKnown);
  yield;
  const frequencyOf = (stem: string): number =>
    Math.max(fields.text.frequency(stem), fields.names.frequency(stem), fields.questions.frequency(stem));

  const read = (question: string): Word[] =>
    wordsOf(question).map((word) => {
      if (word.empty || isWellKnown(word.stem) || related.has(word.stem)) return word;
      const corrected = correct(word.text);
      return corrected === undefined ? word : (wordsOf(corrected)[0] ?? word);
    });

  return {
    read,
    weightOf: (stem) => inverseFrequency(frequencyOf(stem), count),
    frequencyOf,
    synonymsOf: (stem) => related.get(stem) ?? none,
    search(question, limit, importance = () => 1) {
      const words = read(question).filter((word) => !word.empty && importance(word) > 0);
      const scores = scoresOf(count);
      const stems = new Map([
        ...stemsOf(words)
          .flatMap((stem) => related.get(stem) ?? [])
          .map((stem) => [stem, synonymWeight] as const),
        ...words.map((word) => [word.stem, importance(word)] as const),
      ]);
      fields.text.score(stems, scores.text, weights.text);
      fields.names.score(stems, scores.names, weights.names);
      fields.questions.score(stems, scores.questions, weights.questions);
      fields.grams.score(countOf(gramsOf(words)), scores.grams, weights.grams / 4);
      fields.pairs.score(countOf(pairsOf(words)), scores.pairs, weights.adjacent);
      const sums = new Float64Array(count);
      for (const field of Object.values(scores))
        field.forEach((score, passage) => (sums[passage] = (sums[passage] ?? 0) + score));
      return bestHits(sums, limit).map((hit) => ({ ...hit, fields: atPassage(scores, hit.passage) }));
    },
  };
}

type ScoresOfFields = Record<keyof FieldScores, Float64Array>;
const scoresOf = (count: number): ScoresOfFields => {
  const zeros = () => new Float64Array(count);
  return { text: zeros(), names: zeros(), questions: zeros(), grams: zeros(), pairs: zeros() };
};
const atPassage = ({ text, names, questions, grams, pairs }: ScoresOfFields, at: number): FieldScores => ({
  text: text[at] ?? 0,
  names: names[at] ?? 0,
  questions: questions[at] ?? 0,
  grams: grams[at] ?? 0,
  pairs: pairs[at] ?? 0,
});

const none: string[] = [];
const stemsOf = (words: Word[]): string[] => words.map(({ stem }) => stem);
const gramsOf = (words: Word[]): string[] => words.flatMap(({ text }) => fourGrams(text));

function relateStems(groups: string[][]): Map<string, string[]> {
  const related = new Map<string, string[]>();
  for (const group of groups) {
    const stems = [...new Set(group.flatMap((word) => wordsOf(word).map(({ stem }) => stem)))];
    for (const stem of stems)
      related.set(stem, [...(related.get(stem) ?? []), ...stems.filter((other) => other !== stem)]);
  }
  return related;
}

/** Words side by side, with the empty ones left out: « pôle emploi » is not « pôle … emploi ». */
function pairsOf(words: Word[]): string[] {
  return words.slice(1).map((word, index) => `${words[index]?.stem} ${word.stem}`);
}

/** A term said twice in a question weighs no more than once. */
const countOf = (terms: string[]): Map<string, number> => new Map(terms.map((term) => [term, 1]));
