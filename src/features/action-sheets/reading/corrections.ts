import type { Amount } from './amounts';
import { numberSource, readNumber } from './numbers';
import type { Found } from './found';
import type { Span } from './span';

/** « 60 %, non pardon, 70 » : what comes after replaces what stands before. */

const marker = String.raw`(?<![a-z'])(?:non,? ?(?:non,? ?)?(?:pardon|desole[e]?|en fait|plutot|erreur|c'est|correction|je voulais dire|attend(?:s|ez)|oups|je me trompe|excuse[zr]?(?:[- ]moi)?)|(?:euh|heu|ah|oups|oops|mince|zut|aie),? ?(?:non|pardon|plutot|c'est|erreur)?|pardon|desolee?|excuse[zr]?[- ]moi|oups|oops|erreur(?: de (?:ma part|frappe|saisie))?|errata|erratum|rectif\w*|correction|je corrige|corrige[rz]?|je voulais dire|je veux dire|je me (?:suis )?trompe\w*|enfin,? (?:non|plutot)|enfin(?: non| plutot)?(?=[ ,:]*(?:a |de |au? )?[PAD\d])|non(?=[ ,:]+(?:a |de |la |le )?[PADSH\d])|ou plutot|plutot|en fait,?|lire(?= [PAD\d])|(?:re)?corrige(?: en| a)?|j'ai (?:fait une erreur|mal (?:ecrit|tape|dit))|autant pour moi|au temps pour moi)(?![a-z])`;

/** Each becomes a run of C. */
export const findCorrections = (masked: string): Span<'C', undefined>[] =>
  [...masked.matchAll(new RegExp(marker, 'g'))].map((match) => ({
    kind: 'C',
    start: match.index,
    end: match.index + match[0].length,
    value: undefined,
  }));

/** « la 8, non la 9 »: what stands just before the sheet. */
export const endsWithCorrection = (before: string): boolean =>
  /(?:C+|(?<![a-z])non)[ ,:]*(?:c'est |sur |pour |de )?(?:la fiche |fiche )?$/.test(before);

/** A bare number right after a correction is of the kind of the figure before it. */
export function correctedNumbers(masked: string, found: readonly Found[]): Found[] {
  const pattern = new RegExp(
    String.raw`${marker}[ ,:]*(?:c'est |a |de |plutot |pardon )*(${numberSource})(?! ?(?:[a-z%€/]|[A-Z]))`,
    'gd',
  );
  const added: Found[] = [];
  for (const match of masked.matchAll(pattern) as IterableIterator<
    RegExpExecArray & { indices: [number, number][] }
  >) {
    const [start, end] = match.indices[1] ?? [0, 0];
    const value = readNumber(match[1] ?? '');
    const before = found
      .filter((one) => (one.kind === 'P' || one.kind === 'A') && one.end <= match.index)
      .at(-1);
    if (value === undefined || !before) continue;
    if (before.kind === 'P')
      added.push({ kind: 'P', start, end, value: { percent: value, points: false, range: false } });
    if (before.kind === 'A') added.push({ kind: 'A', start, end, value: likeBefore(before.value, value) });
  }
  return added;
}

/** « 950 k€, non 850 » : in the unit of the sum before. */
function likeBefore(before: Amount, value: number): Amount {
  const factor =
    value >= 1000
      ? 1
      : Math.abs(before.euros) >= 1e6 && value < 100
        ? 1e6
        : Math.abs(before.euros) >= 1e3
          ? 1e3
          : 1;
  return { ...before, euros: value * factor, delta: false, range: false };
}
