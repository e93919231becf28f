import type { Steps } from '../in-slices';

/** BM25 over one field of all passages (Robertson and Zaragoza, 2009). */
const k1 = 1.2;
/** Numbers of `found`: a millisecond's work or less. */
const pauseEvery = 3 * 2000;

export interface FieldIndex {
  /** Adds the weight of this field's match with each term to the scores. */
  score(terms: ReadonlyMap<string, number>, scores: Float64Array, weight: number): void;
  /** Passages that hold the term. */
  frequency(term: string): number;
}

/**
 * `termsOf` gives the terms of a passage, `b` how much a long field is held back: 0 not at all, 1 in proportion to its
 * length. The postings of all terms lie one after the other, each with its finished weight: scoring only adds up.
 */
export function* buildFieldIndex(
  passages: number,
  termsOf: (passage: number) => string[],
  b: number,
): Steps<FieldIndex> {
  const ids = new Map<string, number>();
  const lengths = new Float64Array(passages);
  /** Triples of term, passage and count, by passage. */
  const found: number[] = [];
  const frequencies: number[] = [];
  for (let passage = 0; passage < passages; passage += 1) {
    yield;
    const terms = termsOf(passage);
    lengths[passage] = terms.length;
    const counts = new Map<number, number>();
    for (const term of terms) {
      let id = ids.get(term);
      if (id === undefined) ids.set(term, (id = ids.size));
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    for (const [id, count] of counts) {
      found.push(id, passage, count);
      frequencies[id] = (frequencies[id] ?? 0) + 1;
    }
  }
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, passages) || 1;
  const starts = new Int32Array(ids.size + 1);
  frequencies.forEach((frequency, id) => (starts[id + 1] = (starts[id] ?? 0) + frequency));
  const places = new Int32Array(found.length / 3);
  const values = new Float32Array(found.length / 3);
  const next = starts.slice();
  for (let at = 0; at < found.length; at += 3) {
    if (at % pauseEvery === 0) yield;
    const [id = 0, passage = 0, count = 0] = [found[at], found[at + 1], found[at + 2]];
    const place = next[id] ?? 0;
    next[id] = place + 1;
    const norm = k1 * (1 - b + (b * (lengths[passage] ?? 0)) / average);
    places[place] = passage;
    values[place] = inverseFrequency(frequencies[id] ?? 0, passages) * ((count * (k1 + 1)) / (count + norm));
  }
  const frequency = (term: string): number => frequencies[ids.get(term) ?? -1] ?? 0;

  return {
    score(terms, scores, weight) {
      for (const [term, factor] of terms) {
        const id = ids.get(term);
        if (id === undefined) continue;
        const end = starts[id + 1] ?? 0;
        for (let at = starts[id] ?? 0; at < end; at += 1) {
          const passage = places[at] ?? 0;
          scores[passage] = (scores[passage] ?? 0) + weight * factor * (values[at] ?? 0);
        }
      }
    },
    frequency,
  };
}

export function inverseFrequency(withTerm: number, all: number): number {
  return Math.log(1 + (all - withTerm + 0.5) / (withTerm + 0.5));
}
