import { z } from 'zod';
import type { Tx } from '../../../core/ports';
import { storeClient } from '../../../storage/database';
import { jsonColumn } from '../../../storage/json-column';
import { ways, type FieldChange } from '../revision';
import { changesSchema, type NewRevision, type RevisionRow } from '../store';

export type PastRevision = Pick<RevisionRow, 'revision' | 'at' | 'way' | 'source' | 'authorId'> & {
  changes: FieldChange[];
};

/**
 * Until the transaction ends nobody else changes the sheets of these territories or takes a number there. In the
 * order of the ids, as whoever confirms several sheets does: all wait for each other, and never in a circle.
 */
export async function lockTerritories(tx: Tx, territoryIds: string[]): Promise<void> {
  const sorted = [...territoryIds].sort();
  const client = storeClient(tx);
  // The same lock as of `nextNumber`.
  for (const id of sorted)
    await client.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`sheet-number/${id}`}))`;
  await client.$executeRaw`
    SELECT 1 FROM sheet WHERE territory_id = ANY(${sorted}::text[]) ORDER BY id FOR UPDATE`;
}

/** Of each of the sheets, newest first: what its revisions changed, and how. */
export async function revisionsOf(tx: Tx, sheetIds: string[]): Promise<Map<string, PastRevision[]>> {
  const rows = await storeClient(tx).sheetRevision.findMany({
    where: { sheetId: { in: sheetIds } },
    orderBy: [{ sheetId: 'asc' }, { revision: 'desc' }],
    select: {
      sheetId: true,
      revision: true,
      at: true,
      way: true,
      source: true,
      authorId: true,
      changes: true,
    },
  });
  const bySheet = new Map<string, PastRevision[]>(sheetIds.map((id) => [id, []]));
  for (const { sheetId, way, authorId, changes, ...row } of rows)
    bySheet.get(sheetId)?.push({
      ...row,
      way: z.enum(ways).parse(way),
      authorId: authorId ?? undefined,
      changes: changesSchema.parse(changes),
    });
  return bySheet;
}

/** What `saveRevision` does, of many sheets in two statements. The caller holds their locks. */
export async function saveRevisions(tx: Tx, revisions: NewRevision[]): Promise<void> {
  const client = storeClient(tx);
  const rows = revisions.map(({ sheet, at, authorId }) => ({
    id: sheet.id,
    fields: jsonColumn(sheet.fields),
    revision: sheet.revision,
    updated_at: at.toISOString(),
    updated_by: authorId ?? null,
  }));
  await client.$executeRaw`
    UPDATE sheet SET fields = new.fields, revision = new.revision, updated_at = new.updated_at, updated_by = new.updated_by
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS new (id uuid, fields jsonb, revision int, updated_at timestamptz, updated_by text)
    WHERE sheet.id = new.id`;
  await client.sheetRevision.createMany({
    data: revisions.map(({ sheet, at, authorId, changes, way, source, words }) => ({
      sheetId: sheet.id,
      revision: sheet.revision,
      at,
      authorId: authorId ?? null,
      changes: jsonColumn(changes),
      way,
      source,
      words: words ?? null,
    })),
  });
}
