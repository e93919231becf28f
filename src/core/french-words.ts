import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The endings that a French dictionary leaves to its rules. */
const endings = ['', 's', 'e', 'es', 'x'];
/** Of verbs of the first group, by far the most. */
const verbEnding = /(?:e|es|ent|ons|ez|ais|ait|aient|ant|a|era|eront)$/;

let known: ReadonlySet<string> | undefined;

/** Read when it is first needed: some 30 ms. */
function words(): ReadonlySet<string> {
  if (known) return known;
  // Its code is an ES module that only reads this file.
  const file = path.join(path.dirname(require.resolve('dictionary-fr')), 'index.dic');
  const read = new Set<string>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const word = line.split(/[/\t ]/, 1)[0] ?? '';
    if (/^\p{Ll}/u.test(word)) read.add(folded(word));
  }
  known = read;
  return read;
}

const folded = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ');

/**
 * Is this a word of French, in some form? `word` is in lower case without accents. « blanc », « petits », « rose »; not
 * « goff », nor « dupont », which is a name alone.
 */
export const isFrenchWord = (word: string): boolean =>
  endings.some((ending) => word.endsWith(ending) && words().has(word.slice(0, word.length - ending.length)));

/** The same, with the forms of verbs that are no other word: « croise », « investissait ». */
export const isFrenchWordOrVerb = (word: string): boolean =>
  isFrenchWord(word) || (verbEnding.test(word) && words().has(word.replace(verbEnding, 'er')));
