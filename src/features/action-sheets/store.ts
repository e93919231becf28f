import { z } from 'zod';
import type { Perimeter } from '../../core/perimeter';
import type { Tx } from '../../core/ports';
import { storeClient } from '../../storage/database';
import { jsonColumn } from '../../storage/json-column';
import type { FieldChange, Way } from './revision';
import { sheetFieldsSchema, type Axis, type Sheet, type Status } from './sheet';

/** Which sheets; what is absent filters nothing. Only those inside the perimeter are ever seen. */
export interface SheetFilter {
  ids?: string[];
  territoryIds?: string[];
  numbers?: number[];
  statuses?: Status[];
  axis?: Axis;
  /** Due before that day (« YYYY-MM-DD »), and neither finished nor given up. */
  lateOn?: string;
  /** No news since, and neither finished nor given up. */
  staleSince?: Date;
  /** With an entry of the simplification register. */
  simplification?: true;
  /** With a request to the copil. */
  request?: true;
  /** Led by this person of the directory. */
  leadId?: string;
  /** Led by one of these people, or in one of these territories. */
  concerning?: { personIds: string[]; territoryIds: string[] };
}

interface Row {
  id: string;
  territory_id: string;
  number: number;
  demo: boolean;
  revision: number;
  fields: unknown;
  created_at: Date;
  updated_at: Date;
  updated_by: string | null;
}

function toSheet(row: Row): Sheet {
  return {
    id: row.id,
    territoryId: row.territory_id,
    number: row.number,
    demo: row.demo,
    revision: row.revision,
    fields: sheetFieldsSchema.parse(row.fields),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by ?? undefined,
  };
}

/** Ordered by territory, then number. `limit` is at most all that the country can have. */
export async function listSheets(
  tx: Tx,
  perimeter: Perimeter,
  filter: SheetFilter = {},
  limit = 100_000,
): Promise<Sheet[]> {
  const everywhere = perimeter.territoryIds === 'all';
  const within = perimeter.territoryIds === 'all' ? [] : [...perimeter.territoryIds];
  const {
    ids = null,
    territoryIds = null,
    numbers = null,
    statuses = null,
    axis = null,
    lateOn = null,
    staleSince = null,
    simplification = false,
    request = false,
    leadId = null,
    concerning = { personIds: null, territoryIds: null },
  } = filter;
  const rows = await storeClient(tx).$queryRaw<Row[]>`
    SELECT id::text, territory_id, number, demo, revision, fields, created_at, updated_at, updated_by
    FROM sheet
    WHERE demo = ${perimeter.demo} AND (${everywhere} OR territory_id = ANY(${within}::text[]))
      AND (${ids}::uuid[] IS NULL OR id = ANY(${ids}::uuid[]))
      AND (${territoryIds}::text[] IS NULL OR territory_id = ANY(${territoryIds}::text[]))
      AND (${numbers}::int[] IS NULL OR number = ANY(${numbers}::int[]))
      AND (${statuses}::text[] IS NULL OR fields ->> 'status' = ANY(${statuses}::text[]))
      AND (${axis}::text IS NULL OR fields ->> 'axis' = ${axis})
      AND (${lateOn}::text IS NULL OR (fields -> 'due' ->> 'date' < ${lateOn} AND fields ->> 'status' NOT IN ('termine', 'abandonne')))
      AND (${staleSince}::timestamptz IS NULL OR (updated_at < ${staleSince} AND fields ->> 'status' NOT IN ('termine', 'abandonne')))
      AND (NOT ${simplification} OR jsonb_exists(fields, 'simplification'))
      AND (NOT ${request} OR jsonb_exists(fields, 'request'))
      AND (${leadId}::text IS NULL OR fields -> 'lead' ->> 'personId' = ${leadId})
      AND (${concerning.personIds}::text[] IS NULL OR fields -> 'lead' ->> 'personId' = ANY(${concerning.personIds}::text[])
        OR territory_id = ANY(${concerning.territoryIds}::text[]))
    ORDER BY territory_id, number
    LIMIT ${limit}`;
  return rows.map(toSheet);
}

export async function findSheet(tx: Tx, perimeter: Perimeter, id: string): Promise<Sheet | undefined> {
  const [sheet] = await listSheets(tx, perimeter, { ids: [id] }, 1);
  return sheet;
}

