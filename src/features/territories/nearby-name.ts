import { isFrenchWordOrVerb } from '../french-words';
import { isOneSlipAway } from './edit-distance';
import { placesNamed } from './find-place';
import type { TerritoryRegister } from './load-territories';
import type { FoundPlace } from './place';
import { nameOf } from './place-names';
import type { Word } from './words';

const shortestName = 6;

/** There are 37,000 of them, and only a few are worth comparing. */
interface Names {
  byLength: ReadonlyMap<number, string[]>;
  /** Of communes alone. */
  byFirstWord: ReadonlyMap<string, string[]>;
}

const known = new WeakMap<TerritoryRegister, Names>();

function namesOf(register: TerritoryRegister): Names {
  const before = known.get(register);
  if (before) return before;
  const group = <Key>(names: Iterable<string>, keyOf: (name: string) => Key): Map<Key, string[]> => {
    const groups = new Map<Key, string[]>();
    for (const name of names) {
      const list = groups.get(keyOf(name)) ?? [];
      if (list.push(name) === 1) groups.set(keyOf(name), list);
    }
    return groups;
  };
  const names = {
    byLength: group(
      [...register.communes.names(), ...register.names.all()].filter(({ length }) => length >= shortestName),
      ({ length }) => length,
    ),
    byFirstWord: group(register.communes.names(), (name) => name.split(' ', 1)[0] ?? ''),
  };
  known.set(register, names);
  return names;
}

/**
 * The place whose name is one slip away from these words, where there is one only, or one only that is well known.
 * Short names are never guessed.
 */
export function findNearbyName(
  register: TerritoryRegister,
  text: string,
  words: Word[],
  from: number,
  to: number,
): FoundPlace | undefined {
  const typed = words
    .slice(from, to)
    .map((one) => one.word)
    .join(' ');
  const first = words[from];
  const last = words[to - 1];
  if (typed.length < shortestName || !first || !last) return undefined;
  // « Ça se croise » is no slip for Iroise.
  if (isFrenchWordOrVerb(typed)) return undefined;
  const { byLength, byFirstWord } = namesOf(register);
  const close = new Set<string>();
  for (let length = typed.length - 1; length <= typed.length + 1; length += 1)
    for (const name of byLength.get(length) ?? [])
      if (name[0] === typed[0] && isOneSlipAway(typed, name)) close.add(name);

  // « Saint-Dié » for Saint-Dié-des-Vosges, where no name is nearer.
  const isBeginning = close.size === 0;
  if (isBeginning)
    for (const name of byFirstWord.get(first.word) ?? []) if (name.startsWith(`${typed} `)) close.add(name);

  const candidates = [...close].map((name) => ({
    name,
    places: placesNamed(register, name.split(' '), false),
  }));
  const wellKnown = candidates.filter((one) =>
    one.places.some((place) => place.kind !== 'commune' || place.commune.thousands > 0),
  );
  // « bretons » is no slip for the village of Brezons: short of a long name, only well-known places are guessed.
  const isLong = typed.length >= 9 || isBeginning;
  const chosen =
    candidates.length === 1 && isLong ? candidates[0] : wellKnown.length === 1 ? wellKnown[0] : undefined;
  const place = chosen?.places[0];
  if (!chosen || !place) return undefined;
  return {
    from,
    to,
    text: text.slice(first.start, last.end),
    places: chosen.places,
    withArticle: false,
    correctedTo: nameOf(place),
  };
}
