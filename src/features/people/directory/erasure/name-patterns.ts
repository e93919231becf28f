import { isFrenchWord } from '../../../french-words';
import { isParticle, nameWords, type NameParts } from './name';
import { escapeAll, notAfter, notBefore, spell, spellInitials, spellWords } from './spelling';
import type { Traces } from './traces';

export interface NamePattern {
  pattern: RegExp;
  /** Another name beside it makes it somebody else's. */
  standsAlone: boolean;
  /** Only in texts that can be about her. */
  nearOnly: boolean;
}

/** « Mme », « M. », « Monsieur »…; the short ones need their capital: « me » and « m » are other words. */
const title = `(?:${[
  'mme',
  'mmes',
  'mlle',
  'melle',
  'madame',
  'monsieur',
  'mademoiselle',
  'docteur',
  'professeur',
  'maitre',
]
  .map((word) => spell(word))
  .join('|')}|[Mm][Mm]\\.|M\\.?|Mr\\.?|Dr\\.?|Pr\\.?|Me|Mgr)`;

type Others = Pick<Traces, 'others' | 'isKnownOtherwise'>;

/** The ways to write her name, the longest first: what one replaces another does not see. */
export function namePatterns({ all, given, families }: NameParts, traces: Others): NamePattern[] {
  const others = traces.others.map(({ name }) => nameWords(name));
  const isTaken = (words: string[], initial = ''): boolean =>
    others.some(
      (other) =>
        words.every((word) => other.includes(word)) &&
        (initial === '' || other.some((word) => !words.includes(word) && word.startsWith(initial))),
    );
  const surnames = families.filter((words) => !isTaken(words));
  const patterns: string[] = [];
  const isNamesake = others.some((other) => [...other].sort().join() === [...all].sort().join());
  if (all.length > 1 && !isNamesake) patterns.push(`(?:${title}\\s+)?(?:${circle(all)})`);
  const [initial = ''] = given;
  if (initial !== '')
    for (const family of families.filter((words) => !isTaken(words, initial[0]))) {
      patterns.push(`(?:${title}\\s+)?${spellInitials(given)}\\s?${spellWords(family)}`);
      patterns.push(`(?:${title}\\s+)?${spellWords(family, true)}\\s${spellInitials(given)}`);
      // « Éloïse L. », « Éloïse G. », « Éloïse L. G. »
      const telling = family.filter((word) => !isParticle(word));
      for (const words of [family, telling, family.slice(0, 1)])
        if (!isTaken(given, words[0]?.[0]))
          patterns.push(`${spellWords(given, true)}\\s${spellInitials(words)}`);
    }
  const found: NamePattern[] = patterns.map((text) => asPattern(text));
  // With a title, any of her names: a file may have them in the other order.
  for (const words of [...surnames, given].filter((words) => words.length > 0 && !isTaken(words)))
    found.push(asPattern(`${title}\\s+${spellWords(words, isShortTitleOnly(words))}`, { standsAlone: true }));
  for (const family of surnames.filter((words) => isDistinctive(words, traces)))
    found.push(asPattern(`${spellWords(family, family.join('').length < 4)}`, { standsAlone: true }));
  if (given.length > 0 && !isTaken(given) && isDistinctive(given, traces, true))
    found.push(asPattern(spellWords(given, true), { standsAlone: true, nearOnly: true }));
  return found;
}

/** « Me Ly », « M. Or »: so short a name is told from a word by its capital. */
const isShortTitleOnly = (words: string[]): boolean => words.join('').length < 4;

/** Can it be nothing else? One of its words is no French word, and all of it is no place, organisation or known name. */
function isDistinctive(words: string[], { isKnownOtherwise }: Others, isFirstName = false): boolean {
  const telling = words.filter((word) => word.length > 2 && !isParticle(word) && !isFrenchWord(word));
  return telling.length > 0 && !isKnownOtherwise(words, isFirstName);
}

const asPattern = (text: string, { standsAlone = false, nearOnly = false } = {}): NamePattern => ({
  pattern: new RegExp(`${notBefore}(?<![@./])(?:${text})${notAfter}(?!@|\\.\\p{Ll}{2})`, 'gu'),
  standsAlone,
  nearOnly,
});

/** « Anne Le Goff », « LE GOFF Anne »: the words in a circle, from any of them on. */
const circle = (words: string[]): string =>
  words.map((_, from) => spellWords([...words.slice(from), ...words.slice(0, from)])).join('|');

/** Addresses and handles made of her name, at whatever provider: « e.legoff@… », « @eloise.le-goff ». */
export function emailPatterns({ given, families }: NameParts, traces: Others): RegExp[] {
  const [family] = families;
  if (!family || given.length === 0) return [];
  const others = traces.others.map(({ name }) => nameWords(name));
  const gap = '[._-]?';
  const join = (words: string[]): string => words.map(escapeAll).join(gap);
  const initials = given.map((word) => word[0] ?? '');
  const sharesInitial = others.some(
    (other) =>
      family.every((word) => other.includes(word)) &&
      other.some((word) => word.startsWith(initials[0] ?? '')),
  );
  const locals = [
    `${join(given)}${gap}${join(family)}`,
    `${join(family)}${gap}${join(given)}`,
    ...(sharesInitial
      ? []
      : [`${join(initials)}${gap}${join(family)}`, `${join(family)}[._-]${join(initials)}`]),
  ];
  return [
    new RegExp(`(?<![\\p{L}\\p{N}._%+-])(?:${locals.join('|')})\\d{0,4}@[a-z0-9.-]+\\.[a-z]{2,}`, 'giu'),
    new RegExp(`(?<=(?<![\\p{L}\\p{N}])@)(?:${locals.join('|')})(?![\\p{L}\\p{N}@])`, 'giu'),
  ];
}
