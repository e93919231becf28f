import { indexCommunes, type CommuneIndex } from './commune-index';
import { readTable, type Row } from './csv-tables';
import type { Place } from './place';
import { indexPlaceNames, type PlaceNames } from './place-names';
import type {
  Department,
  FormerRegion,
  FormerTerritory,
  Intercommunality,
  Region,
  Territory,
} from './territory';

/** The territories, and every place that a person may name when asking about them. Read once, never changed. */
export interface TerritoryRegister {
  territories: Territory[];
  formerTerritories: FormerTerritory[];
  /** In the order of the file, which is that of their names. */
  regions: Region[];
  formerRegions: FormerRegion[];
  departments: ReadonlyMap<string, Department>;
  intercommunalities: ReadonlyMap<string, Intercommunality>;
  communes: CommuneIndex;
  names: PlaceNames;
  /** Which territory a SIREN is a member of: never more than one. */
  territoryOfMember: ReadonlyMap<string, Territory>;
}

/** `folder`: prisma/seed/territories. Throws one error that lists every problem of every file. */
export async function loadTerritories(folder: string): Promise<TerritoryRegister> {
  const problems: string[] = [];
  const [territories, members, former, regions, formerRegions, departments, intercommunalities, communes] =
    await Promise.all([
      readTable(folder, 'territoires-2023-2027.csv', problems),
      readTable(folder, 'membres-2023-2027.csv', problems),
      readTable(folder, 'territoires-2018-2022.csv', problems),
      readTable(folder, 'regions.csv', problems),
      readTable(folder, 'anciennes-regions.csv', problems),
      readTable(folder, 'departements.csv', problems),
      readTable(folder, 'intercommunalites.csv', problems),
      readTable(folder, 'communes.csv', problems),
    ]);
  if (problems.length === 0) problems.push(...brokenLinks({ territories, members, regions, departments }));
  if (problems.length > 0) throw new Error(`Données des territoires non valables :\n${problems.join('\n')}`);

  const register = {
    territories: withMembers(territories, members),
    formerTerritories: former.map((row) => ({ name: typeset(row.nom), regionCodes: row.regions })),
    regions: regions.map((row) => ({ code: row.code, name: typeset(row.nom), phrase: typeset(row.dans) })),
    formerRegions: formerRegions.map((row) => ({
      name: row.nom,
      phrase: row.dans,
      departmentCodes: row.departements,
    })),
    departments: new Map(
      departments.map((row) => [
        row.code,
        { code: row.code, name: typeset(row.nom), regionCode: row.region, phrase: typeset(row.dans) },
      ]),
    ),
    intercommunalities: describeIntercommunalities(intercommunalities, communes, members),
    communes: indexCommunes(communes),
  };
  const places: Place[] = [
    ...register.regions.map((region) => ({ kind: 'region' as const, region })),
    ...register.formerRegions.map((formerRegion) => ({ kind: 'formerRegion' as const, formerRegion })),
    ...[...register.departments.values()].map((department) => ({ kind: 'department' as const, department })),
    ...register.territories.map((territory) => ({ kind: 'territory' as const, territory })),
    ...register.formerTerritories.map((one) => ({ kind: 'formerTerritory' as const, formerTerritory: one })),
    ...[...register.intercommunalities.values()].map((one) => ({
      kind: 'intercommunality' as const,
      intercommunality: one,
    })),
  ];
  return {
    ...register,
    names: indexPlaceNames(places),
    territoryOfMember: new Map(
      register.territories.flatMap((territory) =>
        territory.members.map((member) => [member.siren, territory] as const),
      ),
    ),
  };
}

const typeset = (name: string) => name.replaceAll("'", '’');

function withMembers(
  territories: Row<'territoires-2023-2027.csv'>[],
  members: Row<'membres-2023-2027.csv'>[],
): Territory[] {
  return territories.map((row) => ({
    id: row.id,
    name: typeset(row.nom),
    regionCodes: row.regions,
    members: members
      .filter((member) => member.territoire === row.id)
      .map((member) => ({
        siren: member.siren,
        name: typeset(member.nom),
        kind: member.type,
        departmentCodes: member.departements,
      })),
  }));
}

function describeIntercommunalities(
  rows: Row<'intercommunalites.csv'>[],
  communes: Row<'communes.csv'>[],
  members: Row<'membres-2023-2027.csv'>[],
): Map<string, Intercommunality> {
  const listed = new Map(members.map((member) => [member.siren, typeset(member.nom)]));
  const described = new Map<string, Intercommunality>(
    rows.map((row) => [
      row.siren,
      {
        siren: row.siren,
        name: typeset(row.nom),
        listedAs: listed.get(row.siren),
        kind: row.type,
        parentSiren: row.dans,
        departmentCodes: [],
        communeCount: 0,
      },
    ]),
  );
  for (const line of communes) {
    const own = described.get(line.intercommunalite ?? '');
    // An EPT's communes are the metropolis's too.
    for (const one of [own, described.get(own?.parentSiren ?? '')]) {
      if (!one) continue;
      if (!one.departmentCodes.includes(line.departement)) one.departmentCodes.push(line.departement);
      one.communeCount += line.communes.split('|').length;
    }
  }
  return described;
}

function brokenLinks(rows: {
  territories: Row<'territoires-2023-2027.csv'>[];
  members: Row<'membres-2023-2027.csv'>[];
  regions: Row<'regions.csv'>[];
  departments: Row<'departements.csv'>[];
}): string[] {
  const territoryIds = new Set(rows.territories.map((row) => row.id));
  const regionCodes = new Set(rows.regions.map((row) => row.code));
  const departmentCodes = new Set(rows.departments.map((row) => row.code));
  const sirens = new Set<string>();
  const problems: string[] = [];
  for (const row of rows.territories)
    for (const code of row.regions)
      if (!regionCodes.has(code))
        problems.push(`territoires-2023-2027.csv, ${row.id}, regions : ${code} inconnu`);
  for (const row of rows.members) {
    const where = `membres-2023-2027.csv, ${row.siren}`;
    if (!territoryIds.has(row.territoire)) problems.push(`${where}, territoire : ${row.territoire} inconnu`);
    if (sirens.has(row.siren)) problems.push(`${where}, siren : présent deux fois`);
    sirens.add(row.siren);
    for (const code of row.departements)
      if (!departmentCodes.has(code)) problems.push(`${where}, departements : ${code} inconnu`);
  }
  const withMember = new Set(rows.members.map((row) => row.territoire));
  for (const id of territoryIds)
    if (!withMember.has(id)) problems.push(`territoires-2023-2027.csv, ${id} : aucun membre`);
  return problems;
}
