import { anyOf } from './any-of';

/** Numbers as people write them in French: « 1 200 000 », « 1,5 », « soixante-dix », « un million deux cent mille ». */

const units: Record<string, number> = {
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  sept: 7,
  huit: 8,
  neuf: 9,
};
const teens: Record<string, number> = {
  onze: 11,
  douze: 12,
  treize: 13,
  quatorze: 14,
  quinze: 15,
  seize: 16,
};
/** With the slips that are typed most. */
const tens: Record<string, number> = {
  vingt: 20,
  vingts: 20,
  trente: 30,
  quarante: 40,
  quarente: 40,
  cinquante: 50,
  cinquente: 50,
  soixante: 60,
  soissante: 60,
  soisante: 60,
  septante: 70,
  huitante: 80,
  octante: 80,
  nonante: 90,
};
const small: Record<string, number> = { zero: 0, ...units, dix: 10, ...teens, ...tens };
const hundreds = ['cent', 'cents'];
const scales: Record<string, number> = {
  mille: 1e3,
  milles: 1e3,
  million: 1e6,
  millions: 1e6,
  milliard: 1e9,
  milliards: 1e9,
};

const word = `${anyOf([...Object.keys(small), ...hundreds, ...Object.keys(scales)])}(?![a-z\\d])`;

/** What lies between two words of one number: « quatre vingt » is one, « cinq soixante » is two. */
const joint = `(?:${[
  // Deux cents, dix mille, cent millions.
  `[ -](?=${anyOf([...hundreds, ...Object.keys(scales)])}(?![a-z]))`,
  // Cent vingt, mille deux, un million et deux cents.
  '(?<=cents?|milles?|millions?|milliards?|zero)[ -](?:et[ -])?',
  '(?<=quatre)[ -](?=vingt)',
  '(?<=dix)[ -](?=(?:sept|huit|neuf)(?![a-z]))',
  `(?<=${anyOf(Object.keys(tens))})[ -](?=${anyOf(Object.keys(units))}(?![a-z]))`,
  `(?<=${anyOf(Object.keys(tens))})[ -]et[ -](?=(?:une?|onze)(?![a-z]))`,
  // Soixante-dix, quatre-vingt-onze.
  `(?<=soi[sx]s?ante|vingts?)[ -](?=dix(?![a-z])|${anyOf(Object.keys(teens))})`,
  '[ -]virgule[ -]',
].join('|')})`;
/** « des millions » counts nothing. */
const notAmount = '(?!milli[oa])';
/** Of a whole number in letters, never of a part of one; to be used on folded text. */
const letters = String.raw`(?<![a-z\d])${notAmount}(?=${word})(?<!(?<![a-z\d])${word}${joint})${word}(?:${joint}${word}){0,15}(?!${joint}${word})`;

/** Thousands apart by a space, a point or an apostrophe; two commas are thousands too, as one is a decimal mark. */
const grouped = [
  String.raw`\d{1,3}(?: \d{3}){1,5}(?:[.,]\d{1,2})?`,
  String.raw`\d{1,3}(?:\.\d{3}){1,5}(?:,\d{1,2})?`,
  String.raw`\d{1,3}(?:'\d{3}){1,5}(?:[.,]\d{1,2})?`,
  String.raw`\d{1,3}(?:,\d{3}){2,5}(?:\.\d{1,2})?`,
];
const plain = String.raw`\d{1,15}(?:(?:[.,]| virgule )\d{1,6})?`;
const digits = String.raw`(?<![a-z\d.,])(?:${grouped.join('|')})(?!\d)|(?<![a-z\d]|\d[.,])${plain}(?!\d)`;

export const numberSource = `(?:${digits}|${letters})`;
export const digitsSource = `(?:${digits})`;

/** Undefined: no number. */
export function readNumber(text: string): number | undefined {
  const typed = text.trim();
  return /^\d/.test(typed) ? readDigits(typed) : readLetters(typed);
}

const anyGrouped = new RegExp(`^(?:${grouped.join('|')})$`);

function readDigits(typed: string): number | undefined {
  let bare = typed.replace(' virgule ', ',');
  if (anyGrouped.test(bare)) {
    const cents = /[.,](\d{1,2})$/.exec(bare);
    const whole = bare.slice(0, cents?.index).replace(/[ .,']/g, '');
    bare = `${whole}.${cents?.[1] ?? '0'}`;
  }
  const value = Number(bare.replace(',', '.'));
  return Number.isFinite(value) ? value : undefined;
}

const lastScale = new RegExp(`[ -](${anyOf(Object.keys(scales))})$`);

/** « deux virgule cinq », « zéro virgule zéro cinq », « un virgule deux million ». */
function readLetters(typed: string): number | undefined {
  const [whole = '', decimals] = typed.split(/[ -]virgule[ -]/);
  const value = readWords(whole);
  if (value === undefined || decimals === undefined) return value;
  const scale = lastScale.exec(decimals);
  const bare = decimals.slice(0, scale?.index);
  const zeros = /^(?:zero[ -])*/.exec(bare)?.[0].length ?? 0;
  const after = readWords(bare.slice(zeros));
  if (after === undefined) return undefined;
  const number = Number(`${value}.${'0'.repeat(zeros / 'zero '.length)}${after}`);
  return Math.round(number * (scales[scale?.[1] ?? ''] ?? 1) * 1e6) / 1e6;
}

/** « quatre-vingt-dix-sept », « deux cent mille »: units add up, a hundred multiplies, a thousand closes a group. */
function readWords(typed: string): number | undefined {
  const parts = typed.split(/[ -]+/).filter((part) => part !== 'et' && part !== '');
  if (parts.length === 0) return undefined;
  let total = 0;
  let group = 0;
  for (const part of parts) {
    const unit = Object.hasOwn(small, part) ? small[part] : undefined;
    const scale = Object.hasOwn(scales, part) ? scales[part] : undefined;
    if (unit !== undefined) {
      if (unit === 20 && group % 100 === 4) group += 76;
      else group += unit;
    } else if (hundreds.includes(part)) {
      group = group === 0 ? 100 : group * 100;
    } else if (scale !== undefined) {
      total += (group === 0 ? 1 : group) * scale;
      group = 0;
    } else return undefined;
  }
  return total + group;
}
