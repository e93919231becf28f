/** Words that say what kind of place it is, and are no part of its name. */
export const kindWords = new Set(
  (
    'communaute communautes communes agglomeration agglo agglomerations aglo metropole metropoles cc ca cu comcom com ' +
    'interco intercos intercommunalite intercom epci ept urbaine cdc comunaute etablissement public territorial'
  ).split(' '),
);

/** Small words that people leave out, add or change. */
export const smallWords = new Set('de du des d la le les l et en sur a au aux un une'.split(' '));

/**
 * One spelling for all: no accents, no capitals, no hyphens or apostrophes, « st » written out. Line ends and
 * « | » stay where they are, so that a whole file of names can be normalised at once.
 */
export function normalisePlace(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^a-z0-9|\n]+/g, ' ')
    .replace(/\bst(e?)s?(?= )/g, 'saint$1')
    .replace(/ *([|\n]) */g, '$1')
    .trim();
}

/** The words that make the name of an intercommunality or a territory, whatever people put between them. */
export function looseName(normalised: string): string {
  return normalised
    .split(' ')
    .filter((word) => !smallWords.has(word) && !kindWords.has(word))
    .join(' ');
}
