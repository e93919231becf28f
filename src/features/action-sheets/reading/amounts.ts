import type { Amount } from './amount';
import { inEuros, signed, type Form } from './amount-form';
import { withoutUnit } from './amounts-without-unit';
import { anyOf } from './any-of';
import {
  currencySource,
  factorOf,
  isExcludingTax,
  isForeign,
  notCounting,
  taxSource,
  unitSource,
} from './money-words';
import { digitsSource, numberSource, readNumber } from './numbers';
import { withoutOtherTax } from './one-tax';
import type { Span } from './span';

/** A dash with a space after it begins a line or a thought; « -20 k€ » and « - 20 k€ sur le budget » take away. */
const sign = String.raw`((?<![a-z\d])(?:\+ ?|-|- (?=[\d., ]{1,15}[a-z€]{0,6} (?:sur|de budget|au budget)(?![a-z]))|(?<=[:=] ?)- (?=\d)))?`;
const half = '( et demie?)?';
const scaleInLetters = /(?:^|[ -])(?:milles?|millions?|milliards?)(?:[ -]|$)/;

/** « un million et demi », « 1,5 million et demi »: half of the last scale that was said. */
function withHalf(euros: number, number: string, factor: number, said: string | undefined): number {
  if (said === undefined) return euros;
  if (factor > 1) return euros + factor / 2;
  return euros + (number.includes('milliard') ? 5e8 : number.includes('million') ? 5e5 : 0.5);
}

const changes = [
  ...['pass', 'mont', 'descend', 'augment', 'baiss', 'evolu', 'grimp', 'tomb', 'glisse', 'chang'],
  ...['ramen', 'port', 'reduit', 'rabot', 'relev', 'revu', 'revis', 'gonfl', 'hausse', 'diminu'],
];
/** « le budget passe de 1 à 1,2 M€ » ends at the second; « un budget de 1 à 1,2 M€ » is either. */
const isChanging = new RegExp(`(?<![a-z])(?:re)?${anyOf(changes)}[^.;!?\\n]{0,40}$`);

const progression: Form = {
  pattern: new RegExp(
    String.raw`(?:(?<![a-z\d])(entre|de|du) )?(${numberSource}) ?(${unitSource})? ?(et|a|ou(?: bien)?|voire|\/|-|->|=>|[>→]) ?(${numberSource})(?: ?(${unitSource}))?${taxSource}`,
    'g',
  ),
  read([, opening, low = '', lowUnit, join = '', high = '', unit, tax], before) {
    if (unit === undefined && !scaleInLetters.test(high)) return undefined;
    if (join === 'et' && opening !== 'entre') return undefined;
    // « 1/2 M€ » is half of it.
    if (join === '/' && !/\d{2}/.test(low)) return undefined;
    // The unit is said once, or for each.
    const from = inEuros(low, lowUnit === undefined ? factorOf(unit) : factorOf(lowUnit));
    if (!(from > 0)) return undefined;
    const isStep =
      /^(?:->|=>|[>→])$/.test(join) ||
      (join === 'a' &&
        ((opening !== undefined && isChanging.test(before)) ||
          /(?<![a-z])(?:port|ramen|pass|augment|relev)(?:e|er|ez|ons) $/.test(before)));
    return { euros: inEuros(high, factorOf(unit)), range: !isStep, excludingTax: isExcludingTax(tax) };
  },
};

/** « 1 500 000 + 75 000 de désamiantage = 1 575 000 € »: what it comes to. */
const added = String.raw`(?:${numberSource}) ?(?:${unitSource})?[a-z' ]{0,30}`;
const sum: Form = {
  pattern: new RegExp(
    String.raw`(?:${added}\+ ?){1,4}${added}= ?(${numberSource}) ?(${unitSource})${taxSource}`,
    'g',
  ),
  read: ([, total = '', unit, tax]) => signed(undefined, inEuros(total, factorOf(unit)), tax),
};

/** « 40 et non 45 k€ »: the unit is said once. */
const insteadOf: Form = {
  pattern: new RegExp(
    String.raw`(${numberSource}) (?:et non(?: pas)?|et pas|au lieu de|plutot que|contre)(?: de)? (${numberSource}) ?(${unitSource})${taxSource}`,
    'g',
  ),
  read: ([, stands = '', , unit, tax]) => signed(undefined, inEuros(stands, factorOf(unit)), tax),
};

/** « dans les 900, 950 k€ » */
const roughly: Form = {
  pattern: new RegExp(
    String.raw`(?<=(?<![a-z])(?:dans les|autour d(?:e|es)|vers(?: les)?|environ|quelque chose comme|genre) )(${numberSource})(?:,| ?/) ?(${numberSource}) ?(${unitSource})`,
    'g',
  ),
  read: ([, , high = '', unit]) => ({ euros: inEuros(high, factorOf(unit)), range: true }),
};

/** « 1 million 200 000 euros », « 1 million 200 mille » */
const inTwoParts: Form = {
  pattern: new RegExp(
    String.raw`${sign}(${digitsSource}|un|deux|trois)(?: millions? (?:et )?| ?m€? )(${digitsSource})(?: ?(mille|k)(?![a-z]))?${currencySource}?${taxSource}`,
    'g',
  ),
  read([, mark, millions = '', rest = '', thousand, tax]) {
    const below = inEuros(rest, thousand === undefined ? 1 : 1e3);
    return below < 1000 ? undefined : signed(mark, inEuros(millions, 1e6) + below, tax);
  },
};

