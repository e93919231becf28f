import type { Perimeter } from '../../core/perimeter';
import type { Person } from '../../core/person';
import { demoTerritory, territoriesOfRegion, type TerritoryRegister } from '../territories';
import { rightsTable, type Action, type Reach } from './rights-table';

const nowhere = (person: Person): Perimeter => ({ demo: person.demo, territoryIds: [] });

/** How far `action` reaches for this person, over all her assignments. */
export function perimeterOf(person: Person, action: Action, register: TerritoryRegister): Perimeter {
  const ids = new Set<string>();
  for (const { role, regionCode, territoryId } of person.assignments) {
    const reach: Reach | undefined = rightsTable[role][action];
    if (reach === 'country') return { demo: person.demo, territoryIds: 'all' };
    if (reach === 'territory' && territoryId !== undefined) ids.add(territoryId);
    if (reach === 'region' && regionCode !== undefined)
      for (const territory of territoriesOfRegion(register, regionCode)) ids.add(territory.id);
  }
  return {
    ...nowhere(person),
    territoryIds: [...ids].filter((id) => (id === demoTerritory.id) === person.demo),
  };
}

export function isWithin(perimeter: Perimeter, territoryId: string): boolean {
  if ((territoryId === demoTerritory.id) !== perimeter.demo) return false;
  return perimeter.territoryIds === 'all' || perimeter.territoryIds.includes(territoryId);
}

/** `territoryId` absent: may she do it anywhere at all? */
export function allowed(
  person: Person | undefined,
  action: Action,
  register: TerritoryRegister,
  territoryId?: string,
): boolean {
  if (!person) return false;
  const perimeter = perimeterOf(person, action, register);
  if (territoryId !== undefined) return isWithin(perimeter, territoryId);
  return perimeter.territoryIds === 'all' || perimeter.territoryIds.length > 0;
}

/** Of what concerns a Region as such, and not one of its territories. */
export function allowedInRegion(person: Person, action: Action, regionCode: string): boolean {
  return person.assignments.some((assignment) => {
    const reach: Reach | undefined = rightsTable[assignment.role][action];
    return reach === 'country' || (reach === 'region' && assignment.regionCode === regionCode);
  });
}
