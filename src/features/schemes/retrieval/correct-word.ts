import { fourGrams } from './words';

/** Fewer letters than this leave too many words within one slip. */
const shortestCorrected = 5;

/** Finds, for a word that the vocabulary lacks, the known word that it most likely is. */
export function createCorrector(
  vocabulary: ReadonlyMap<string, number>,
): (word: string) => string | undefined {
  const byPiece = new Map<string, string[]>();
  for (const word of vocabulary.keys()) {
    if (word.length < 4 || /\d/.test(word)) continue;
    for (const piece of new Set(pieces(word))) {
      const list = byPiece.get(piece);
      if (list) list.push(word);
      else byPiece.set(piece, [word]);
    }
  }
  return (word) => {
    if (word.length < shortestCorrected || /\d/.test(word) || vocabulary.has(word)) return undefined;
    const allowed = word.length >= 9 ? 2 : 1;
    let best: { word: string; distance: number; frequency: number } | undefined;
    for (const candidate of new Set(pieces(word).flatMap((piece) => byPiece.get(piece) ?? []))) {
      if (Math.abs(candidate.length - word.length) > allowed || candidate[0] !== word[0]) continue;
      const distance = editDistance(word, candidate, allowed);
      if (distance > allowed) continue;
      const frequency = vocabulary.get(candidate) ?? 0;
      if (!best || distance < best.distance || (distance === best.distance && frequency > best.frequency))
        best = { word: candidate, distance, frequency };
    }
    return best?.word;
  };
}

/** Three letters: a slip in the middle of a short word spoils all of its four-letter pieces. */
function pieces(word: string): string[] {
  return word.length < 6
    ? Array.from({ length: word.length - 1 }, (_, start) => word.slice(start, start + 2))
    : fourGrams(word).map((piece) => piece.slice(0, 3));
}

/** Slips to get from one to the other: a letter more, less, other, or two swapped (Damerau). Above `most` it stops. */
export function editDistance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min((row[j - 1] ?? 0) + 1, (previous[j] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, (before[j - 2] ?? 0) + 1);
      row.push(value);
    }
    if (Math.min(...row) > most) return most + 1;
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? most + 1;
}
