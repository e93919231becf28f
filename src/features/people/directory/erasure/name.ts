/** Lower case, no accents, « œ » as « oe »: the words of a name or of a text. */
export const nameWords = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

export interface NameParts {
  /** All the words, in the order of the directory. */
  all: string[];
  given: string[];
  /** What may be her surname, the longest first: of « Jean de La Tour », « de La Tour », « La Tour », « Tour ». */
  families: string[][];
}

const particles = new Set('de du des d la le les l von van der den ben bin el al di da dos y'.split(' '));
export const isParticle = (word: string): boolean => particles.has(word);

/**
 * Which words are the first name, and which the surname. The directory holds one name: a word in capitals belongs to the
 * surname, as French files have it; without any, the first word is the first name.
 */
export function splitName(name: string): NameParts {
  const tokens = name.trim().split(/\s+/u);
  const isCapitals = (token: string) =>
    /\p{Lu}\p{Lu}/u.test(token.normalize('NFC')) && token === token.toUpperCase();
  const inCapitals = tokens.filter(isCapitals);
  const said = inCapitals.length > 0 && inCapitals.length < tokens.length;
  const from = tokens.findIndex(
    (token, index) => isCapitals(token) || (index > 0 && isParticle(nameWords(token).join(''))),
  );
  const family = said
    ? tokens.filter(
        (token, index) => isCapitals(token) || (index >= from && isParticle(nameWords(token).join(''))),
      )
    : tokens.slice(1);
  const given = tokens.filter((token) => !family.includes(token));
  const suffixes = family.map((_, start) => family.slice(start).flatMap(nameWords));
  // « Durand-Lefèvre » is called « Mme Durand » too.
  const halves = family.flatMap((token) => (token.includes('-') ? token.split('-').map(nameWords) : []));
  return {
    all: nameWords(name),
    given: given.flatMap(nameWords),
    families: [...suffixes, ...halves].filter(
      (words) => words.length > 0 && words.some((word) => !isParticle(word)),
    ),
  };
}
