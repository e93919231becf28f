import { isOneSlipAway } from './edit-distance';
import { placesNamed } from './find-place';
import type { TerritoryRegister } from './load-territories';
import type { FoundPlace } from './place';
import { nameOf } from './place-names';
import type { Word } from './words';

const shortestName = 6;

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
  const close = new Set<string>();
  for (const names of [register.communes.names(), register.names.all()])
    for (const name of names) if (name.length >= shortestName && isOneSlipAway(typed, name)) close.add(name);

  // « Saint-Dié » for Saint-Dié-des-Vosges, where no name is nearer.
  if (close.size === 0)
    for (const name of register.communes.names()) if (name.startsWith(`${typed} `)) close.add(name);

  const candidates = [...close].map((name) => ({
    name,
    places: placesNamed(register, name.split(' '), false),
  }));
  const wellKnown = candidates.filter((one) =>
    one.places.some((place) => place.kind !== 'commune' || place.commune.thousands > 0),
  );
  // « bretons » is no slip for the village of Brezons: short of a long name, only well-known places are guessed.
  const isLong = typed.length >= 9;
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
