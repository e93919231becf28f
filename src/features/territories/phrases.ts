import type { TerritoryRegister } from './load-territories';
import type { Commune, Department, FormerRegion, Intercommunality, Region, Territory } from './territory';

export const quoted = (name: string) => `« ${name} »`;
export const plural = (count: number, one: string, many: string) =>
  `${count.toLocaleString('fr-FR')} ${count > 1 ? many : one}`;
export const territories = (count: number) =>
  plural(count, 'Territoire d’industrie', 'Territoires d’industrie');

const kinds: [RegExp, string][] = [
  [/^CC /, 'communauté de communes '],
  [/^CA /, 'communauté d’agglomération '],
  [/^CU /, 'communauté urbaine '],
  [/^EPT /, 'établissement public territorial '],
];

/** « CC du Vimeu » as one reads it aloud. */
export function spelled(name: string): string {
  const kind = kinds.find(([pattern]) => pattern.test(name));
  return kind ? name.replace(kind[0], kind[1]) : name;
}

/** « la communauté de communes du Vimeu », « Rennes Métropole » */
export function groupName(group: Intercommunality): string {
  if (group.kind === 'EPT') return `l’établissement public territorial ${group.name}`;
  const name = spelled(group.name);
  return name.startsWith('communauté') || name.startsWith('Métropole') ? `la ${name}` : name;
}

export function communeName(register: TerritoryRegister, commune: Commune): string {
  const department = register.departments.get(commune.departmentCode)?.name ?? commune.departmentCode;
  const where = commune.departmentCode === '75' ? commune.name : `${commune.name} (${department})`;
  return commune.nowPartOf === undefined
    ? where
    : `${where}, aujourd’hui dans la commune de ${commune.nowPartOf},`;
}

export function regionNames(register: TerritoryRegister, codes: string[]): string {
  const names = codes.map((code) => register.regions.find((one) => one.code === code)?.name ?? code);
  return names.join(' et ');
}

export const territoryName = (register: TerritoryRegister, territory: Territory) =>
  `${quoted(territory.name)} (${regionNames(register, territory.regionCodes)})`;

/** « A ; B et 12 autres »: as many as fit into `room` characters, at least one. */
export function enumerate(names: string[], room: number): string {
  let shown = 1;
  let length = names[0]?.length ?? 0;
  while (shown < names.length && length + (names[shown]?.length ?? 0) + 3 <= room) {
    length += (names[shown]?.length ?? 0) + 3;
    shown += 1;
  }
  const left = names.length - shown;
  const start = names.slice(0, shown).join(' ; ');
  if (left === 0) return start;
  return `${start} ; et ${plural(left, 'autre', 'autres')}`;
}

export const byName = (a: string, b: string) => a.localeCompare(b, 'fr');

/** A Region or départements, as the territories in it are counted. */
export interface Area {
  phrase: string;
  name: string;
  regionCode?: string;
  departmentCodes?: string[];
}

export const areaOfRegion = (region: Region): Area => ({ ...region, regionCode: region.code });
export const areaOfDepartment = (department: Department): Area => ({
  ...department,
  regionCode: undefined,
  departmentCodes: [department.code],
});
export const areaOfFormerRegion = (region: FormerRegion): Area => region;

/** The territories of an area, in the order of their names. With départements: those with a member that has communes there. */
export function territoriesIn(register: TerritoryRegister, area: Area | undefined): Territory[] {
  return register.territories
    .filter((territory) => {
      if (!area) return true;
      if (area.regionCode !== undefined) return territory.regionCodes.includes(area.regionCode);
      return territory.members.some((member) =>
        member.departmentCodes.some((code) => area.departmentCodes?.includes(code)),
      );
    })
    .sort((a, b) => byName(a.name, b.name));
}
