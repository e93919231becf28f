import { createCorrector } from './correct-word';
import { buildFieldIndex, inverseFrequency } from './field-index';
import { fourGrams, wordsOf, type Word } from './words';

/** One thing that can answer: its own words, the names it goes by, and ways of asking for it. */
export interface Passage {
  text: string;
  names: string;
  questions: string;
}

export interface Hit {
  /** Place in the list given to `build`. */
  passage: number;
  score: number;
}

export interface SearchIndex {
  /** Best first; only passages that share something with the question. */
  /** `importance` (0 to 1) lowers words that say little of what is asked. */
  search(question: string, limit: number, importance?: (word: Word) => number): Hit[];
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
/** Without it one fact under a facet with many wordings would outweigh a better one under a facet with few. */
const lengthNorm = { text: 0.5, names: 0.2, questions: 0.3, grams: 0.5 };

/** `synonyms` are groups of single words any of which may stand for another. */
export function build(passages: Passage[], synonyms: string[][] = []): SearchIndex {
  const related = relateStems(synonyms);
  const text = passages.map((passage) => wordsOf(passage.text));
  const names = passages.map((passage) => wordsOf(passage.names));
  const questions = passages.map((passage) => wordsOf(passage.questions));
  const stemsOf = (words: Word[]): string[] => words.filter((word) => !word.empty).map(({ stem }) => stem);
  const fields = {
    text: buildFieldIndex(text.map(stemsOf), lengthNorm.text),
    names: buildFieldIndex(names.map(stemsOf), lengthNorm.names),
    questions: buildFieldIndex(questions.map(stemsOf), lengthNorm.questions),
  };
  const gramsOf = (words: Word[]): string[] =>
    words.filter((word) => !word.empty).flatMap((word) => fourGrams(word.text));
  const grams = buildFieldIndex(
    text.map((words, index) => gramsOf([...words, ...(names[index] ?? [])])),
    lengthNorm.grams,
  );
  const pairs = buildFieldIndex(
    text.map((words, index) => [
      ...pairsOf(words),
      ...pairsOf(names[index] ?? []),
      ...pairsOf(questions[index] ?? []),
    ]),
    0.5,
  );

  const vocabulary = new Map<string, number>();
  for (const words of [...text, ...names, ...questions])
    for (const word of words.filter(({ empty }) => !empty))
      vocabulary.set(word.text, (vocabulary.get(word.text) ?? 0) + 1);
  const correct = createCorrector(vocabulary);
  const frequencyOf = (stem: string): number =>
    Math.max(fields.text.frequency(stem), fields.names.frequency(stem), fields.questions.frequency(stem));

  const read = (question: string): Word[] =>
    wordsOf(question).map((word) => {
      if (word.empty || frequencyOf(word.stem) > 0) return word;
      const corrected = correct(word.text);
      return corrected === undefined ? word : (wordsOf(corrected)[0] ?? word);
    });

  return {
    read,
    weightOf: (stem) => inverseFrequency(frequencyOf(stem), passages.length),
    frequencyOf,
    synonymsOf: (stem) => related.get(stem) ?? [],
    search(question, limit, importance = () => 1) {
      const words = read(question).filter((word) => importance(word) > 0);
      const scores = new Float64Array(passages.length);
      const own = stemsOf(words);
      const stems = new Map([
        ...own.flatMap((stem) => related.get(stem) ?? []).map((stem) => [stem, synonymWeight] as const),
        ...words.filter((word) => !word.empty).map((word) => [word.stem, importance(word)] as const),
      ]);
      fields.text.score(stems, scores, weights.text);
      fields.names.score(stems, scores, weights.names);
      fields.questions.score(stems, scores, weights.questions);
      grams.score(countOf(gramsOf(words)), scores, weights.grams / 4);
      pairs.score(countOf(pairsOf(words)), scores, weights.adjacent);
      const hits: Hit[] = [];
      scores.forEach((score, passage) => {
        if (score > 0) hits.push({ passage, score });
      });
      return hits.sort((a, b) => b.score - a.score || a.passage - b.passage).slice(0, limit);
    },
  };
}

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
  const full = words.filter((word) => !word.empty);
  return full.slice(1).map((word, index) => `${full[index]?.stem} ${word.stem}`);
}

/** A term said twice in a question weighs no more than once. */
const countOf = (terms: string[]): Map<string, number> => new Map(terms.map((term) => [term, 1]));
