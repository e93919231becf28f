import type { Amount } from './amount';
import { correctionSource } from './correction-words';
import type { Found } from './found';
import { numberSource, readNumber } from './numbers';
import type { Span } from './span';

/** Each becomes a run of C. */
export const findCorrections = (masked: string): Span<'C', undefined>[] =>
  [...masked.matchAll(new RegExp(correctionSource, 'g'))].map((match) => ({
    kind: 'C',
    start: match.index,
    end: match.index + match[0].length,
    value: undefined,
  }));

/** « 60 %… 65 % en fait »: the words stand after what corrects. */
export const correctedAfter = (masked: string): number[] =>
  [...masked.matchAll(/(?<![A-Z])[PAD]+,? (?:en fait|en realite|plutot|pardon|C+)(?![a-z])/g)].map(
    ({ index }) => index,
  );

/** « Lina Costa. Non, Nina Costa » */
export const correctedNames = (typed: string): number[] =>
  [...typed.matchAll(/(?<=\p{Ll}[.!,…]* )[Nn]on,? (?=\p{Lu}\p{Ll}+ \p{Lu})/gu)].map(({ index }) => index);

/** « n'est pas lancée, elle est suspendue »: what is affirmed stands for what was denied. */
export const affirmedAfter = (masked: string): number[] =>
  [
    ...masked.matchAll(
      /\b(?:n'est|n'etait|ne sont) pas (?:encore )?[a-z ]{3,25}(?:, ?| (?=mais ))(?:mais |au contraire |en fait )*(?:elle|il|elles|ils|c'est|bien|juste|plutot)\b/g,
    ),
  ].map(({ index, 0: words }) => index + words.length);

/** « le 30 avril, non pas avril, le 30 mai »: what is denied was said by mistake. */
export const deniedBetween = (masked: string): number[] =>
  [
    ...masked.matchAll(
      /(?<=[PADH][ ,.…]{1,4})(?:euh )?non,? pas (?:a |de |le |en |au )?(?:[PADH]+|\d[\d ]*),/g,
    ),
  ].map(({ index, 0: words }) => index + words.length);

/** « la 8, non la 9 »: what stands just before the sheet. */
export const endsWithCorrection = (before: string): boolean =>
  /(?:C|(?<![a-z])non)[ ,:.!-]{0,4}(?:c'est |c'etait |ce sont |il s'agit (?:bien )?de |il s'agissait de |(?:je )?parl(?:e|ais) de |ca concerne |lire |a mettre |plutot |bien |sur |pour |de |a )*(?:la fiche |fiche )?$/.test(
    before.slice(-70),
  );

/** What may follow a bare number: « non 70 et bloquée »; « non 70 jours » is of something else. */
const goesOn =
  '(?! ?(?!(?:et|mais|puis|donc|car|sinon|pour|sur(?= (?:la |le )?S)|avec|voila|merci|desolee?|svp|stp)(?![a-z]))[a-z%€/A-Z])';
const corrected = new RegExp(
  `${correctionSource}[ ,:]{0,4}(?:(?:c'est|a|de|plutot|pardon|disons|environ) ){0,3}(${numberSource})${goesOn}`,
  'gd',
);

/** « 60 %, 65 pardon », « 60 % (65 en fait) »: the number stands before its correction. */
const correctedBefore = new RegExp(
  String.raw`(?<=[PA][ ,.…(]{0,5})(${numberSource})(?=,? (?:en fait|en realite|pardon|plutot|je corrige|correction|desolee?)(?![a-z]))`,
  'gd',
);

/** A bare number right after a correction is of the kind of the figure before it. */
export function correctedNumbers(masked: string, found: readonly Found[]): Found[] {
  const added: Found[] = [];
  for (const match of [...masked.matchAll(corrected), ...masked.matchAll(correctedBefore)]) {
    const [start, end] = match.indices?.[1] ?? [0, 0];
    const value = readNumber(match[1] ?? '');
    const before = found
      .filter((one) => (one.kind === 'P' || one.kind === 'A') && one.end <= match.index)
      .reduce<Found | undefined>((last, one) => (last && last.end > one.end ? last : one), undefined);
    if (value === undefined) continue;
    // « la 8 est à 60, attends, 65 »: without a sign, both times.
    if (!before && barePercent.test(masked.slice(0, match.index)))
      added.push({ kind: 'P', start, end, value: { percent: value, points: false, range: false } });
    if (before?.kind === 'P')
      // « 5 % de plus, non, 10 »
      added.push({
        kind: 'P',
        start,
        end,
        value: { percent: value, points: isMore(masked, before.end), range: false },
      });
    if (before?.kind === 'A') added.push({ kind: 'A', start, end, value: likeBefore(before.value, value) });
  }
  return added;
}

const barePercent =
  /(?:^|[.;\n])(?![^.;\n]*\b(?:budget|cout|enveloppe|montant)\b)[^.;\n]*(?:S|\b(?:a|est|avancement))[ :=]+(?:a )?\d{1,3}[ ,.…]*$/;
const isMore = (masked: string, from: number): boolean =>
  /^ (?:de plus|supplementaires?|en plus)/.test(masked.slice(from));

/** « décalée de 2 mois, non 3 »: of the same unit. */
export function correctedShifts(masked: string, found: readonly Found[]): Found[] {
  return [...masked.matchAll(corrected)].flatMap((match): Found[] => {
    const [start, end] = match.indices?.[1] ?? [0, 0];
    const count = readNumber(match[1] ?? '');
    const before = found.filter((one) => 'PAHD'.includes(one.kind) && one.end <= match.index).at(-1);
    if (before?.kind !== 'H' || count === undefined || !Number.isInteger(count)) return [];
    const value = Object.fromEntries(Object.keys(before.value).map((unit) => [unit, count]));
    return [{ kind: 'H', start, end, value }];
  });
}

const recalled = new RegExp(
  String.raw`\b(?:en (?:coute\w*|faut|faudra|faudrait|vaut|vaudra)|ce (?:sera|serait)|c'est|coutera|on (?:est|sera|passe|part|monte|grimpe|descend|retombe|arrive) (?:a|sur)|(?:elle|il) (?:sera|est|passe) a)(?: (?:plutot|finalement|en fait|donc|bien|maintenant|desormais|plus|que))* (${numberSource})${goesOn}`,
  'gd',
);
const attributed = new RegExp(
  String.raw`(?<=[PA][^.;!?\n]{0,60}, )(${numberSource})(?= (?:selon|d'apres|pour (?:moi|nous|la|le|l')|dixit) ?[a-z])`,
  'gd',
);
/** « on prévoyait 45 k€, ce sera 40 », « elle en coûtera 52 », « 900 k€ selon la compta, 950 selon l'architecte ». */
export function recalledNumbers(masked: string, found: readonly Found[]): Found[] {
  return [...masked.matchAll(recalled), ...masked.matchAll(attributed)].flatMap((match): Found[] => {
    const [start, end] = match.indices?.[1] ?? [0, 0];
    const value = readNumber(match[1] ?? '');
    const before = found.filter((one) => 'PAHD'.includes(one.kind) && one.end <= match.index).at(-1);
    if (value === undefined || value < 2 || !before) return [];
    return before.kind === 'A' && !/[.;!?\n]/.test(masked.slice(before.end, match.index))
      ? [{ kind: 'A', start, end, value: likeBefore(before.value, value) }]
      : [];
  });
}

/** « la 9 passe à 100 k€ et la 15 à 95 »: nothing but the other sheet stands between. */
const isGap = /^(?: HT| TTC)?(?:,| et|, et| mais| puis) ?(?:pour |sur )?(?:la |le |l')?S*$/;
const gapped = new RegExp(
  String.raw`S,? (?:en (?:prend|gagne|perd|rajoute) |seulement |de |a )?(${numberSource})(?= ?(?:$|[.;!?\n)]|,(?!\d)|(?:et|mais) ))`,
  'gd',
);

/** « 60 % pour la 8, 45 pour la 10 », « deux mois sur la 8, un sur la 16 » */
const gappedBefore = new RegExp(
  String.raw`(?<=[PAH\d](?: [a-z]+){0,2} (?:pour |sur )?S+(?:,| et|, et|, puis| puis) )(${numberSource})(?= (?:pour |sur )?S)`,
  'gd',
);

/** « la 8 prend trois mois, la 12 deux »: after a sheet, a bare number is of the kind of the figure before. */
export function gappedNumbers(masked: string, found: readonly Found[]): Found[] {
  const ahead = [...masked.matchAll(gappedBefore)].flatMap((match) => placedLike(masked, match, found));
  const behind = [...masked.matchAll(gapped)].flatMap((match): Found[] => {
    const [start, end] = match.indices?.[1] ?? [0, 0];
    const count = readNumber(match[1] ?? '');
    const before = found.filter((one) => 'PAHD'.includes(one.kind) && one.end <= match.index).at(-1);
    if (count === undefined || !before || /[.;!?\n]/.test(masked.slice(before.end, match.index))) return [];
    if (before.kind === 'A' && / a $/.test(masked.slice(0, start)) && count >= 5)
      return isGap.test(masked.slice(before.end, match.index))
        ? [{ kind: 'A', start, end, value: likeBefore(before.value, count) }]
        : [];
    if (before.kind === 'P' && before.value.points)
      return [{ kind: 'P', start, end, value: { ...before.value, percent: count } }];
    if (before.kind !== 'H' || !Number.isInteger(count)) return [];
    return [
      {
        kind: 'H',
        start,
        end,
        value: Object.fromEntries(Object.keys(before.value).map((unit) => [unit, count])),
      },
    ];
  });
  return [...ahead, ...behind];
}

/** Of the kind of the figure before it. */
function placedLike(masked: string, match: RegExpExecArray, found: readonly Found[]): Found[] {
  const [start, end] = match.indices?.[1] ?? [0, 0];
  const count = readNumber(match[1] ?? '');
  const before = found.filter((one) => 'PAH'.includes(one.kind) && one.end <= match.index).at(-1);
  if (count === undefined || !before) return [];
  if (before.kind === 'P') return [{ kind: 'P', start, end, value: { ...before.value, percent: count } }];
  if (before.kind === 'A') {
    const value = likeBefore(before.value, count);
    const more = /^ ?(?:de|en) (plus|moins)(?![a-z])/.exec(masked.slice(before.end))?.[1];
    if (more === undefined) return [{ kind: 'A', start, end, value }];
    const euros = more === 'moins' ? -value.euros : value.euros;
    return [{ kind: 'A', start, end, value: { ...value, euros, delta: true } }];
  }
  return before.kind === 'H' && Number.isInteger(count)
    ? [
        {
          kind: 'H',
          start,
          end,
          value: Object.fromEntries(Object.keys(before.value).map((unit) => [unit, count])),
        },
      ]
    : [];
}

/** « 950 k€, non 850 » : in the unit of the sum before; « 1,2 M€, non 950 » is thousands still. */
function likeBefore(before: Amount, value: number): Amount {
  const size = Math.abs(before.euros);
  const factor = value >= 1000 || size < 1e3 ? 1 : size >= 1e6 && value < 100 ? 1e6 : 1e3;
  return { ...before, euros: value * factor, delta: false, range: false };
}
