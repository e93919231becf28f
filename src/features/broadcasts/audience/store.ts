import type { Tx } from '../../../core/ports';
import { storeClient } from '../../../storage/database';
import { jsonColumn } from '../../../storage/json-column';
import { audienceSchema, type Audience } from './audience';

export interface PeopleQuery {
  demo: boolean;
  role: string | null;
  regionCode: string | null;
  /** Of an assignment in one of these. */
  territoryIds: string[] | null;
  organisation: string | null;
  personIds: string[] | null;
  /** Of one of these territories, or one of these people. */
  sheets: { territoryIds: string[]; leadIds: string[] } | null;
  /** Nobody outside it, whatever else is asked. */
  within: { territoryIds: string[]; regionCodes: string[] } | 'all';
}

/** Each once, by one assignment that fits all of it. */
export async function findAudience(tx: Tx, query: PeopleQuery): Promise<string[]> {
  const { sheets, within } = query;
  const everywhere = within === 'all';
  const inside = everywhere ? { territoryIds: [], regionCodes: [] } : within;
  const pattern =
    query.organisation === null ? null : `%${query.organisation.replace(/[\\%_]/g, String.raw`\$&`)}%`;
  const rows = await storeClient(tx).$queryRaw<{ id: string }[]>`
    SELECT DISTINCT p.id FROM person p JOIN assignment a ON a.person_id = p.id
    WHERE p.demo = ${query.demo} AND p.erased_at IS NULL
      AND (${query.role}::text IS NULL OR a.role = ${query.role})
      AND (${query.regionCode}::text IS NULL OR a.region_code = ${query.regionCode}
        OR a.territory_id = ANY(${query.territoryIds}::text[]))
      AND (${query.regionCode}::text IS NOT NULL OR ${query.territoryIds}::text[] IS NULL
        OR a.territory_id = ANY(${query.territoryIds}::text[]))
      AND (${pattern}::text IS NULL OR p.organisation ILIKE ${pattern})
      AND (${query.personIds}::text[] IS NULL OR p.id = ANY(${query.personIds}::text[]))
      AND (${sheets === null} OR a.territory_id = ANY(${sheets?.territoryIds ?? []}::text[])
        OR p.id = ANY(${sheets?.leadIds ?? []}::text[]))
      AND (${everywhere} OR a.territory_id = ANY(${inside.territoryIds}::text[])
        OR (a.territory_id IS NULL AND a.region_code = ANY(${inside.regionCodes}::text[])))
    ORDER BY p.id`;
  return rows.map(({ id }) => id);
}

export interface SavedList {
  id: string;
  name: string;
  audience: Audience;
}

export async function listsOf(tx: Tx, ownerId: string): Promise<SavedList[]> {
  const rows = await storeClient(tx).audienceList.findMany({ where: { ownerId }, orderBy: { name: 'asc' } });
  return rows.map(({ id, name, audience }) => ({ id, name, audience: audienceSchema.parse(audience) }));
}

/** False: there is none of hers. */
export async function dropList(tx: Tx, ownerId: string, id: string): Promise<boolean> {
  return (await storeClient(tx).audienceList.deleteMany({ where: { id, ownerId } })).count > 0;
}

/** The same name again takes the new audience. */
export async function saveList(
  tx: Tx,
  ownerId: string,
  { id, name, audience, now }: SavedList & { now: Date },
): Promise<void> {
  await storeClient(tx).audienceList.upsert({
    where: { ownerId_name: { ownerId, name } },
    create: { id, ownerId, name, audience: jsonColumn(audience), createdAt: now },
    update: { audience: jsonColumn(audience) },
  });
}
