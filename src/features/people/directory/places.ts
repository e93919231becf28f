import {
  matchRegion,
  matchTerritory,
  type NameMatch,
  type Region,
  type Territory,
  type TerritoryRegister,
} from '../../territories';

/** Finds places by the names that a file gives them. */
export interface Places {
  region(typed: string): NameMatch<Region>;
  territory(typed: string): NameMatch<Territory>;
  regions: Region[];
}

/** The same few names come in thousands of rows: each is looked for once. */
export function placesOf(register: TerritoryRegister): Places {
  return {
    region: remembering((typed) => matchRegion(register, typed)),
    territory: remembering((typed) => matchTerritory(register, typed)),
    regions: register.regions,
  };
}

function remembering<T>(find: (typed: string) => T): (typed: string) => T {
  const known = new Map<string, T>();
  return (typed) => {
    const found = known.get(typed) ?? find(typed);
    known.set(typed, found);
    return found;
  };
}
