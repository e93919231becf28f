/** BM25 over one field of all passages (Robertson and Zaragoza, 2009). */
const k1 = 1.2;

interface Posting {
  passage: number;
  count: number;
}

export interface FieldIndex {
  /** Adds the weight of this field's match with each term to the scores. */
  score(terms: ReadonlyMap<string, number>, scores: Float64Array, weight: number): void;
  has(term: string): boolean;
  /** Passages that hold the term. */
  frequency(term: string): number;
  terms(): IterableIterator<string>;
}

/** `b` is how much a long field is held back: 0 not at all, 1 in proportion to its length. */
export function buildFieldIndex(passages: string[][], b: number): FieldIndex {
  const postings = new Map<string, Posting[]>();
  const lengths = passages.map((terms) => terms.length);
  passages.forEach((terms, passage) => {
    const counts = new Map<string, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts) {
      const list = postings.get(term);
      if (list) list.push({ passage, count });
      else postings.set(term, [{ passage, count }]);
    }
  });
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length) || 1;

  return {
    score(terms, scores, weight) {
      for (const [term, factor] of terms) {
        const list = postings.get(term);
        if (!list) continue;
        const idf = inverseFrequency(list.length, passages.length);
        for (const { passage, count } of list) {
          const norm = k1 * (1 - b + (b * (lengths[passage] ?? 0)) / average);
          scores[passage] =
            (scores[passage] ?? 0) + weight * factor * idf * ((count * (k1 + 1)) / (count + norm));
        }
      }
    },
    has: (term) => postings.has(term),
    frequency: (term) => postings.get(term)?.length ?? 0,
    terms: () => postings.keys(),
  };
}

export function inverseFrequency(withTerm: number, all: number): number {
  return Math.log(1 + (all - withTerm + 0.5) / (withTerm + 0.5));
}
