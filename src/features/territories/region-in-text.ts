import type { TerritoryRegister } from './load-territories';
import { normalisePlace } from './normalise-place';
import type { Region } from './territory';

const longestName = 6;

/** The Region that a text names, by its name, its initials or its name of before 2016; the longest name wins. */
export function regionInText(register: TerritoryRegister, text: string): Region | undefined {
  const words = normalisePlace(text).split(' ');
  for (let length = Math.min(longestName, words.length); length > 0; length -= 1)
    for (let from = 0; from + length <= words.length; from += 1) {
      if (length === 1 && isMeeting(words, from)) continue;
      const region = regionCalled(register, words.slice(from, from + length));
      if (region) return region;
    }
  return undefined;
}

/**
 * Every Region that a text names, in the order of the text, as it was typed: one word alone must be written as a name,
 * for « centre », « réunion » and « aura » are also words.
 */
export function regionsNamed(register: TerritoryRegister, typed: string): Region[] {
  const words = typed.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const plain = words.map(normalisePlace);
  const found = new Set<Region>();
  for (let from = 0; from < words.length; from += 1)
    for (let length = Math.min(longestName, words.length - from); length > 0; length -= 1) {
      // « la réunion » is one word with its article.
      const last = from + length - 1;
      const isOneWord = length === 1 || (length === 2 && plain[from] === 'la');
      if (isOneWord && !isWrittenAsName(words[last] ?? '', plain.slice(0, last))) continue;
      const region = regionCalled(register, plain.slice(from, from + length));
      if (!region) continue;
      found.add(region);
      from += length - 1;
      break;
    }
  return [...found];
}

/** « en réunion », « une réunion », « notre prochaine réunion »: the Region goes with its article, or stands alone. */
const isMeeting = (words: string[], at: number): boolean =>
  words[at] === 'reunion' && words.length > 1 && !/^(la|region|ile)$/.test(words[at - 1] ?? '');

function regionCalled(register: TerritoryRegister, words: string[]): Region | undefined {
  for (const place of register.names.exactly(words.join(' '))) {
    if (place.kind === 'region') return place.region;
    if (place.kind !== 'formerRegion') continue;
    const code = register.departments.get(place.formerRegion.departmentCodes[0] ?? '')?.regionCode;
    const region = register.regions.find((one) => one.code === code);
    if (region) return region;
  }
  return undefined;
}

/** « En réunion », « au centre » : words of every day. */
const isAlsoAWord = /^(reunion|centre|aura)$/;

/** With a capital inside the text, or after « en » or « région ». `before`: the words before it, in one spelling. */
const isWrittenAsName = (word: string, before: string[]): boolean =>
  (/^\p{Lu}/u.test(word) && before.length > 0) ||
  /(^| )region( (de( la)?|d|du))?$/.test(before.join(' ')) ||
  (before.at(-1) === 'en' && !isAlsoAWord.test(normalisePlace(word)));