/** Which territories of the perimeter have sheets. */
export async function territoriesWithSheets(tx: Tx, perimeter: Perimeter): Promise<string[]> {
  const rows = await storeClient(tx).sheet.findMany({
    where: {
      demo: perimeter.demo,
      ...(perimeter.territoryIds !== 'all' && { territoryId: { in: [...perimeter.territoryIds] } }),
    },
    distinct: ['territoryId'],
    orderBy: { territoryId: 'asc' },
    select: { territoryId: true },
  });
  return rows.map(({ territoryId }) => territoryId);
}

/** Reads it for a change: until the transaction ends nobody else can change it. */
export async function lockSheet(tx: Tx, perimeter: Perimeter, id: string): Promise<Sheet | undefined> {
  await storeClient(tx).$queryRaw`SELECT 1 FROM sheet WHERE id = ${id}::uuid FOR UPDATE`;
  return findSheet(tx, perimeter, id);
}

export interface RevisionRow {
  revision: number;
  at: Date;
  /** Person id; absent for the command line. */
  authorId: string | undefined;
  changes: FieldChange[];
  way: Way;
  source: string;
  words: string | undefined;
}

export interface NewRevision extends Omit<RevisionRow, 'revision'> {
  sheet: Sheet;
}

/** The sheet as it is now, and why: one revision more. The caller holds its lock. */
export async function saveRevision(tx: Tx, { sheet, ...row }: NewRevision): Promise<void> {
  const client = storeClient(tx);
  await client.sheet.update({
    where: { id: sheet.id },
    data: {
      fields: jsonColumn(sheet.fields),
      revision: sheet.revision,
      updatedAt: row.at,
      updatedBy: row.authorId ?? null,
    },
  });
  await client.sheetRevision.create({ data: revisionData(sheet, row) });
}

/** Sheets that are new, with their first revision. In one statement each, however many. */
export async function insertSheets(tx: Tx, created: NewRevision[]): Promise<void> {
  const client = storeClient(tx);
  for (let from = 0; from < created.length; from += 500) {
    const part = created.slice(from, from + 500);
    await client.sheet.createMany({
      data: part.map(({ sheet, at, authorId }) => ({
        id: sheet.id,
        territoryId: sheet.territoryId,
        number: sheet.number,
        demo: sheet.demo,
        revision: sheet.revision,
        fields: jsonColumn(sheet.fields),
        createdAt: at,
        updatedAt: sheet.updatedAt,
        updatedBy: authorId ?? null,
      })),
    });
    await client.sheetRevision.createMany({
      data: part.map(({ sheet, ...row }) => revisionData(sheet, row)),
    });
  }
}

function revisionData(sheet: Sheet, row: Omit<NewRevision, 'sheet'>) {
  return {
    sheetId: sheet.id,
    revision: sheet.revision,
    at: row.at,
    authorId: row.authorId ?? null,
    changes: jsonColumn(row.changes),
    way: row.way,
    source: row.source,
    words: row.words ?? null,
  };
}

/** The next free number of a territory. Two at once wait for each other. */
export async function nextNumber(tx: Tx, territoryId: string): Promise<number> {
  const client = storeClient(tx);
  await client.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`sheet-number/${territoryId}`}))`;
  const last = await client.sheet.aggregate({ where: { territoryId }, _max: { number: true } });
  return (last._max.number ?? 0) + 1;
}

export const changesSchema = z.array(
  z.object({ field: z.string(), before: z.unknown().optional(), after: z.unknown().optional() }),
) as unknown as z.ZodType<FieldChange[]>;

/** Newest first; of a sheet inside the perimeter only. */
export async function historyOf(
  tx: Tx,
  perimeter: Perimeter,
  sheetId: string,
  limit = 50,
): Promise<RevisionRow[]> {
  if (!(await findSheet(tx, perimeter, sheetId))) return [];
  const rows = await storeClient(tx).sheetRevision.findMany({
    where: { sheetId },
    orderBy: { revision: 'desc' },
    take: limit,
  });
  return rows.map((row) => ({
    revision: row.revision,
    at: row.at,
    authorId: row.authorId ?? undefined,
    changes: changesSchema.parse(row.changes),
    way: row.way as Way,
    source: row.source,
    words: row.words ?? undefined,
  }));
}
