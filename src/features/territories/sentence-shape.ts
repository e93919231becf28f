import { findPlaces } from './find-place';
import type { TerritoryRegister } from './load-territories';
import { findNearbyName } from './nearby-name';
import type { FoundPlace } from './place';
import { findProgrammeNames, type ProgrammeName } from './programme-name';
import { otherSubjects, plainWords, splitWords, type Word } from './words';

/**
 * A question with its names taken out: « # est elle en TIS ». `#` is a place, TIS and TIP the programme's name in
 * singular and plural, TERS and TERP the word « territoire » alone. What kind of question it is shows in this.
 */
export interface SentenceShape {
  shape: string;
  places: FoundPlace[];
  /** Words that no question on territories needs. */
  strangers: Word[];
  /** Which list the question is about; `other`: a moment that our lists do not cover. */
  period: 'inForce' | 'phase1' | 'other' | undefined;
}

/** `guess`: a misspelt place may be looked for, which takes some milliseconds. */
export function readSentence(register: TerritoryRegister, text: string, guess = false): SentenceShape {
  const words = splitWords(text);
  const names = findProgrammeNames(words);
  const full = names.filter((name) => name.form === 'full');
  const taken = new Set(full.flatMap((name) => indices(name)));
  const places = findPlaces(register, text, words, taken);
  const free = names.filter((name) => !places.some((place) => name.from < place.to && place.from < name.to));
  if (places.length === 0 && (guess || names.length > 0))
    places.push(...nearbyPlaces(register, text, words, new Set(free.flatMap(indices))));

  const marks = new Map<number, { to: number; mark: string }>();
  for (const name of free) marks.set(name.from, { to: name.to, mark: markOf(name) });
  for (const place of places) marks.set(place.from, { to: place.to, mark: '#' });
  const parts: string[] = [];
  for (let at = 0; at < words.length;) {
    const mark = marks.get(at);
    parts.push(mark ? mark.mark : (words[at]?.word ?? ''));
    at = mark ? mark.to : at + 1;
  }
  const { shape, period } = readPeriod(parts.join(' ').replace(/(?<!qu )\best ce qu?e? ?/g, ''));
  const left = new Set(shape.split(' '));
  const strangers = words.filter((one) => left.has(one.word) && !plainWords.has(one.word));
  return { shape, places, strangers, period };
}

const indices = ({ from, to }: { from: number; to: number }) =>
  Array.from({ length: to - from }, (_, at) => from + at);

function markOf(name: ProgrammeName): string {
  if (name.form === 'full') return name.plural ? 'TIP' : 'TIS';
  return name.plural ? 'TERP' : 'TERS';
}

/** Misspelt places, looked for only among runs of words that mean nothing else. */
function nearbyPlaces(
  register: TerritoryRegister,
  text: string,
  words: Word[],
  taken: ReadonlySet<number>,
): FoundPlace[] {
  const isStrange = (at: number) => {
    const word = words[at]?.word;
    return word !== undefined && !taken.has(at) && !plainWords.has(word) && !otherSubjects.has(word);
  };
  let tries = 0;
  for (let from = 0; from < words.length && tries < 4; from += 1) {
    if (!isStrange(from)) continue;
    tries += 1;
    // « bourg en bresse »: small words stand between those of a name.
    let to = from + 1;
    while (
      to < words.length &&
      !taken.has(to) &&
      (isStrange(to) || (isStrange(to + 1) && to + 1 < words.length))
    )
      to += 1;
    const found =
      findNearbyName(register, text, words, from, to) ??
      (from > 0 ? findNearbyName(register, text, words, from - 1, to) : undefined) ??
      findNearbyName(register, text, words, from, from + 1);
    if (found) return [found];
    from = to;
  }
  return [];
}

const periods: [SentenceShape['period'], RegExp][] = [
  [
    'other',
    /\b(20(18|19|20|21))\b(?! (a )?20(22|23))|\b(lancement|depart|debut|origine|initialement|nouveaux|nouvelles|nouveau)\b/,
  ],
  [
    'phase1',
    /\b((a|en|dans|lors de|pendant|sur|de|avec|pour) )?((la )?fin de )?(la )?((premiere|1re|1ere|ancienne) (phase|liste)|phase (1|un|i))\b|\b((de|en|a) )?2018 (a )?20(22|23)\b|\b(fin|en) 2022\b|\bavant (2023|la phase (2|deux|ii))\b/,
  ],
  [
    'inForce',
    /\b((en|dans|de|pour) )?(la )?(phase (2|deux|ii)|(deuxieme|seconde|2e|2eme|nouvelle) (phase|liste))\b|\b((de|en|a) )?2023 (a )?2027\b|\b(en|fin|depuis|debut) 20(23|24|25|26|27)\b|\b(liste )?(actuelle|en vigueur)\b/,
  ],
];

function readPeriod(shape: string): { shape: string; period: SentenceShape['period'] } {
  for (const [period, pattern] of periods)
    if (pattern.test(shape))
      return { period, shape: shape.replace(new RegExp(pattern, 'g'), ' ').replace(/\s+/g, ' ').trim() };
  return { period: undefined, shape };
}
