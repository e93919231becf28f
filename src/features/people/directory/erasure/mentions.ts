import { isFrenchWord } from '../../../french-words';
import { emailPatterns, namePatterns, type NamePattern } from './name-patterns';
import { nameWords, splitName } from './name';
import { escapeAll } from './spelling';
import type { Traces } from './traces';

/** What stands where an erased person was named. */
export const erasedName = 'personne effacée';

/** Where a text stands. */
export interface Whereabouts {
  /** It can be about her: not a sheet of a territory that she has nothing to do with. */
  isNear: boolean;
  /** The name of the value that it is, where it has one. */
  key?: string;
}

export interface Mentions {
  /** A text that names her holds one of these; « _ » is any letter that has forms with accents. */
  hints: string[];
  exactly: string[];
  /** The text without her; the same text where it does not speak of her. */
  replaceIn(text: string, where?: Whereabouts): string;
}

/**
 * How to find a person in texts. Her address, her accounts and her whole name in any order of its words always are her,
 * unless somebody else of the directory has the same name. With a title (« Mme Blanc ») or an initial (« C. Blanc ») so
 * is her surname. Alone, a surname is hers only where it can be nothing else: no word of French, no place, no
 * organisation, nobody else's; and a first name, besides, only in texts that can be about her.
 */
export function mentionsOf(traces: Traces): Mentions {
  const { name, email, ids } = traces;
  const parts = splitName(name);
  const exactly = [...(email === undefined ? [] : [email]), ...ids];
  const taken = new Set(
    traces.others.flatMap(({ email: other }) => (other === undefined ? [] : [other.toLowerCase()])),
  );
  const patterns = namePatterns(parts, traces);
  const addresses = emailPatterns(parts, traces);
  const isNamesake = traces.others.some(
    (other) => nameWords(other.name).sort().join() === [...parts.all].sort().join(),
  );
  const mentions = [...parts.families, parts.given].map((words) => longest(words));

  return {
    hints: [...new Set(mentions.filter((word) => word.length > 1))].map((word) =>
      word.replace(/[^bdfghjklmpqrtvwx0-9]/gu, '_'),
    ),
    exactly,
    replaceIn(text, { isNear, key } = { isNear: true }) {
      const said = nameWords(text).join(' ');
      const isWhole = (words: string[]) => words.length > 0 && words.join(' ') === said;
      if (!isNamesake && isWhole(parts.all)) return erasedName;
      if (key === 'name' && parts.families.some(isWhole) && !isSomebodyElse(said.split(' '), traces))
        return erasedName;
      const plain = text.normalize('NFD');
      let left = plain;
      for (const exact of exactly) left = left.replace(exactPattern(exact), erasedName);
      for (const pattern of addresses)
        left = left.replace(pattern, (found) => (taken.has(found.toLowerCase()) ? found : erasedName));
      for (const pattern of patterns) if (isNear || !pattern.nearOnly) left = replacePattern(left, pattern);
      return left === plain ? text : left.normalize('NFC');
    },
  };
}

const longest = (words: string[]): string =>
  words.reduce((best, word) => (word.length > best.length ? word : best), '');

const isSomebodyElse = (words: string[], { others }: Traces): boolean =>
  others.some((other) => words.every((word) => nameWords(other.name).includes(word)));

function replacePattern(text: string, { pattern, standsAlone }: NamePattern): string {
  return text.replace(pattern, (found, ...rest) => {
    const at = rest.find((one) => typeof one === 'number') ?? 0;
    return standsAlone && isPartOfOtherName(text, at, at + found.length) ? found : erasedName;
  });
}

/** « Sophie Le Goff », « Éloïse Durand »: the other word is a name too, so it is somebody else. */
function isPartOfOtherName(text: string, start: number, end: number): boolean {
  const before = /(\p{Lu}[\p{L}\p{M}]*)[ \u00a0]$/u.exec(text.slice(0, start));
  const after = /^[ \u00a0](\p{Lu}[\p{L}\p{M}]*)/u.exec(text.slice(end));
  const isName = (word: string | undefined, isFirst: boolean): boolean => {
    if (word === undefined) return false;
    if (/^[\p{Lu}\p{M}]{2,}$/u.test(word) || word.length < 2) return false;
    // At the beginning of a sentence any word has a capital.
    return !isFirst || !isFrenchWord(nameWords(word).join(''));
  };
  const isFirst = before !== null && /(?:^|[.!?:;\n«"(]\s*)$/u.test(text.slice(0, before.index));
  return isName(before?.[1], isFirst) || isName(after?.[1], false);
}

const exactPattern = (text: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}\\p{M}])${escapeAll(text)}(?![\\p{L}\\p{N}\\p{M}])`, 'giu');

/** Lengths that the values of a sheet, a copil or a fact may have. */
const limits = [200, 300, 500, 600, 1000, 2000, 3000, 4000];

/** What stands for her may be longer than her name, and no part of an address; the value has to pass as one all the same. */
function stillReadable(before: string, without: string): string {
  if (/^https?:/i.test(before) && URL.canParse(before) && !URL.canParse(without))
    return 'https://personne-effacee.invalid/';
  const limit = limits.find((most) => before.length <= most && without.length > most);
  if (limit === undefined) return without;
  return `${without.slice(0, limit - 1).replace(/\p{Cs}$/u, '')}…`;
}

/** The same value, each text in it without her; undefined where it does not speak of her. */
export function withoutMentions(value: unknown, { replaceIn }: Mentions, isNear = true): unknown {
  let isChanged = false;
  const walk = (item: unknown, key?: string): unknown => {
    if (typeof item === 'string') {
      const without = replaceIn(item, { isNear, ...(key !== undefined && { key }) });
      if (without === item) return item;
      isChanged = true;
      return stillReadable(item, without);
    }
    if (Array.isArray(item)) return item.map((inner) => walk(inner, key));
    if (typeof item !== 'object' || item === null) return item;
    return Object.fromEntries(Object.entries(item).map(([name, inner]) => [name, walk(inner, name)]));
  };
  const result = walk(value);
  return isChanged ? result : undefined;
}
