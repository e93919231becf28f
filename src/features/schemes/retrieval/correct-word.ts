import { isFrenchWordOrVerb } from '../../french-words';

/** Fewer letters than this leave too many words within one slip. */
const shortestCorrected = 5;

/** Finds, for a word that the vocabulary lacks, the known word that it most likely is. */
export function createCorrector(
  vocabulary: ReadonlyMap<string, number>,
): (word: string) => string | undefined {
  // A slip hardly ever spoils the first letter.
  const alike = new Map<string, { word: string; letters: number }[]>();
  for (const word of vocabulary.keys()) {
    if (word.length < shortestCorrected - 1 || /\d/.test(word)) continue;
    const key = `${word.charAt(0)}${word.length}`;
    const entry = { word, letters: lettersOf(word) };
    const list = alike.get(key);
    if (list) list.push(entry);
    else alike.set(key, [entry]);
  }
  const correct = (word: string): string | undefined => {
    const allowed = word.length >= 9 ? 2 : 1;
    const letters = lettersOf(word);
    let best: { word: string; distance: number; frequency: number } | undefined;
    for (let length = word.length - allowed; length <= word.length + allowed; length += 1)
      for (const candidate of alike.get(`${word.charAt(0)}${length}`) ?? []) {
        // A slip changes two letters at most: most words are passed over without comparing places.
        if (lettersApart(letters, candidate.letters) > 2 * allowed) continue;
        const distance = editDistance(word, candidate.word, allowed);
        if (distance > allowed) continue;
        const frequency = vocabulary.get(candidate.word) ?? 0;
        if (!best || distance < best.distance || (distance === best.distance && frequency > best.frequency))
          best = { word: candidate.word, distance, frequency };
      }
    return best?.word;
  };
  const corrected = new Map<string, string | undefined>();
  return (word) => {
    if (word.length < shortestCorrected || /\d/.test(word) || vocabulary.has(word)) return undefined;
    // A question is read several times.
    if (!corrected.has(word)) {
      if (corrected.size >= remembered) corrected.clear();
      // « Femmes » is no slip for « fermes »: what French has is what was meant.
      corrected.set(word, isFrenchWordOrVerb(word) ? undefined : correct(word));
    }
    return corrected.get(word);
  };
}

const remembered = 1000;

/** One bit for each letter that is there. */
export function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters;
}

export function lettersApart(a: number, b: number): number {
  let apart = 0;
  for (let bits = a ^ b; bits !== 0; bits &= bits - 1) apart += 1;
  return apart;
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
