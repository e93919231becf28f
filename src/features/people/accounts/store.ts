import { z } from 'zod';
import { memberSchema, type Member } from '../../../core/address';
import { roles, type Person, type Role } from '../../../core/person';
import type { Tx } from '../../../core/ports';
import { storeClient } from '../../../storage/database';

const withAssignments = { assignments: { orderBy: { id: 'asc' } } } as const;
const roleSchema = z.enum(roles);

interface PersonRow {
  id: string;
  name: string;
  organisation: string | null;
  timeZone: string;
  demo: boolean;
  assignments: { role: string; regionCode: string | null; territoryId: string | null }[];
}

function toPerson(row: PersonRow): Person {
  return {
    id: row.id,
    displayName: row.name,
    organisation: row.organisation ?? undefined,
    assignments: row.assignments.map(({ role, regionCode, territoryId }) => ({
      role: roleSchema.parse(role),
      regionCode: regionCode ?? undefined,
      territoryId: territoryId ?? undefined,
    })),
    timeZone: row.timeZone,
    demo: row.demo,
  };
}

/** Those of the ids that are in the directory, in the order of the ids. Erased people are not. */
export async function findPeople(tx: Tx, ids: string[]): Promise<Person[]> {
  if (ids.length === 0) return [];
  const rows = await storeClient(tx).person.findMany({
    where: { id: { in: ids }, erasedAt: null },
    include: withAssignments,
  });
  const byId = new Map(rows.map((row) => [row.id, toPerson(row)]));
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
}

/** Their addresses in the directory, to write them in what goes to each herself; whoever has none is left out. */
export async function addressesOf(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  const rows = await storeClient(tx).person.findMany({
    where: { id: { in: ids }, erasedAt: null, email: { not: null } },
    select: { id: true, email: true },
  });
  return new Map(rows.flatMap(({ id, email }) => (email === null ? [] : [[id, email]])));
}

/** Whoever has that address in the directory, however it is written. */
export async function findPersonByEmail(tx: Tx, email: string): Promise<Person | undefined> {
  const row = await storeClient(tx).person.findFirst({
    where: { email: email.trim().toLowerCase(), erasedAt: null },
    include: withAssignments,
  });
  return row ? toPerson(row) : undefined;
}

export interface RoleQuery {
  roles: Role[];
  /** Of an assignment to this territory. */
  territoryId?: string;
  /** Of an assignment in one of these Regions. */
  regionCodes?: string[];
  /** Invented people, or real ones: never both. */
  demo: boolean;
}

/** Who has one of the roles there, by an assignment that fits the whole query. */
export async function peopleWithRole(tx: Tx, query: RoleQuery): Promise<Person[]> {
  const { territoryId, regionCodes, demo } = query;
  const fits = {
    role: { in: query.roles },
    ...(territoryId !== undefined && { territoryId }),
    ...(regionCodes !== undefined && { regionCode: { in: regionCodes } }),
  };
  const rows = await storeClient(tx).person.findMany({
    where: { demo, erasedAt: null, assignments: { some: fits } },
    orderBy: { id: 'asc' },
    include: withAssignments,
  });
  return rows.map(toPerson);
}

/** The person that the account is linked to. */
export async function linkedPerson(tx: Tx, member: Member): Promise<Person | undefined> {
  const row = await storeClient(tx).account.findUnique({
    where: { platform_workspaceId_memberId: keyOf(member) },
    select: { person: { include: withAssignments } },
  });
  return row?.person && row.person.erasedAt === null ? toPerson(row.person) : undefined;
}

export interface LinkedAccount {
  personId: string;
  member: Member;
}

/** Of each of the people the account last active, if she has any. */
export async function lastActiveAccounts(tx: Tx, personIds: string[]): Promise<LinkedAccount[]> {
  const rows = await storeClient(tx).account.findMany({
    where: { personId: { in: personIds }, person: { erasedAt: null } },
    orderBy: [{ lastActiveAt: 'desc' }, { platform: 'asc' }, { workspaceId: 'asc' }, { memberId: 'asc' }],
  });
  const first = new Map<string, LinkedAccount>();
  for (const { personId, ...row } of rows)
    if (personId !== null && !first.has(personId))
      first.set(personId, { personId, member: memberSchema.parse(row) });
  return personIds.flatMap((id) => first.get(id) ?? []);
}

/**
 * Until the transaction ends nobody else links an account to her or erases her. False: she is not there, or erased. Taken
 * before the row of an account, as the erasure does.
 */
export async function lockPerson(tx: Tx, id: string): Promise<boolean> {
  const rows = await storeClient(tx).$queryRaw<unknown[]>`
    SELECT 1 FROM person WHERE id = ${id} AND erased_at IS NULL FOR NO KEY UPDATE`;
  return rows.length > 0;
}

/** The columns of a row that name the account. */
export function keyOf({ platform, workspaceId, memberId }: Member): Member {
  return { platform, workspaceId, memberId };
}
