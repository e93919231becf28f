import { roles } from '../../core/person';
import { findTerritory, type TerritoryRegister } from '../territories';
import { roleNames } from './rights-table';

/** « chef·fe de projet, territoire Lannion-Trégor Communauté », « pilote régional·e, Bretagne ». */
export function describeAssignment(
  { role, regionCode, territoryId }: { role: string; regionCode?: string; territoryId?: string },
  register: TerritoryRegister,
): string {
  const known = roles.find((name) => name === role);
  return [known ? roleNames[known] : role, describePlace({ regionCode, territoryId }, register)]
    .filter((part) => part !== undefined)
    .join(', ');
}

function describePlace(
  { regionCode, territoryId }: { regionCode?: string; territoryId?: string },
  register: TerritoryRegister,
): string | undefined {
  if (territoryId !== undefined)
    return `territoire ${findTerritory(register, territoryId)?.name ?? territoryId}`;
  if (regionCode === undefined) return undefined;
  return register.regions.find(({ code }) => code === regionCode)?.name ?? `Région ${regionCode}`;
}
