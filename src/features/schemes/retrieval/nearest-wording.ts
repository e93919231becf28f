import { mapInSteps, type Steps } from '../in-slices';
import { wordsOf } from './words';

export interface NearWording {
  /** Place in the list given to `indexWordings`. */
  wording: number;
  /** Cosine of the two, weighed by rarity: 1 when they say the same words. */
  likeness: number;
}

export type WordingIndex = (question: string) => NearWording | undefined;

/** Finds the known question that is most like a new one. Empty words count a little: « qui » is not « quand ». */
export function* indexWordings(wordings: string[], weightOf: (stem: string) => number): Steps<WordingIndex> {
  const emptyWeight = 1;
  const vectorOf = (text: string): Map<string, number> =>
    new Map(wordsOf(text).map(({ stem, empty }) => [stem, empty ? emptyWeight : weightOf(stem)]));
  const lengthOf = (vector: Map<string, number>): number =>
    Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight * weight, 0));
  const known = yield* mapInSteps(wordings, (text) => {
    const vector = vectorOf(text);
    return { vector, length: lengthOf(vector) };
  });
  const byStem = new Map<string, number[]>();
  known.forEach(({ vector }, wording) => {
    for (const stem of vector.keys()) byStem.set(stem, [...(byStem.get(stem) ?? []), wording]);
  });

  return (question) => {
    const vector = vectorOf(question);
    const length = lengthOf(vector);
    const dots = new Map<number, number>();
    for (const [stem, weight] of vector)
      for (const wording of byStem.get(stem) ?? [])
        dots.set(wording, (dots.get(wording) ?? 0) + weight * weight);
    let best: NearWording | undefined;
    for (const [wording, dot] of dots) {
      const likeness = dot / (length * (known[wording]?.length ?? 1));
      if (!best || likeness > best.likeness) best = { wording, likeness };
    }
    return best;
  };
}
