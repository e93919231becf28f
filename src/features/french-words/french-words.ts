import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The endings that a French dictionary leaves to its rules. */
const endings = ['', 's', 'e', 'es', 'x'];
/** Of verbs of the first group, by far the most, and of the second. */
const verbEndings: [RegExp, string][] = [
  [/(?:e|es|ent|ons|ez|ais|ait|aient|ant|a|era|eront)$/, 'er'],
  [/iss(?:e|es|ent|ons|ez|ais|ait|aient|ant)$/, 'ir'],
];

let known: ReadonlySet<string> | undefined;

/** Some 60 ms: at the start, so that no answer waits for it. */
export function loadFrenchWords(): void {
  words();
}

function words(): ReadonlySet<string> {
  if (known) return known;
  // Its code is an ES module that only reads this file.
  const file = path.join(path.dirname(require.resolve('dictionary-fr')), 'index.dic');
  const text = readFileSync(file, 'utf8')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]+/g, '')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae');
  known = new Set([...text.matchAll(/^[a-z][^/\t \n]*/gm)].map(([word]) => word.replace(/['’-]/g, ' ')));
  return known;
}

/**
 * Is this a word of French, in some form? `word` is in lower case without accents. « blanc », « petits », « rose »; not
 * « goff », nor « dupont », which is a name alone.
 */
export const isFrenchWord = (word: string): boolean =>
  endings.some((ending) => word.endsWith(ending) && words().has(word.slice(0, word.length - ending.length)));

/** The same, with the forms of verbs: « croise », « investissait ». */
export const isFrenchWordOrVerb = (word: string): boolean =>
  isFrenchWord(word) ||
  verbEndings.some(
    ([ending, infinitive]) => ending.test(word) && words().has(word.replace(ending, infinitive)),
  );
