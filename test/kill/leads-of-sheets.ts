import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import type { SlackVendor } from '../support/slack-vendor';

const territoryId = 'ti-7510';

/** Alice and Bob, the binôme of a territory that has so many sheets, each with its first revision. Gives their ids. */
export async function createLeadsWithSheets(
  database: Client,
  { teamId, ids }: SlackVendor,
  count: number,
): Promise<string[]> {
  for (const [id, role] of [
    [ids.alice, 'elu'],
    [ids.bob, 'industriel'],
  ] as const) {
    await database.query(
      `INSERT INTO person (id, name, email, time_zone, created_at) VALUES ($1, $1, lower($1) || '@exemple.fr', 'Europe/Paris', now())`,
      [id],
    );
    await database.query('INSERT INTO assignment (person_id, role, territory_id) VALUES ($1, $2, $3)', [
      id,
      role,
      territoryId,
    ]);
    await database.query(
      `INSERT INTO account (platform, workspace_id, member_id, person_id, linked_by, linked_at, checked_at, last_active_at, kind)
       VALUES ('slack', $1, $2, $2, 'verifiedAddress', now(), now(), now(), 'member')`,
      [teamId, id],
    );
  }
  const sheetIds = Array.from({ length: count }, () => randomUUID());
  for (const [index, id] of sheetIds.entries()) {
    const fields = { title: `Projet ${index + 1}`, status: 'en_cours' };
    await database.query(
      'INSERT INTO sheet (id, territory_id, number, fields, created_at, updated_at) VALUES ($1, $2, $3, $4, now(), now())',
      [id, territoryId, index + 1, fields],
    );
    const changes = Object.entries(fields).map(([field, after]) => ({ field, after }));
    await database.query(
      `INSERT INTO sheet_revision (sheet_id, revision, at, changes, way, source) VALUES ($1, 1, now(), $2, 'import', 'test')`,
      [id, JSON.stringify(changes)],
    );
  }
  return sheetIds;
}

/** A proposal of Alice's that waits for « Valider »: it sets that field of that sheet. */
export async function createProposal(
  database: Client,
  { ids }: SlackVendor,
  { sheetId, field, value }: { sheetId: string; field: string; value: string },
): Promise<string> {
  const id = randomUUID();
  await database.query(
    `INSERT INTO sheet_proposal (id, person_id, state, items, way, created_at, expires_at)
     SELECT $1, $2, 'open', jsonb_build_array(jsonb_build_object('sheetId', id, 'revision', revision, 'set', $4::jsonb)),
       'sentence', now(), now() + interval '1 day' FROM sheet WHERE id = $3`,
    [id, ids.alice, sheetId, JSON.stringify({ [field]: value })],
  );
  return id;
}
