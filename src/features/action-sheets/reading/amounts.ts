import { digitsSource, numberSource, readNumber } from './numbers';
import type { Span } from './span';

/** A sum in euros. Whether it is the sheet's budget is for the sentence to say. */
export interface Amount {
  euros: number;
  /** « HT »: without value added tax. */
  excludingTax: boolean;
  /** « +50 k€ », « 50 k€ de plus »: to be added to what was. */
  delta: boolean;
  /** « entre 1 et 2 M€ »: nobody can say which. */
  range: boolean;
}

const units: { pattern: string; factor: number }[] = [
  { pattern: String.raw`(?:md|mds|mrd|mrds|milliards?) ?(?:d'|de )?(?:€|euros?|eur)?`, factor: 1e9 },
  { pattern: String.raw`(?:millions?|mions?) ?(?:d'|de )?(?:€|euros?|eur)?`, factor: 1e6 },
  { pattern: String.raw`m(?:€|euros?|eur|e)?`, factor: 1e6 },
  { pattern: String.raw`(?:kilo-?euros?|k(?:€|euros?|eur|e)?)`, factor: 1e3 },
  { pattern: String.raw`mille ?(?:€|euros?|eur)`, factor: 1e3 },
  { pattern: String.raw`(?:€|euros?|eur)`, factor: 1 },
];
const unitSource = `(?:${units.map(({ pattern }) => pattern).join('|')})(?![a-z0-9²])`;
const half = String.raw`(?: et demie?)?`;
const taxSource = String.raw`(?: ?\(?(ht|h\.t\.|hors taxes?|ttc|t\.t\.c\.)\)?(?![a-z]))?`;

const pair = new RegExp(
  String.raw`(?:\b(entre|de|du) )?(${numberSource}) ?(${unitSource})? ?(et|a|ou|-|->|=>) ?(${numberSource}) ?(${unitSource})${taxSource}`,
  'g',
);
/** « 1M2 », « 1 million 2 »: a million and two hundred thousand. */
const slang = new RegExp(
  String.raw`([+-] ?)?(?<![\d.,a-z])(1?\d) ?(?:m€?|millions?) ?(\d{1,3})(?![\d%]| ?(?:%|€|k)| (?:de|d') ?(?:surface|plancher|terrain|bureaux|locaux|foncier))${taxSource}`,
  'g',
);
/** « 1 million 200 000 euros », « 1 million 200 mille ». */
const mixed = new RegExp(
  String.raw`([+-] ?)?(${digitsSource}|un|deux|trois) millions? (?:et )?(${digitsSource}) ?(mille|k)? ?(?:€|euros?|eur)${taxSource}`,
  'g',
);
const single = new RegExp(String.raw`([+-] ?)?(${numberSource}) ?(${unitSource})(${half})${taxSource}`, 'g');
/** In letters, the scale is part of the number: « deux cent mille euros », « un million et demi ». */
const lettersAlone = new RegExp(
  String.raw`(?<![a-z\d])((?:(?:un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)[ -])?(?:millions?|milliards?))(${half})(?: (?:d'|de )?(?:€|euros?))?${taxSource}`,
  'g',
);
/** « budget : 950000 », « 1 200 000 HT »: so large a number beside the word needs no unit. */
const bare = new RegExp(
  String.raw`(?<=\b(?:budget|cout|enveloppe|montant)s? ?(?:(?:est|passe|previsionnel|total|global|revu|ramene|porte|fixe|de|a|:|=|,|->)[ ]?)*)(${digitsSource})(?! ?(?:%|[a-z]*jours?|mois|ans?))${taxSource}|(${digitsSource}) ?(ht|ttc)(?![a-z])`,
  'g',
);

function factorOf(unit: string | undefined): number | undefined {
  if (unit === undefined) return undefined;
  return units.find(({ pattern }) => new RegExp(`^(?:${pattern})$`).test(unit.trim()))?.factor;
}

function inEuros(number: string, factor: number): number {
  let value = readNumber(number) ?? Number.NaN;
  // « 1.500 M€ »: nobody means a milliard and a half with a point and three zeros before « M€ ».
  if (factor >= 1e6 && /^\d\.\d{3}$/.test(number.trim())) value = Number(number.trim());
  return Math.round(value * factor * 100) / 100;
}

/** In the folded text where shares are masked. */
export function findAmounts(text: string): Span<'A', Amount>[] {
  const found: Span<'A', Amount>[] = [];
  const add = (start: number, end: number, value: Partial<Amount> & { euros: number }): void => {
    if (Number.isNaN(value.euros) || found.some((other) => start < other.end && other.start < end)) return;
    found.push({
      kind: 'A',
      start,
      end,
      value: { excludingTax: false, delta: false, range: false, ...value },
    });
  };
  const excludingTax = (tax: string | undefined): boolean => tax?.startsWith('h') === true;

  for (const match of text.matchAll(pair)) {
    const [whole, opening, low = '', lowUnit, join = '', high = '', unit, tax] = match;
    const factor = factorOf(unit) ?? 1;
    const isRange =
      join === 'ou' ||
      (join === 'et' && opening === 'entre') ||
      ((join === 'a' || join === '-') && opening === undefined);
    if (join === 'et' && opening !== 'entre') continue;
    // « passe de 1,5 à 1,8 M€ »: the unit is said once.
    const euros = inEuros(high, factor);
    if (inEuros(low, factorOf(lowUnit) ?? factor) > 0)
      add(match.index, match.index + whole.length, {
        euros,
        range: isRange,
        excludingTax: excludingTax(tax),
      });
  }
  for (const match of text.matchAll(mixed)) {
    const [whole, sign, millions = '', rest = '', thousand, tax] = match;
    const value =
      (readNumber(millions) ?? Number.NaN) * 1e6 +
      (readNumber(rest) ?? Number.NaN) * (thousand === undefined ? 1 : 1e3);
    add(match.index, match.index + whole.length, signed(sign, value, tax));
  }
  for (const match of text.matchAll(slang)) {
    const [whole, sign, millions = '', rest = '', tax] = match;
    const value = Number(millions) * 1e6 + Number(`0.${rest}`) * 1e6;
    add(match.index, match.index + whole.length, signed(sign, value, tax));
  }
  for (const match of text.matchAll(single)) {
    const [whole, sign, number = '', unit, andHalf, tax] = match;
    const factor = factorOf(unit) ?? 1;
    const value = inEuros(number, factor) + (andHalf === '' || andHalf === undefined ? 0 : factor / 2);
    add(match.index, match.index + whole.length, signed(sign, value, tax));
  }
  for (const match of text.matchAll(lettersAlone)) {
    const [whole, number = '', andHalf, tax] = match;
    const scale = number.includes('milliard') ? 1e9 : 1e6;
    const value =
      (readNumber(number) ?? Number.NaN) + (andHalf === '' || andHalf === undefined ? 0 : scale / 2);
    add(match.index, match.index + whole.length, signed(undefined, value, tax));
  }
  for (const match of text.matchAll(bare)) {
    const number = match[1] ?? match[3] ?? '';
    const value = readNumber(number) ?? Number.NaN;
    if (value >= 1000)
      add(match.index, match.index + match[0].length, signed(undefined, value, match[2] ?? match[4]));
  }
  return found.sort((a, b) => a.start - b.start);

  function signed(sign: string | undefined, value: number, tax: string | undefined) {
    return {
      euros: sign?.startsWith('-') === true ? -value : value,
      delta: sign !== undefined,
      excludingTax: excludingTax(tax),
    };
  }
}
