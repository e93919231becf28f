import { numberSource, readNumber } from './numbers';
import type { Span } from './span';

/** « 3 mois »: how far a date moves, or how long something takes. */
export interface Shift {
  days?: number;
  weeks?: number;
  months?: number;
  years?: number;
}

const units: { names: string; of(count: number): Shift; half: Shift }[] = [
  { names: 'heures?|h', of: (count) => ({ days: Math.ceil(count / 24) }), half: {} },
  { names: 'jours?|j', of: (count) => ({ days: count }), half: {} },
  { names: 'semaines?|sem', of: (count) => ({ weeks: count }), half: { days: 3 } },
  { names: 'mois', of: (count) => ({ months: count }), half: { days: 15 } },
  { names: 'trimestres?', of: (count) => ({ months: 3 * count }), half: { days: 45 } },
  { names: 'semestres?', of: (count) => ({ months: 6 * count }), half: { months: 3 } },
  { names: 'ans?|annees?', of: (count) => ({ years: count }), half: { months: 6 } },
];
const rounded: Record<string, number> = {
  huitaine: 8,
  dizaine: 10,
  quinzaine: 15,
  vingtaine: 20,
  trentaine: 30,
};
/** « trois petites semaines », « deux bons mois » */
const manner = '(?:(?:bon|bonne|petit|petite|gros|grosse|long|longue)s? )?';

/** « 3 mois », « quinze jours », « un an et demi », « une quinzaine »; no group of it is kept. */
export const shiftSource = `(?:(?:une )?(?:${Object.keys(rounded).join('|')})(?: de jours)?|(?:${numberSource}) ?${manner}(?:${units
  .map(({ names }) => names)
  .join('|')})(?: et demie?)?)(?![a-z\\d])`;

const counted = new RegExp(
  `^(${numberSource}) ?${manner}(${units.map(({ names }) => names).join('|')})( et demie?)?$`,
);

/** Undefined: it is none. */
export function readShift(words: string): Shift | undefined {
  const name = Object.keys(rounded).find((one) => words.replace(/^une /, '').startsWith(one));
  if (name !== undefined) return { days: rounded[name] ?? 0 };
  const match = counted.exec(words);
  const count = readNumber(match?.[1] ?? '');
  const unit = units.find(({ names }) => new RegExp(`^(?:${names})$`).test(match?.[2] ?? ''));
  if (!unit || count === undefined || !Number.isInteger(count) || count > 1000) return undefined;
  const shift = unit.of(count);
  return match?.[3] === undefined ? shift : { ...shift, ...unit.half };
}

/** Lengths of time that are no dates: « décalée de 3 mois ». In the text where dates are masked. */
export function findShifts(text: string): Span<'H', Shift>[] {
  const found: Span<'H', Shift>[] = [];
  for (const match of text.matchAll(new RegExp(String.raw`(?<![a-z\d])${shiftSource}`, 'g'))) {
    const value = readShift(match[0]);
    if (value) found.push({ kind: 'H', start: match.index, end: match.index + match[0].length, value });
  }
  return found;
}
