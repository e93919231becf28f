import { countedForms } from './counted-parts';
import { fractionForms } from './fractions';
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

interface Form {
  pattern: RegExp;
  /** `before` and `after`: the message around it. Undefined: it is no share. */
  read(
    match: RegExpExecArray,
    before: string,
    after: string,
  ): (Partial<Share> & { percent: number }) | undefined;
}

const percentSign = String.raw`(?:%|pour[ -]?[cs]ents?(?![a-z])|pour 100(?!\d)|pct(?![a-z])|p\.?c\.?(?![a-z]))`;
/** A dash with a space after it begins a line or a thought; « -5 % » takes away. */
const sign = String.raw`((?<![a-z\d])(?:\+ ?|-))?`;

const valueOf = (text: string | undefined): number => readNumber(text ?? '') ?? Number.NaN;
const signed = (mark: string | undefined, number: string | undefined): number =>
  mark?.startsWith('-') === true ? -valueOf(number) : valueOf(number);

/** « de 40 à 60 % » ends at 60; « 40 à 60 % », « 40 ou 60 % », « entre 40 et 60 % » are either. */
const two: Form = {
  pattern: new RegExp(
    String.raw`(?:(?<![a-z\d])(entre|de|du) )?(${numberSource}) ?(${percentSign})? ?(et|a|vers|ou(?: bien)?|voire|->|=>|[>→]|-|/) ?(${numberSource})(?: ?(${percentSign}))?`,
    'g',
  ),
  read([, opening, low, lowSign, join = '', high, highSign], before) {
    const isArrow = /^(?:->|=>|[>→])$/.test(join);
    // The sign may be said once: at the end, or before an arrow or « ou ».
    if (highSign === undefined && !(lowSign !== undefined && (isArrow || /^(?:ou|voire)/.test(join))))
      return undefined;
    if (join === 'et' && opening !== 'entre') return undefined;
    // « toutes les deux à 60 % »: the two of them.
    if (join === 'a' && /\b(?:toutes|tous)(?: les)? $|\bles $/.test(before) && /^[a-z]/.test(low ?? ''))
      return undefined;
    // « 15 septembre 2027 / 75 % »: a year is no share.
    if (valueOf(low) >= 1900) return undefined;
    const isStep = isArrow || (/^(?:a|vers)$/.test(join) && opening !== undefined);
    return { percent: valueOf(high), from: valueOf(low), range: !isStep };
  },
};

/** « une soixantaine de pour cent » rounds, as « environ » does. */
const rounded: Form = {
  pattern: new RegExp(
    `(?<![a-z])une (?:petite |bonne |grosse )?(dix|vingt|trent|quarant|cinquant|soixant)aine (?:de |d')?${percentSign}`,
    'g',
  ),
  read: ([, stem = '']) => ({ percent: valueOf(stem) || valueOf(`${stem}e`) }),
};

const one: Form = {
  pattern: new RegExp(`${sign}(${numberSource}) ?${percentSign}`, 'g'),
  read: ([, mark, number]) => ({ percent: signed(mark, number), points: mark !== undefined }),
};

/** « 60 pour mille », « soixante et quelques pour cent »: nobody can say what is meant, or how much it is. */
const uncertain: Form = {
  pattern: new RegExp(
    `(${numberSource})(?: ?(?:pour mille(?! euro)|‰)| ?(?:${percentSign})? et (?:quelques|des (?:poussieres|brouettes))(?: ?${percentSign}|(?= ?(?:$|[.,;!?\\n)]|d'avanc|pour |sur ))))`,
    'g',
  ),
  read: ([whole, number]) =>
    /mille|‰|%|cent|pct/.test(whole) ? { percent: valueOf(number), range: true } : undefined,
};

/** « 3 points à voir », « 2 points de blocage » are things to say. */
const otherPoints =
  /^ ?:|^ (?:final|finaux|mort|positifs?|negatifs?|rapide|complet|a(?![a-z])|qui(?![a-z])|bloquants?|noirs?|durs?|ouverts?|restants?|importants?|(?:de |d'|du )(?!un coup|coup|pourcentage|plus|moins|mieux|avancement|progression|gagne|pris|perdu|recul|avance))(?![a-z]{0,2}$)/;
const points: Form = {
  pattern: new RegExp(`${sign}(${numberSource}) ?(?:points?|pts?)(?![a-z])(?: de pourcentage)?`, 'g'),
  // « j'oubliais un point, soulevé à la fin »
  read: ([, mark, number], before, after) =>
    mark === undefined &&
    (otherPoints.test(after) ||
      (/\b(?:oubli|ajout|soulev|abord)[a-z]* $/.test(before.slice(-20)) && /^, /.test(after)))
      ? undefined
      : { percent: signed(mark, number), points: true },
};

const fractions: Form[] = [...countedForms, ...fractionForms].map(({ pattern, read }) => ({
  pattern,
  read(match, before, after) {
    // « trois quarts de million » is a sum.
    const percent = /^ (?:de |d'un )(?:million|milliard)/.test(after)
      ? undefined
      : read(match, before, after);
    return percent === undefined ? undefined : { percent };
  },
}));

/** In the folded, masked text. */
export function findShares(text: string): Span<'P', Share>[] {
  const found: Span<'P', Share>[] = [];
  for (const { pattern, read } of [uncertain, rounded, two, one, points, ...fractions])
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const share = read(match, text.slice(0, start), text.slice(end));
      if (!share || Number.isNaN(share.percent)) continue;
      found.push({ kind: 'P', start, end, value: { points: false, range: false, ...share } });
    }
  return joinSteps(
    text,
    found.sort((a, b) => a.start - b.start),
  );
}

/** « du tiers à la moitié », « de la moitié aux deux tiers »: the first is where it starts from. */
function joinSteps(text: string, found: Span<'P', Share>[]): Span<'P', Share>[] {
  return found.reduce<Span<'P', Share>[]>((joined, share) => {
    const before = joined.at(-1);
    const between = before && text.slice(before.end, share.start);
    const opens =
      before &&
      (text.startsWith('du ', before.start) || /(?:de |d'|des )$/.test(text.slice(0, before.start)));
    if (!before || !opens || !/^ (?:a|au|aux|vers)?(?: la| les| l')? ?$/.test(between ?? ''))
      return [...joined, share];
    const value = { ...share.value, from: before.value.percent };
    return [...joined.slice(0, -1), { ...share, start: before.start, value }];
  }, []);
}
