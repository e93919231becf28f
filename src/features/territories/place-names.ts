import { kindWords, looseName, normalisePlace } from './normalise-place';
import type { Place } from './place';

/** Everything that has a name but the communes: about 1,700 places. */
export interface PlaceNames {
  exactly(normalised: string): Place[];
  /** By the words that matter: small words and « communauté de communes » left out. */
  loosely(loose: string): Place[];
  /** A territory by a part of its name: « Plastics Vallée » of « Plastics Vallée – Oyonnax », where no other has it. */
  byPart(loose: string): Place[];
  /** Every name of both kinds, to look for a misspelt one. */
  all(): Iterable<string>;
}

/** Initials that people use for a Region. */
const regionInitials: Record<string, string> = {
  paca: '93',
  aura: '84',
  bfc: '27',
  hdf: '32',
  idf: '11',
  cvl: '24',
  pdl: '52',
  'region sud': '93',
};

export function indexPlaceNames(places: Place[]): PlaceNames {
  const exact = new Map<string, Place[]>();
  const loose = new Map<string, Place[]>();
  const parts = new Map<string, Place[]>();
  const add = (map: Map<string, Place[]>, name: string, place: Place) => {
    if (name === '') return;
    const known = map.get(name);
    if (!known) map.set(name, [place]);
    else if (!known.includes(place)) known.push(place);
  };
  for (const place of places) {
    for (const name of namesOf(place)) {
      const normalised = normalisePlace(name);
      add(exact, normalised, place);
      if (place.kind === 'department') add(exact, normalised.replace(/^(la|l) /, ''), place);
      if (place.kind === 'region' || place.kind === 'department') {
        add(exact, normalised.replace(/^la /, ''), place);
        continue;
      }
      const short = looseName(normalised);
      if (place.kind === 'territory')
        for (const part of name.split(/ – |, /))
          if (part !== name) add(parts, looseName(normalisePlace(part)), place);
      add(loose, short, place);
      if (place.kind === 'intercommunality') add(loose, short.replace(/\b(pays|intercommunale) /, ''), place);
    }
    if (place.kind === 'region')
      for (const [initials, code] of Object.entries(regionInitials))
        if (code === place.region.code) add(exact, initials, place);
  }
  return {
    exactly: (name) => exact.get(name) ?? [],
    loosely: (name) => loose.get(name) ?? [],
    byPart: (name) => {
      const found = parts.get(name) ?? [];
      return found.length === 1 ? found : [];
    },
    all: () => [...exact.keys(), ...loose.keys()],
  };
}

/** The name, and what stands in brackets after it: « CA Loire Forez Agglomération (LFA) ». */
function namesOf(place: Place): string[] {
  const listedAs = place.kind === 'intercommunality' ? place.intercommunality.listedAs : undefined;
  return [nameOf(place), ...(listedAs === undefined ? [] : [listedAs])].flatMap((name) => {
    const inBrackets = /^(.*?)\s*\(([^)]*)\)\s*$/.exec(name);
    if (!inBrackets) return [name];
    return [name, inBrackets[1] ?? '', inBrackets[2] ?? ''].filter(
      (one) => !kindWords.has(normalisePlace(one)),
    );
  });
}

export function nameOf(place: Place): string {
  switch (place.kind) {
    case 'region':
      return place.region.name;
    case 'formerRegion':
      return place.formerRegion.name;
    case 'department':
      return place.department.name;
    case 'territory':
      return place.territory.name;
    case 'formerTerritory':
      return place.formerTerritory.name;
    case 'intercommunality':
      return place.intercommunality.name;
    case 'commune':
      return place.commune.name;
  }
}
