/** Patterns for text in NFD, where an accent stands behind its letter. No flag but `u`: capitals count where they say so. */

const letter = (character: string): string => {
  const upper = character.toUpperCase();
  return upper === character ? `${character}\\p{M}*` : `[${character}${upper}]\\p{M}*`;
};

/** A word in whatever accents and capitals; `capital`: it must begin with one. */
export function spell(word: string, capital = false): string {
  const [first = '', ...rest] = [...word.replace(/oe/g, 'œ').replace(/ae/g, 'æ')];
  const one = (character: string): string =>
    character === 'œ'
      ? `(?:[œŒ]|${letter('o')}${letter('e')})`
      : character === 'æ'
        ? `(?:[æÆ]|${letter('a')}${letter('e')})`
        : letter(character);
  const initial = capital && !'œæ'.includes(first) ? `${first.toUpperCase()}\\p{M}*` : one(first);
  return initial + rest.map(one).join('');
}

/** « Le Goff », « le-goff », « LE GOFF, Éloïse »; not across the end of a sentence. */
export const between = "(?:[\\s'’\\p{Pd}]+|,\\s*|\\.(?!\\s))";

/** Words one after the other; `capital`: the last one begins with one, « de La Tour ». */
export const spellWords = (words: string[], capital = false, gap = between): string =>
  words.map((word, index) => spell(word, capital && index === words.length - 1)).join(gap);

/** « É. », « A.-M. », « AM. », « AM »; one letter needs its stop: « A Blanc » is no initial. */
export function spellInitials(words: string[]): string {
  const capital = (word: string): string => `${(word[0] ?? '').toUpperCase()}\\p{M}*`;
  const [first = '', ...rest] = words.map(capital);
  const withStops = [first, ...rest].join('\\.?[\\s\\p{Pd}]?') + '\\.';
  return rest.length === 0 ? withStops : `(?:${withStops}|${[first, ...rest].join('')})`;
}

export const escapeAll = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\\^$.*+?()[\]{}|/-]/g, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`);

/** In no longer word, nor half of a double name: « M. Blanc » is not in « M. Blanc-Lapierre ». */
export const notBefore = '(?<![\\p{L}\\p{N}\\p{M}]|[\\p{L}\\p{M}]\\p{Pd})';
export const notAfter = '(?![\\p{L}\\p{N}\\p{M}]|\\p{Pd}[\\p{L}])';
