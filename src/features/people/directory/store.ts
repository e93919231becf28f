import { z } from 'zod';
import { roles, type Assignment } from '../../../core/person';
import type { Tx } from '../../../core/ports';
import { storeClient } from '../../../storage/database';
import { jsonColumn } from '../../../storage/json-column';
import type { KnownPerson } from './plan-import';

const roleSchema = z.enum(roles);

/** Until the transaction ends nobody else changes the directory; everybody can read it. */
export async function lockDirectory(tx: Tx): Promise<void> {
  await storeClient(tx).$executeRaw`LOCK TABLE person, assignment IN SHARE ROW EXCLUSIVE MODE`;
}

/** Real people by their address, in its order; neither invented nor erased ones. */
export async function listDirectory(tx: Tx): Promise<KnownPerson[]> {
  const client = storeClient(tx);
  const rows = await client.person.findMany({
    where: { demo: false, erasedAt: null, email: { not: null } },
    orderBy: { email: 'asc' },
  });
  const assignments = new Map<string, KnownPerson['assignments']>();
  for (const row of await client.assignment.findMany({
    where: { person: { demo: false, erasedAt: null } },
    orderBy: { id: 'asc' },
  })) {
    const own = assignments.get(row.personId) ?? [];
    own.push({
      id: row.id,
      role: roleSchema.parse(row.role),
      ...(row.regionCode !== null && { regionCode: row.regionCode }),
      ...(row.territoryId !== null && { territoryId: row.territoryId }),
    });
    assignments.set(row.personId, own);
  }
  return rows.map((row) => ({
    id: row.id,
    email: row.email ?? '',
    name: row.name,
    ...(row.organisation !== null && { organisation: row.organisation }),
    timeZone: row.timeZone,
    assignments: assignments.get(row.id) ?? [],
  }));
}

export type PersonRow = Omit<KnownPerson, 'assignments'>;

// Rows go as one JSON parameter: PostgreSQL takes 65,535 parameters at most.
const json = (rows: unknown[]): string => JSON.stringify(jsonColumn(rows));

export async function insertPeople(tx: Tx, people: PersonRow[], now: Date): Promise<void> {
  await storeClient(tx).$executeRaw`
    INSERT INTO person (id, name, email, organisation, time_zone, created_at)
    SELECT id, name, email, organisation, "timeZone", ${now}::timestamptz
    FROM jsonb_to_recordset(${json(people)}::jsonb)
      AS row (id text, name text, email text, organisation text, "timeZone" text)`;
}

export async function updatePeople(tx: Tx, people: Omit<PersonRow, 'email'>[]): Promise<void> {
  await storeClient(tx).$executeRaw`
    UPDATE person SET name = row.name, organisation = row.organisation, time_zone = row."timeZone"
    FROM jsonb_to_recordset(${json(people)}::jsonb)
      AS row (id text, name text, organisation text, "timeZone" text)
    WHERE person.id = row.id`;
}

export async function insertAssignments(
  tx: Tx,
  assignments: (Assignment & { personId: string })[],
): Promise<void> {
  const rows = assignments.map((assignment, index) => ({ ...assignment, index }));
  await storeClient(tx).$executeRaw`
    INSERT INTO assignment (person_id, role, region_code, territory_id)
    SELECT "personId", role, "regionCode", "territoryId"
    FROM jsonb_to_recordset(${json(rows)}::jsonb)
      AS row (index int, "personId" text, role text, "regionCode" text, "territoryId" text)
    ORDER BY index`;
}

export async function deleteAssignments(tx: Tx, ids: bigint[]): Promise<void> {
  await storeClient(tx).$executeRaw`
    DELETE FROM assignment WHERE id IN (SELECT value::bigint FROM jsonb_array_elements_text(${json(ids.map(String))}::jsonb))`;
}
