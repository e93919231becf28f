import { isOneSlipAway } from './edit-distance';
import type { TerritoryRegister } from './load-territories';
import { looseName, normalisePlace } from './normalise-place';
import { byName } from './phrases';
import type { Place } from './place';
import type { Region, Territory } from './territory';

/** What a name in a file stands for, or the names that it may have meant: the likeliest first, three at most. */
export type NameMatch<T> = { found: T } | { near: T[] };

const suggestionsAtMost = 3;

/** A territory of the list in force by its whole name or its identifier; « TI » before it, its Region in brackets after it do not matter. */
export function matchTerritory(register: TerritoryRegister, typed: string): NameMatch<Territory> {
  const names = plainNames(typed, /^(territoires? d industrie|ti|pti)( (du|des|d|de( la| l)?))? /);
  const found = register.territories.find(
    ({ id, name }) => id === typed.trim().toLowerCase() || names.includes(normalisePlace(name)),
  );
  if (found) return { found };
  const [loose, ...others] = register.territories.filter(({ name }) =>
    names.some((typed) => looseName(typed) !== '' && looseName(typed) === looseName(normalisePlace(name))),
  );
  if (loose && others.length === 0) return { found: loose };
  const near = nearest(register.territories, ({ name }) => name, names);
  return { near: near.length > 0 ? near : territoriesOfMembers(register, names) };
}

/** A Region by its name, initials or INSEE code, or a Region of before 2016 by its name. */
export function matchRegion(register: TerritoryRegister, typed: string): NameMatch<Region> {
  const code = /^\d{1,2}$/.test(typed.trim()) ? typed.trim().padStart(2, '0') : undefined;
  const names = plainNames(typed, /^(conseil regional|region)( (du|des|d|de( la| l)?))? /);
  const places = names.flatMap((name) => register.names.exactly(name));
  const found =
    register.regions.find((region) => region.code === code) ??
    places.find((place) => place.kind === 'region')?.region ??
    regionOf(register, places, 'formerRegion');
  if (found) return { found };
  // « Finistère » is no Region: the one that it lies in is meant.
  const around = regionOf(register, places, 'department');
  return { near: around ? [around] : nearest(register.regions, ({ name }) => name, names) };
}

/** As typed, without what stands in brackets, and without the words before the name. */
function plainNames(typed: string, before: RegExp): string[] {
  const whole = normalisePlace(typed);
  const bare = normalisePlace(typed.replace(/\([^)]*\)\s*$/, ''));
  return [...new Set([whole, bare, whole.replace(before, ''), bare.replace(before, '')])];
}

function regionOf(
  register: TerritoryRegister,
  places: Place[],
  kind: 'formerRegion' | 'department',
): Region | undefined {
  for (const place of places) {
    if (place.kind !== kind) continue;
    const code =
      place.kind === 'department'
        ? place.department.regionCode
        : register.departments.get(place.formerRegion.departmentCodes[0] ?? '')?.regionCode;
    const region = register.regions.find((one) => one.code === code);
    if (region) return region;
  }
  return undefined;
}

/** « CC du Vimeu » for the territory that it is a member of. */
function territoriesOfMembers(register: TerritoryRegister, names: string[]): Territory[] {
  const found = names
    .flatMap((name) => [...register.names.exactly(name), ...register.names.loosely(looseName(name))])
    .flatMap((place) =>
      place.kind === 'intercommunality'
        ? (register.territoryOfMember.get(place.intercommunality.siren) ?? [])
        : [],
    );
  return [...new Set(found)].slice(0, suggestionsAtMost);
}

function nearest<T>(all: readonly T[], nameOf: (one: T) => string, typed: string[]): T[] {
  return all
    .map((one) => ({
      one,
      score: Math.max(...typed.map((name) => likeness(normalisePlace(nameOf(one)), name))),
    }))
    .filter(({ score }) => score >= 0.5)
    .sort((a, b) => b.score - a.score || byName(nameOf(a.one), nameOf(b.one)))
    .slice(0, suggestionsAtMost)
    .map(({ one }) => one);
}

/** From 0 to 1: how many of the words that matter they share; one slip in a long word is forgiven. */
function likeness(name: string, typed: string): number {
  if (isOneSlipAway(name, typed)) return 1;
  const words = looseName(name).split(' ');
  const typedWords = looseName(typed).split(' ').filter(Boolean);
  if (typedWords.length === 0) return 0;
  const shared = typedWords.filter((word) =>
    words.some((other) => other === word || (word.length > 4 && isOneSlipAway(other, word))),
  ).length;
  return (0.7 * shared) / typedWords.length + (0.3 * shared) / words.length;
}
