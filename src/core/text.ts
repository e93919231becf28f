/** Lower case, no accents, straight apostrophes, single spaces: how typed words are compared. */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’ʼ`]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

/** Questions that differ in nothing but their accents, capitals and end are the same. */
export const foldQuestion = (text: string): string => foldText(text).replace(/[\s?!.…]+$/u, '');

// Control characters, and the marks that reverse the reading direction or hide inside words.
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu;

/** What a person typed, fit to be read, kept and shown: no control characters, line ends kept. */
export function cleanTyped(text: string): string {
  return text
    .replace(invisible, (character) => (character === '\n' || character === '\u200d' ? character : ' '))
    .trim();
}

/** The beginning of a sentence or a label. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);

/** A text that is looked for as it is written. */
export const escapedForRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
