import { randomUUID } from 'node:crypto';
import type { Member } from '../../src/core/address';
import type { Person, Role } from '../../src/core/person';
import { findTerritory, type TerritoryRegister } from '../../src/features/territories';
import type { Database } from '../../src/storage/database';
import type { Place } from './plain-calendar';

export interface Citizen extends Person {
  place: Place;
  frequency: 'daily' | 'weekly' | 'none';
  member: Member;
}

export interface SimSheet {
  id: string;
  territoryId: string;
  leadId: string;
  updatedAt: number;
  isBlocked: boolean;
}

export interface World {
  people: Citizen[];
  byId: ReadonlyMap<string, Citizen>;
  sheets: SimSheet[];
}

export interface WorldSize {
  territories: number;
  sheetsEach: number;
  people: number;
}

const zones: Record<string, string> = {
  '01': 'America/Guadeloupe',
  '02': 'America/Martinique',
  '03': 'America/Cayenne',
  '04': 'Indian/Reunion',
  '06': 'Indian/Mayotte',
};
/** Where the French also live: a few people of the programme write from there. */
const farAway = [
  'Pacific/Noumea',
  'Pacific/Tahiti',
  'Pacific/Wallis',
  'America/Miquelon',
  'America/St_Barthelemy',
  'America/Marigot',
];

/** Territories spread over the whole list, so that a small world has overseas and Alsace-Moselle in it too. */
function chosenTerritories(register: TerritoryRegister, count: number): string[] {
  const all = register.territories.map(({ id }) => id);
  return Array.from(
    { length: Math.min(count, all.length) },
    (_, i) => all[Math.floor((i * all.length) / count)] ?? '',
  );
}

/** Invented people and sheets over the real list of territories. */
export async function populate(
  database: Database,
  register: TerritoryRegister,
  size: WorldSize,
  random: () => number,
  start: Date,
): Promise<World> {
  const territoryIds = chosenTerritories(register, size.territories);
  const people: Citizen[] = [];
  const add = (role: Role, regionCode: string | undefined, territoryId: string | undefined): void => {
    const id = `p${people.length + 1}`;
    const far = random() < 0.04;
    const timeZone = far
      ? (farAway[Math.floor(random() * farAway.length)] ?? 'Pacific/Noumea')
      : (zones[regionCode ?? ''] ?? 'Europe/Paris');
    const draw = random();
    people.push({
      id,
      displayName: `Personne ${id}`,
      assignments: [{ role, regionCode, territoryId }],
      timeZone,
      demo: false,
      place: { timeZone, department: departmentOf(register, territoryId, regionCode) },
      frequency: draw < 0.03 ? 'none' : draw < 0.1 ? 'weekly' : 'daily',
      member: { platform: 'web', workspaceId: `w${people.length % 5}`, memberId: id },
    });
  };
  for (let i = 0; i < 5; i += 1) add('delegation', undefined, undefined);
  const regions = new Set(territoryIds.flatMap((id) => findTerritory(register, id)?.regionCodes ?? []));
  for (const regionCode of regions)
    for (let i = 0; i < 2; i += 1) add('piloteRegional', regionCode, undefined);
  for (const role of ['chefDeProjet', 'elu', 'industriel'] as const)
    for (const id of territoryIds) add(role, findTerritory(register, id)?.regionCodes[0], id);
  for (let i = 0; people.length < size.people; i += 1) {
    const id = territoryIds[i % territoryIds.length] ?? '';
    add(i % 2 === 0 ? 'elu' : 'chefDeProjet', findTerritory(register, id)?.regionCodes[0], id);
  }

  const { prisma } = database;
  await prisma.person.createMany({
    data: people.map(({ id, displayName, timeZone }) => ({
      id,
      name: displayName,
      timeZone,
      demo: false,
      createdAt: start,
    })),
  });
  await prisma.assignment.createMany({
    data: people.map(({ id, assignments: [one] }) => ({
      personId: id,
      role: one?.role ?? '',
      regionCode: one?.regionCode ?? null,
      territoryId: one?.territoryId ?? null,
    })),
  });
  await prisma.account.createMany({
    data: people.map(({ id, member }) => ({
      ...member,
      personId: id,
      linkedBy: 'verifiedAddress',
      linkedAt: start,
      checkedAt: start,
      lastActiveAt: start,
      kind: 'member',
    })),
  });
  await prisma.reminderPreference.createMany({
    data: people
      .filter(({ frequency }) => frequency !== 'daily')
      .map(({ id, frequency }) => ({ personId: id, frequency })),
  });

  const sheets: SimSheet[] = territoryIds.flatMap((territoryId) => {
    const here = people.filter(
      ({ assignments: [one] }) => one?.territoryId === territoryId && one.role !== 'industriel',
    );
    return Array.from({ length: size.sheetsEach }, () => ({
      id: randomUUID(),
      territoryId,
      leadId: here[Math.floor(random() * here.length)]?.id ?? '',
      updatedAt: start.getTime() - Math.floor(random() * 40 * 24) * 3_600_000,
      isBlocked: random() < 0.04,
    }));
  });
  await prisma.sheet.createMany({
    data: sheets.map((sheet, index) => ({
      id: sheet.id,
      territoryId: sheet.territoryId,
      number: (index % size.sheetsEach) + 1,
      fields: {
        title: `Fiche ${index}`,
        status: sheet.isBlocked ? 'bloque' : 'en_cours',
        lead: { personId: sheet.leadId },
      },
      createdAt: start,
      updatedAt: new Date(sheet.updatedAt),
    })),
  });
  // What the server would do by itself within a minute; here a minute may be days.
  await prisma.$executeRaw`ANALYZE`;
  return { people, byId: new Map(people.map((person) => [person.id, person])), sheets };
}

/** The département of most of the members' communes; of two equals the first that is listed. */
function departmentOf(
  register: TerritoryRegister,
  territoryId: string | undefined,
  regionCode: string | undefined,
): string {
  const special = ['57', '67', '68', '971', '972', '973', '974', '976'];
  const codes =
    territoryId !== undefined
      ? (findTerritory(register, territoryId)?.members.flatMap(({ departmentCodes }) => departmentCodes) ??
        [])
      : [...register.departments.values()]
          .filter((one) => one.regionCode === regionCode)
          .map(({ code }) => code);
  const counted = (code: string): string => (special.includes(code) ? code : '');
  let best = codes[0] === undefined ? '' : counted(codes[0]);
  for (const code of codes.map(counted)) {
    const count = (wanted: string): number => codes.filter((one) => counted(one) === wanted).length;
    if (count(code) > count(best)) best = code;
  }
  return best;
}
