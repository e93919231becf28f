import type { TerritoryRegister } from './load-territories';
import type { FoundPlace, Place, PlaceKind } from './place';

export type Choice = { place: Place; others: Place[] } | { ambiguous: Place[] } | undefined;

/** What is asked decides what a name means: « Finistère » is a département in a list and a territory with members. */
export type Purpose = 'belonging' | 'area' | 'territory';

const preferred: Record<Purpose, PlaceKind[]> = {
  belonging: [
    'region',
    'formerRegion',
    'commune',
    'territory',
    'intercommunality',
    'department',
    'formerTerritory',
  ],
  area: [
    'region',
    'formerRegion',
    'department',
    'commune',
    'territory',
    'intercommunality',
    'formerTerritory',
  ],
  territory: [
    'territory',
    'intercommunality',
    'commune',
    'formerTerritory',
    'region',
    'formerRegion',
    'department',
  ],
};

/** `qualifiers`: areas named beside it, « Valence dans la Drôme ». */
export function choosePlace(
  register: TerritoryRegister,
  found: FoundPlace,
  purpose: Purpose,
  qualifiers: Place[],
): Choice {
  const kinds = new Set(found.places.map((place) => place.kind));
  const kind = chooseKind(found, kinds, purpose);
  if (kind === undefined) return undefined;
  const ofKind = found.places.filter((place) => place.kind === kind);
  if (kind === 'commune' && found.hint === 'intercommunality')
    return viaCommune(register, ofKind, qualifiers);
  return narrow(register, ofKind, qualifiers);
}

function chooseKind(
  found: FoundPlace,
  kinds: ReadonlySet<PlaceKind>,
  purpose: Purpose,
): PlaceKind | undefined {
  // « la liste des TI du Finistère »: the word before is no hint that the territory of that name is meant.
  const area = preferred.area.slice(0, 3).find((kind) => kinds.has(kind));
  if (purpose === 'area' && area && found.hint !== 'intercommunality' && found.hint !== 'commune')
    return area;
  if (found.hint !== undefined && kinds.has(found.hint)) return found.hint;
  if (found.hint === 'intercommunality' && kinds.has('commune')) return 'commune';
  // « la Mayenne » is the département, « Mayenne » the town.
  if (found.withArticle && kinds.has('department') && !kinds.has('region') && purpose !== 'territory')
    return 'department';
  return preferred[purpose].find((kind) => kinds.has(kind));
}

/** « l’agglo de Fougères »: the intercommunality of the town, where none has that very name. */
function viaCommune(register: TerritoryRegister, communes: Place[], qualifiers: Place[]): Choice {
  const choice = narrow(register, communes, qualifiers);
  if (!choice || 'ambiguous' in choice || choice.place.kind !== 'commune') return choice;
  const intercommunality = register.intercommunalities.get(choice.place.commune.siren ?? '');
  return intercommunality
    ? { place: { kind: 'intercommunality', intercommunality }, others: choice.others }
    : choice;
}

function narrow(register: TerritoryRegister, places: Place[], qualifiers: Place[]): Choice {
  const wanted = new Set(qualifiers.flatMap((area) => departmentsOf(register, area)));
  const inArea =
    wanted.size === 0
      ? places
      : places.filter((place) => departmentsOf(register, place).some((code) => wanted.has(code)));
  const left = inArea.length > 0 ? inArea : places;
  const [first] = left;
  if (!first) return undefined;
  const others = (chosen: Place) => (wanted.size > 0 ? [] : places.filter((place) => place !== chosen));
  if (left.length === 1) return { place: first, others: others(first) };
  const known = wellKnownCommune(left);
  return known ? { place: known, others: others(known) } : { ambiguous: left };
}

/** Valence means the town of the Drôme: one of them has over 10,000 inhabitants, three times more than any other. */
function wellKnownCommune(places: Place[]): Place | undefined {
  const [largest, second] = places
    .flatMap((place) => (place.kind === 'commune' ? [{ place, thousands: place.commune.thousands }] : []))
    .sort((a, b) => b.thousands - a.thousands);
  if (!largest || largest.thousands === 0) return undefined;
  return largest.thousands >= 3 * Math.max(second?.thousands ?? 0, 4) ? largest.place : undefined;
}

export function departmentsOf(register: TerritoryRegister, place: Place): string[] {
  switch (place.kind) {
    case 'commune':
      return [place.commune.departmentCode];
    case 'department':
      return [place.department.code];
    case 'intercommunality':
      return place.intercommunality.departmentCodes;
    case 'formerRegion':
      return place.formerRegion.departmentCodes;
    case 'territory':
      return [...new Set(place.territory.members.flatMap((member) => member.departmentCodes))];
    case 'region':
      return [...register.departments.values()]
        .filter((department) => department.regionCode === place.region.code)
        .map((department) => department.code);
    case 'formerTerritory':
      return [];
  }
}
