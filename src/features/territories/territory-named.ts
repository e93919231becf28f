import { demoTerritory } from './demo-territory';
import { isOneSlipAway } from './edit-distance';
import type { TerritoryRegister } from './load-territories';
import { looseName, normalisePlace } from './normalise-place';
import { searchTerritories } from './search-territories';
import type { Territory } from './territory';

/** The territory of that name or identifier; else the names of up to three that may be meant. */
export type NamedTerritory = { territory: Territory } | { near: string[] };

export function territoryNamed(register: TerritoryRegister, typed: string): NamedTerritory {
  const wanted = normalisePlace(typed);
  const bare = wanted.replace(/^(?:ti|territoire d industrie) (?=.*[a-z])/, '');
  const all = [...register.territories, demoTerritory];
  const exact = all.find(({ id, name }) => normalisePlace(id) === wanted || isCalled(name, wanted, bare));
  if (exact) return { territory: exact };
  const loosely = all.filter(({ name }) => looseName(normalisePlace(name)) === looseName(bare));
  if (loosely[0] && loosely.length === 1 && looseName(bare) !== '') return { territory: loosely[0] };
  const slips = all.filter(({ name }) => isOneSlipAway(normalisePlace(name), bare));
  const found = bare === '' ? [] : searchTerritories(register, bare, 3).map(({ value }) => value);
  const near = [...slips, ...loosely, ...all.filter(({ id }) => found.includes(id))];
  return { near: [...new Set(near.map(({ name }) => name))].slice(0, 3) };
}

const isCalled = (name: string, ...wanted: string[]): boolean => wanted.includes(normalisePlace(name));
