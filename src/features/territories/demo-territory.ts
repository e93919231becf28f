import type { TerritoryRegister } from './load-territories';
import type { Territory } from './territory';

/** Invented, and in no list: the demonstration's people and sheets belong to it. Its Region is a real one. */
export const demoTerritory: Territory = {
  id: 'demonstration',
  name: 'Territoire de démonstration',
  regionCodes: ['53'],
  members: [],
};

export function findTerritory(register: TerritoryRegister, id: string): Territory | undefined {
  return id === demoTerritory.id
    ? demoTerritory
    : register.territories.find((territory) => territory.id === id);
}

/** Those that lie in the Region, wholly or in part. */
export function territoriesOfRegion(register: TerritoryRegister, regionCode: string): Territory[] {
  return [...register.territories, demoTerritory].filter(({ regionCodes }) =>
    regionCodes.includes(regionCode),
  );
}
