import type { TerritoryRegister } from './load-territories';
import { normalisePlace } from './normalise-place';
import { byName, regionNames } from './phrases';
import type { Territory } from './territory';

/** For a field with search: territories by their name, Region or members; the best first. Accents do not matter. */
export function searchTerritories(
  register: TerritoryRegister,
  query: string,
  limit: number,
): { label: string; value: string }[] {
  const wanted = normalisePlace(query);
  return register.territories
    .map((territory) => ({ territory, rank: rankOf(register, territory, wanted) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || byName(a.territory.name, b.territory.name))
    .slice(0, limit)
    .map(({ territory }) => ({
      label: `${territory.name} (${regionNames(register, territory.regionCodes)})`,
      value: territory.id,
    }));
}

function rankOf(register: TerritoryRegister, territory: Territory, wanted: string): number {
  const name = normalisePlace(territory.name);
  if (wanted === '' || name.startsWith(wanted)) return 4;
  const words = wanted.split(' ');
  const holds = (text: string) => words.every((word) => ` ${text}`.includes(` ${word}`));
  if (holds(name)) return 3;
  if (territory.members.some((member) => holds(normalisePlace(member.name)))) return 2;
  return holds(normalisePlace(`${territory.name} ${regionNames(register, territory.regionCodes)}`)) ? 1 : 0;
}
