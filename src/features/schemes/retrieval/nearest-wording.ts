import { mapInSteps, type Steps } from '../in-slices';

/** For each known wording (its place in the list) how like the question it is: 1 when they say the same. */
export type WordingIndex = (question: string[]) => Map<number, number>;

/** What a word counts for that may stand for the one of the question. */
const synonymWorth = 0.7;
/** Less likeness than this tells nothing. */
const leastLikeness = 0.3;

/**
 * Finds the known questions that are like a new one: cosine of their marks, each weighed by how few wordings have it.
 * `marksOf` gives what makes two of them alike: words, names, the word of asking.
 */
export function* indexWordings(
  wordings: string[],
  marksOf: (wording: string) => string[],
  synonymsOf: (mark: string) => string[],
): Steps<WordingIndex> {
  const sets = yield* mapInSteps(wordings, (wording) => [...new Set(marksOf(wording))]);
  const postings = new Map<string, number[]>();
  sets.forEach((marks, wording) => {
    for (const mark of marks) {
      const list = postings.get(mark);
      if (list) list.push(wording);
      else postings.set(mark, [wording]);
    }
  });
  const weightOf = (mark: string): number =>
    Math.log(1 + sets.length / (1 + (postings.get(mark)?.length ?? 0)));
  const weights = new Map([...postings.keys()].map((mark) => [mark, weightOf(mark)]));
  const lengthOf = (marks: string[]): number =>
    Math.sqrt(marks.reduce((sum, mark) => sum + (weights.get(mark) ?? weightOf(mark)) ** 2, 0));
  const lengths = yield* mapInSteps(sets, lengthOf);

  return (question) => {
    const marks = [...new Set(question)];
    const length = lengthOf(marks);
    const dots = new Map<number, number>();
    for (const mark of marks) {
      const shared = new Map<number, number>();
      const weight = weights.get(mark) ?? weightOf(mark);
      for (const other of synonymsOf(mark))
        for (const wording of postings.get(other) ?? [])
          shared.set(wording, synonymWorth * Math.min(weight, weights.get(other) ?? 0));
      for (const wording of postings.get(mark) ?? []) shared.set(wording, weight);
      for (const [wording, one] of shared) dots.set(wording, (dots.get(wording) ?? 0) + weight * one);
    }
    const likeness = new Map<number, number>();
    for (const [wording, dot] of dots) {
      const cosine = dot / (length * (lengths[wording] || 1));
      if (cosine >= leastLikeness) likeness.set(wording, Math.min(1, cosine));
    }
    return likeness;
  };
}
