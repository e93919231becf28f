/** What stands where an erased person was named. */
export const erasedName = 'personne effacée';

export interface Traces {
  /** Empty: her name is not looked for, because somebody else has the same. */
  name: string;
  email?: string;
  /** Of her accounts, and of her direct conversations. */
  ids: string[];
}

export interface Mentions {
  /** What a text must hold, all of them, to name her; « _ » is any letter that has forms with accents. None: it cannot. */
  nameWords: string[];
  /** One of these is enough. */
  exactly: string[];
  /** The text without her; the same text where it does not speak of her. */
  replaceIn(text: string): string;
}

/**
 * How to find a person in texts: her name in any order of its words, whatever the capitals, accents and hyphens; her
 * address; the ids of her accounts. A name of a single word is looked for only where it is the whole text: « Martin » or « Rose » say too
 * many other things.
 */
export function mentionsOf({ name, email, ids }: Traces): Mentions {
  const words = wordsOf(name);
  const exactly = [...(email === undefined ? [] : [email]), ...ids];
  const patterns = [...(words.length > 1 ? [namePattern(words)] : []), ...exactly.map(exactPattern)];
  return {
    nameWords: words.map((word) => word.replace(/[^bdfghjklmpqrtvwx0-9]/gu, '_')),
    exactly,
    replaceIn(text) {
      if (words.length === 1 && wordsOf(text).join(' ') === words[0]) return erasedName;
      const plain = text.normalize('NFD');
      const without = patterns.reduce((left, pattern) => left.replace(pattern, erasedName), plain);
      return without === plain ? text : without.normalize('NFC');
    },
  };
}

const wordsOf = (name: string): string[] =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

const notBefore = '(?<![\\p{L}\\p{N}\\p{M}])';
const notAfter = '(?![\\p{L}\\p{N}\\p{M}])';

/** « Anne Le Goff », « LE GOFF Anne »: the words in a circle, from any of them on. */
function namePattern(words: string[]): RegExp {
  const spelt = words.map((word) => [...word].map((letter) => `${letter}\\p{M}*`).join(''));
  const orders = spelt.map((_, from) => [...spelt.slice(from), ...spelt.slice(0, from)]);
  const either = orders.map((order) => order.join("[\\s.,'’\\p{Pd}]+")).join('|');
  return new RegExp(`${notBefore}(${either})${notAfter}`, 'giu');
}

const exactPattern = (text: string): RegExp =>
  new RegExp(
    `${notBefore}${text.normalize('NFD').replace(/[\\^$.*+?()[\]{}|/-]/g, escaped)}${notAfter}`,
    'giu',
  );

const escaped = (character: string): string => `\\u{${character.charCodeAt(0).toString(16)}}`;

/** The same value, each text in it without her; undefined where it does not speak of her. */
export function withoutMentions(value: unknown, { replaceIn }: Mentions): unknown {
  let isChanged = false;
  const walk = (item: unknown): unknown => {
    if (typeof item === 'string') {
      const without = replaceIn(item);
      isChanged ||= without !== item;
      return without;
    }
    if (Array.isArray(item)) return item.map(walk);
    if (typeof item !== 'object' || item === null) return item;
    return Object.fromEntries(Object.entries(item).map(([key, inner]) => [key, walk(inner)]));
  };
  const result = walk(value);
  return isChanged ? result : undefined;
}