const unlikeDecimals = String.raw`(?![\d%]|[.,]\d| ?(?:%|€|k|cm)| (?:de|d')(?: la)? (?:long|large|haut|surface|plancher|terrain|bureaux|locaux|foncier))`;
/** « 1M2 », « 1 million 2 »: a million and two hundred thousand. */
const slang: Form = {
  pattern: new RegExp(
    String.raw`${sign}(?<![\d.,a-z])(1?\d) ?(?:m€?|millions?) ?(\d{1,3}|(?:deux|trois|quatre|cinq|six|sept|huit|neuf)(?![a-z-]| (?:cent|mille|vingt)))${unlikeDecimals}${taxSource}`,
    'g',
  ),
  read: ([, mark, millions = '', rest = '', tax]) =>
    signed(
      mark,
      Math.round(Number(`${millions}.${/^\d/.test(rest) ? rest : (readNumber(rest) ?? 0)}`) * 1e6),
      tax,
    ),
};

const withUnit: Form = {
  pattern: new RegExp(
    String.raw`${sign}(${numberSource})(?:${half} ?(${unitSource}))${half}${taxSource}`,
    'g',
  ),
  read([, mark, number = '', innerHalf, unit = '', outerHalf, tax]) {
    const factor = factorOf(unit);
    // Two hundred metres are no two hundred million.
    if (/^m$/.test(unit.trim()) && (readNumber(number) ?? 0) >= 100) return undefined;
    return signed(mark, withHalf(inEuros(number, factor), number, factor, innerHalf ?? outerHalf), tax);
  },
};

const halfOfScale: Form = {
  pattern: new RegExp(
    String.raw`${sign}(?<![a-z])(?:un )?demi[- ](million|milliard)${currencySource}?${taxSource}`,
    'g',
  ),
  read: ([, mark, scale = '', tax]) => signed(mark, factorOf(scale) / 2, tax),
};

const parts: Record<string, number> = { quart: 4, tiers: 3 };
/** « trois quarts de million », « 3/4 de million » */
const partOfScale: Form = {
  pattern: new RegExp(
    String.raw`(?<![a-z\d/])(?:(un|deux|trois|[1-3]|d'un)[ -](quart|tiers)s?|([1-3])/([234])) (?:de |d'un )(million|milliard)${currencySource}?${taxSource}`,
    'g',
  ),
  read([, above, named, over, under, scale = '', tax]) {
    const share =
      (readNumber((above ?? over ?? '').replace("d'", '')) ?? Number.NaN) /
      (named === undefined ? Number(under) : (parts[named] ?? 1));
    return signed(undefined, share * factorOf(scale), tax);
  },
};

/** « € 950 000 » */
const currencyFirst: Form = {
  pattern: new RegExp(String.raw`${sign}(?<![\dkm] ?)€ ?(${digitsSource})(?! ?(?:%|[a-z]))`, 'g'),
  read: ([, mark, number = '']) => signed(mark, inEuros(number, 1), undefined),
};

/** « un petit million », « quelques centaines de milliers d'euros »: how much, nobody can say. */
const vague: Form = {
  pattern: new RegExp(
    String.raw`(?<![a-z])(?:(?:un |une )?(?:petit|petite|bon|bonne|gros|grosse)s? |quelques |plusieurs )(?:centaines? de |dizaines? de )?(millions?|milliards?|milliers?|mille)(?! d(?:e |')(?!euro))${currencySource}?`,
    'g',
  ),
  read: ([, scale = '']) => ({ euros: factorOf(scale.replace('milliers', 'mille')), range: true }),
};

/** In letters, the scale is part of the number; « deux mille vingt-sept » is a year, « mille mercis » are no money. */
const inLetters: Form = {
  pattern: new RegExp(String.raw`${sign}(?=[a-z])(${numberSource})${half}${taxSource}${notCounting}`, 'g'),
  read([, mark, number = '', andHalf, tax]) {
    const euros = withHalf(inEuros(number, 1), number, 1, andHalf);
    const isSum = /milli(?:on|ard)/.test(number) || (/milles?$/.test(number) && euros >= 10_000);
    return isSum ? signed(mark, euros, tax) : undefined;
  },
};

/** « 120 000 → 135 000 »: so large, on both sides of an arrow, that it can only be money. */
const largeStep: Form = {
  pattern: new RegExp(
    String.raw`(${digitsSource}) ?(?:->|=>|[>→]) ?(${digitsSource})${taxSource}(?! ?(?:%|[a-z²]))`,
    'g',
  ),
  read([, low = '', high = '', tax]) {
    const [from, to] = [inEuros(low, 1), inEuros(high, 1)];
    return from >= 10_000 && to >= 10_000 ? { euros: to, excludingTax: isExcludingTax(tax) } : undefined;
  },
};

/** In the order in which they take their words. */
const forms = [
  sum,
  partOfScale,
  roughly,
  progression,
  insteadOf,
  largeStep,
  vague,
  inTwoParts,
  slang,
  halfOfScale,
  withUnit,
  inLetters,
  currencyFirst,
  withoutUnit,
];

/** In the folded text where shares are masked. */
export function findAmounts(text: string): Span<'A', Amount>[] {
  const found: Span<'A', Amount>[] = [];
  for (const { pattern, read } of forms)
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const amount = read(match, text.slice(0, start), text.slice(end));
      if (!amount || Number.isNaN(amount.euros)) continue;
      const value: Amount = {
        excludingTax: undefined,
        delta: false,
        range: false,
        ...amount,
        ...(!/€|eur/.test(match[0]) && isForeign(text.slice(end)) && { foreign: true }),
      };
      found.push({ kind: 'A', start, end, value });
    }
  return withoutOtherTax(
    text,
    found.sort((a, b) => a.start - b.start),
  );
}
