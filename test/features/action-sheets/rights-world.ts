import { randomUUID } from 'node:crypto';
import type { Member } from '../../../src/core/address';
import type { Role } from '../../../src/core/person';
import { insertSheets, type NewRevision } from '../../../src/features/action-sheets/store';
import type { Lead } from '../../../src/features/action-sheets/sheet';
import { cardKey } from '../../../src/features/action-sheets/views/card';
import { loadDemoPeople } from '../../../src/features/people';
import { demoPersonae } from '../../../src/features/people/demo-personae';
import { findTerritory, type TerritoryRegister } from '../../../src/features/territories';
import type { Database } from '../../../src/storage/database';
import { drawPlaces, drawSheet, now } from './rights-draw';
import type { ModelPerson, ModelPlace, ModelRole, ModelSheet } from './rights-model';

/** A country in small, drawn by a seed: every text of a sheet and every name holds a word that is found nowhere else. */
export interface World {
  places: ModelPlace[];
  people: WorldPerson[];
  /** In nobody's directory. */
  stranger: WorldPerson;
  sheets: WorldSheet[];
  territoryName(id: string): string;
  /** By the words that give them away. */
  sheetOf: Map<string, WorldSheet>;
  personOf: Map<string, WorldPerson>;
}

export interface WorldPerson extends ModelPerson {
  id: string;
  /** In her name; none for whoever was erased. */
  word: string | undefined;
  member: Member;
}

export interface WorldSheet extends ModelSheet {
  id: string;
  number: number;
  word: string;
  /** Who disagrees with what it says, if anybody. */
  objector: string | undefined;
  /** Who may be named wherever it is shown: leads, authors, who disagrees. */
  named: string[];
}

/** The words of sheets and people that a text holds. */
export const wordsIn = (text: string): string[] => [...new Set(text.match(/\bX[ps][a-z]{7}\b/g))];

