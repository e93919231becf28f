import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { nameWords } from './name';

export type IsCommonWord = (word: string) => boolean;

/** The endings that a French dictionary leaves to its rules. */
const endings = ['', 's', 'e', 'es', 'x'];

/** Is this a word of French, in some form? « blanc », « petits », « rose »; not « Goff », nor « Dupont », which is a name alone. */
export async function loadCommonWords(): Promise<IsCommonWord> {
  // Its code is an ES module that only reads this file.
  const file = path.join(path.dirname(require.resolve('dictionary-fr')), 'index.dic');
  const words = new Set<string>();
  for (const line of (await readFile(file, 'utf8')).split('\n')) {
    const word = line.split(/[/\t ]/, 1)[0] ?? '';
    if (/^\p{Ll}/u.test(word)) words.add(nameWords(word).join(' '));
  }
  return (word) =>
    endings.some((ending) => word.endsWith(ending) && words.has(word.slice(0, word.length - ending.length)));
}
