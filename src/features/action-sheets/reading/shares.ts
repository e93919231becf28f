import { numberSource, readNumber } from './numbers';
import type { Span } from './span';

/** A part of a whole, in percent. What it is a part of (done, left, more than before) is for the sentence to say. */
export interface Share {
  percent: number;
  /** « +10 », « 10 points » : to be added to what was. */
  points: boolean;
  /** « 40 ou 50 % », « entre 40 et 50 % »: nobody can say which. */
  range: boolean;
  /** Where it starts from in « de 40 à 60 % ». */
  from?: number;
}

const percentSign = String.raw`(?:%|pour ?cents?(?![a-z])|pourcents?(?![a-z])|pct(?![a-z])|p\.?c\.?(?![a-z]))`;
const points = String.raw`(?:points?|pts?)(?![a-z])(?: de pourcentage)?`;

const denominators: Record<string, number> = {
  tiers: 3,
  quart: 4,
  quarts: 4,
  cinquieme: 5,
  cinquiemes: 5,
  sixieme: 6,
  sixiemes: 6,
  dixieme: 10,
  dixiemes: 10,
};
const numerators: Record<string, number> = {
  un: 1,
  le: 1,
  les: 1,
  l: 1,
  du: 1,
  au: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  sept: 7,
  huit: 8,
  neuf: 9,
};

interface Form {
  pattern: RegExp;
  read(
    match: RegExpExecArray,
  ): (Omit<Share, 'range' | 'points'> & { range?: boolean; points?: boolean }) | undefined;
}

const of = (text: string | undefined): number => readNumber(text ?? '') ?? Number.NaN;

const forms: Form[] = [
  {
    pattern: new RegExp(
      String.raw`(?:\bentre )(${numberSource}) ?${percentSign}? et (${numberSource}) ?${percentSign}`,
      'g',
    ),
    read: ([, low, high]) => ({ percent: of(high), from: of(low), range: true }),
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:de|du) (${numberSource}) ?${percentSign}? ?(?:a|->|=>|vers) ?(${numberSource}) ?${percentSign}`,
      'g',
    ),
    read: ([, from, to]) => ({ percent: of(to), from: of(from) }),
  },
  {
    pattern: new RegExp(
      String.raw`(${numberSource}) ?${percentSign} ?(?:->|=>|→) ?(${numberSource}) ?${percentSign}?`,
      'g',
    ),
    read: ([, from, to]) => ({ percent: of(to), from: of(from) }),
  },
  {
    pattern: new RegExp(
      String.raw`(${numberSource}) ?${percentSign}? ?(?:ou(?: bien)?|-|/|a) ?(${numberSource}) ?${percentSign}`,
      'g',
    ),
    read: ([, low, high]) => ({ percent: of(high), from: of(low), range: true }),
  },
  {
    pattern: new RegExp(String.raw`([+-] ?)?(${numberSource}) ?${percentSign}`, 'g'),
    read: ([, sign, number]) => ({
      percent: sign?.startsWith('-') === true ? -of(number) : of(number),
      points: sign !== undefined,
    }),
  },
  {
    pattern: new RegExp(String.raw`([+-] ?)?(${numberSource}) ?${points}`, 'g'),
    read: ([, sign, number]) => ({
      percent: sign?.startsWith('-') === true ? -of(number) : of(number),
      points: true,
    }),
  },
  {
    pattern:
      /\b(?:(un|le|les|l'|du|au|deux|trois|quatre|cinq|sept|huit|neuf)[ -]?)?(?:ou )?(tiers|quarts?|cinquiemes?|sixiemes?|dixiemes?)\b(?! (?:de l'annee|temps|lieu|monde|financeur|prive))/g,
    read: ([, above, below]) => {
      const numerator = above === undefined ? 1 : (numerators[above.replace("'", '')] ?? 1);
      return { percent: Math.round((100 * numerator) / (denominators[below ?? ''] ?? 1)) };
    },
  },
  {
    // « 2/3 des travaux »: a date would have a month, and nothing of which it is a part.
    pattern:
      /\b(1|2|3|4)\/(2|3|4|5)\b(?!\/|\d)(?= (?:d[eu]s?|d'|l'|fait|realis|achev|avanc|termin|boucl)|\s*$)|\b(?:aux|les|des|a) (1|2|3|4)\/(2|3|4|5)\b(?!\/|\d)/g,
    read: ([, a, b, c, d]) => {
      const above = Number(a ?? c);
      const below = Number(b ?? d);
      return above < below ? { percent: Math.round((100 * above) / below) } : undefined;
    },
  },
  {
    pattern: /\b(?:a |la )?(?:moitie|mi-chemin|mi-parcours|mi-avancement)\b/g,
    read: () => ({ percent: 50 }),
  },
];

/** In the folded, masked text. */
export function findShares(text: string): Span<'P', Share>[] {
  const found: Span<'P', Share>[] = [];
  const taken = (start: number, end: number): boolean =>
    found.some((other) => start < other.end && other.start < end);
  for (const { pattern, read } of forms)
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      const share = read(match);
      if (!share || Number.isNaN(share.percent) || taken(match.index, end)) continue;
      found.push({
        kind: 'P',
        start: match.index,
        end,
        value: { points: false, range: false, ...share },
      });
    }
  return found.sort((a, b) => a.start - b.start);
}