export async function createWorld(
  { transactions, prisma }: Database,
  register: TerritoryRegister,
  random: () => number,
): Promise<World> {
  const draw = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const chance = (share: number): boolean => random() < share;
  const used = new Set<string>();
  const word = (kind: 's' | 'p'): string => {
    const made = `X${kind}${Array.from({ length: 7 }, () => draw([...'bcdfghjklmnpqrstvwxz'])).join('')}`;
    return used.has(made) ? word(kind) : (used.add(made), made);
  };

  const places = drawPlaces(register, draw);
  const real = places.filter(({ invented }) => !invented);
  const regions = [...new Set(real.flatMap((place) => place.regions))];

  function person(roles: ModelRole[], erased = false): WorldPerson {
    const id = randomUUID();
    const member: Member = { platform: 'slack', workspaceId: 'T1', memberId: `U${id.slice(0, 8)}` };
    return { id, invented: false, roles: erased ? [] : roles, word: erased ? undefined : word('p'), member };
  }
  const local = (kind: ModelRole['kind']): ModelRole => ({ kind, territoryId: draw(real).territoryId });
  const pilot = (region = draw(regions)): ModelRole => ({ kind: 'piloteRegional', region });
  const people: WorldPerson[] = [
    ...real.flatMap(({ territoryId }) => [
      person([{ kind: 'elu', territoryId }]),
      ...(chance(0.6) ? [person([{ kind: 'industriel', territoryId }])] : []),
      ...(chance(0.6) ? [person([{ kind: 'chefDeProjet', territoryId }])] : []),
    ]),
    ...regions.filter(() => chance(0.4)).map((region) => person([pilot(region)])),
    // The Regions of a territory that lies across two.
    ...(real[0]?.regions ?? []).map((region) => person([pilot(region)])),
    person([{ kind: 'delegation' }]),
    person([{ kind: 'operateur' }]),
    person([{ kind: 'administrateur' }]),
    // More than one role, in more than one place.
    person([local('chefDeProjet'), local('chefDeProjet')]),
    person([pilot(), local('elu')]),
    person([{ kind: 'delegation' }, local('elu')]),
    person([{ kind: 'operateur' }, local('industriel')]),
    person([{ kind: 'administrateur' }, { kind: 'operateur' }]),
    person([{ kind: 'administrateur' }, pilot()]),
    person([]),
    ...demoPersonae.map(({ id, memberId, assignments }): WorldPerson => ({
      id,
      invented: true,
      word: word('p'),
      member: { platform: 'web', workspaceId: 'v1', memberId },
      roles: assignments.map(({ role, territoryId, regionCode }) => ({
        kind: role,
        territoryId,
        region: regionCode,
      })),
    })),
  ];
  const erased = person([], true);
  const stranger = person([]);

  const sheets: WorldSheet[] = [];
  const revisions: NewRevision[] = [];
  for (const place of places) {
    const here = people.filter(({ invented, roles }) =>
      roles.some(({ territoryId }) => territoryId === place.territoryId && invented === place.invented),
    );
    // Who wrote may have left since, and may even have been erased.
    const authors = place.invented ? here : [...here, draw(people.filter((one) => !one.invented)), erased];
    const count = 2 + Math.floor(random() * 3);
    for (let number = 1; number <= count; number += 1) {
      const mark = word('s');
      const lead: Lead | undefined = chance(0.6)
        ? { personId: draw(authors).id }
        : chance(0.5)
          ? { name: `Pilote ${mark}` }
          : undefined;
      const [author, objector] = [draw(authors), draw(authors)];
      const sheet = drawSheet({ place, number, mark, lead, objector: objector.id, draw, chance });
      sheets.push({
        id: sheet.id,
        number,
        word: mark,
        place,
        status: sheet.fields.status,
        axis: sheet.fields.axis,
        due: sheet.fields.due?.date,
        budget: sheet.fields.budget?.euros,
        progress: sheet.fields.progress,
        updatedAt: sheet.updatedAt,
        leadId: lead && 'personId' in lead ? lead.personId : undefined,
        hasRule: sheet.fields.simplification !== undefined,
        hasRequest: sheet.fields.request !== undefined,
        objector: sheet.fields.disagreement?.[0]?.personId,
        named: [author.id, objector.id, ...(lead && 'personId' in lead ? [lead.personId] : [])],
      });
      revisions.push({
        sheet,
        at: sheet.updatedAt,
        authorId: author.id,
        changes: [{ field: 'nextStep', before: `Avant ${mark}`, after: sheet.fields.nextStep }],
        way: 'sentence',
        source: 'test',
        words: `la ${number} : ${mark}`,
      });
    }
  }

  await transactions.run(async (tx) => {
    await loadDemoPeople(tx, now);
    await insertSheets(tx, revisions);
  });
  for (const { id, word: mark } of people.filter(({ invented }) => invented))
    await prisma.person.update({ where: { id }, data: { name: `Dominique ${mark}` } });
  const rows = [...people.filter(({ invented }) => !invented), erased];
  await prisma.person.createMany({
    data: rows.map(({ id, word: mark }) => ({
      id,
      name: mark === undefined ? '' : `Camille ${mark}`,
      email: mark === undefined ? null : `${mark.toLowerCase()}@exemple.fr`,
      timeZone: 'Europe/Paris',
      createdAt: now,
      erasedAt: mark === undefined ? now : null,
    })),
  });
  await prisma.assignment.createMany({
    data: rows.flatMap(({ id, roles }) =>
      roles.map(({ kind, territoryId, region }) => ({
        personId: id,
        role: kind satisfies Role,
        territoryId: territoryId ?? null,
        regionCode: region ?? null,
      })),
    ),
    skipDuplicates: true,
  });
  await prisma.account.createMany({
    data: rows.map(({ id, member }) => ({
      ...member,
      personId: id,
      linkedBy: 'verifiedAddress',
      linkedAt: now,
      checkedAt: now,
      lastActiveAt: now,
      kind: 'member',
    })),
  });
  // Cards that were shown when she still had the right, or never should have been.
  await prisma.liveMessage.createMany({
    data: sheets.flatMap((sheet) =>
      people
        .filter(() => chance(0.1))
        .map(({ member }) => {
          const { platform, workspaceId } = member;
          const key = { platform, workspaceId, conversationId: member.memberId };
          return {
            conversation: `${platform}/${workspaceId}/${member.memberId}`,
            messageId: sheet.id,
            liveKey: cardKey(sheet.id),
            posted: { address: { key, route: {} }, messageId: sheet.id, visibility: 'all' },
            member: { ...member },
            postedAt: now,
          };
        }),
    ),
  });
  return {
    places,
    people,
    stranger,
    sheets,
    territoryName: (id) => findTerritory(register, id)?.name ?? id,
    sheetOf: new Map(sheets.map((sheet) => [sheet.word, sheet])),
    personOf: new Map(people.flatMap((one) => (one.word === undefined ? [] : [[one.word, one] as const]))),
  };
}
