/** Numbers as people write them in French: « 1 200 000 », « 1,5 », « soixante-dix », « un million deux cent mille ». */

const small: Record<string, number> = {
  zero: 0,
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
  dix: 10,
  onze: 11,
  douze: 12,
  treize: 13,
  quatorze: 14,
  quinze: 15,
  seize: 16,
  vingt: 20,
  vingts: 20,
  trente: 30,
  quarante: 40,
  cinquante: 50,
  soixante: 60,
  septante: 70,
  huitante: 80,
  octante: 80,
  nonante: 90,
};
const scales: Record<string, number> = {
  mille: 1e3,
  million: 1e6,
  millions: 1e6,
  milliard: 1e9,
  milliards: 1e9,
};

const word = [...Object.keys(small), 'cent', 'cents', ...Object.keys(scales)]
  .sort((a, b) => b.length - a.length)
  .join('|');

/** Of a number in letters; to be used on folded text. */
const letters = String.raw`(?<![a-z\d]|(?:${word})[ -])(?:${word})(?:(?:[ -]|[ -]et[ -])(?:${word}))*(?![a-z\d])(?![ -](?:et[ -])?(?:${word})(?![a-z]))`;
/** Of a number in digits: thousands apart by a space, a point or an apostrophe; decimals after a comma or a point. */
const digits = String.raw`(?<![a-z\d.,])\d{1,3}(?:[ .']\d{3})+(?:,\d+)?(?!\d)|(?<![a-z\d]|\d[.,])\d+(?:[.,]\d+)?(?!\d)`;

export const numberSource = `(?:${digits}|${letters})`;
export const digitsSource = `(?:${digits})`;

/** Undefined: no number. */
export function readNumber(text: string): number | undefined {
  const typed = text.trim();
  if (/^\d/.test(typed)) return readDigits(typed);
  return readLetters(typed.split(/[ -]+/).filter((part) => part !== 'et' && part !== ''));
}

function readDigits(typed: string): number | undefined {
  if (/^\d{1,3}(?:[ ']\d{3})+(?:,\d+)?$/.test(typed))
    return Number(typed.replace(/[ ']/g, '').replace(',', '.'));
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(typed)) return Number(typed.replace(/\./g, '').replace(',', '.'));
  const value = Number(typed.replace(',', '.'));
  return Number.isFinite(value) ? value : undefined;
}

/** « quatre-vingt-dix-sept », « deux cent mille »: units add up, a hundred multiplies, a thousand closes a group. */
function readLetters(parts: string[]): number | undefined {
  if (parts.length === 0) return undefined;
  let total = 0;
  let group = 0;
  for (const part of parts) {
    const unit = small[part];
    const scale = scales[part];
    if (unit !== undefined) {
      if (unit === 20 && group % 100 === 4) group += 76;
      else group += unit;
    } else if (part === 'cent' || part === 'cents') {
      group = group === 0 ? 100 : group * 100;
    } else if (scale !== undefined) {
      total += (group === 0 ? 1 : group) * scale;
      group = 0;
    } else return undefined;
  }
  return total + group;
}
