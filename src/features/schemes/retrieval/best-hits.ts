export interface Hit {
  /** Place in the list given to `build`. */
  passage: number;
  score: number;
}

/** The best first, those of one score in their order. Only so many are put in order: a common word is in every second passage. */
export function bestHits(scores: Float64Array, limit: number): Hit[] {
  const positive = scores.filter((score) => score > 0).sort();
  const lowest = positive[Math.max(0, positive.length - limit)] ?? Infinity;
  const hits: Hit[] = [];
  scores.forEach((score, passage) => {
    if (score >= lowest) hits.push({ passage, score });
  });
  return hits.sort((a, b) => b.score - a.score || a.passage - b.passage).slice(0, limit);
}
