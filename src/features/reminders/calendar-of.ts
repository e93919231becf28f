import { homeOf, type Person } from '../../core/person';
import { holidayZoneOf, type HolidayZone } from '../../scheduling/holidays';
import type { WorkingCalendar } from '../../scheduling/working-time';
import { findTerritory, type TerritoryRegister } from '../territories';

/** When she works: the holidays are those of the département of her territory; without one, those of her Region. */
export function calendarOf(
  person: Pick<Person, 'assignments' | 'timeZone'>,
  register: TerritoryRegister,
): WorkingCalendar {
  return { timeZone: person.timeZone, holidays: holidaysAt(homeOf(person), register) };
}

/** Of a territory, else of a Region, else of most of the country. */
export function holidaysAt(
  { territoryId, regionCode }: { territoryId?: string | undefined; regionCode?: string | undefined },
  register: TerritoryRegister,
): HolidayZone {
  const territory = territoryId === undefined ? undefined : findTerritory(register, territoryId);
  const departments = territory?.members.flatMap(({ departmentCodes }) => departmentCodes) ?? [];
  const ofRegion = [...register.departments.values()]
    .filter((department) => department.regionCode === regionCode)
    .map(({ code }) => code);
  return holidayZoneOf(departments.length > 0 ? departments : ofRegion);
}
