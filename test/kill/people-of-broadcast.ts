import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';

/** An author, so many recipients with an account each, and a broadcast to all of them that is just being sent. */
export async function createPeopleAndBroadcast(
  database: Client,
  recipients: number,
  { platform, workspaceId } = { platform: 'web', workspaceId: 'w' },
): Promise<string> {
  await database.query(
    `INSERT INTO person (id, name, time_zone, created_at)
     SELECT 'p' || n, 'Personne ' || n, 'Europe/Paris', now() FROM generate_series(0, $1) AS n`,
    [recipients],
  );
  // The author is the one of number 0; the others lead projects all over the country.
  await database.query(
    `INSERT INTO assignment (person_id, role, territory_id)
     SELECT 'p' || n, CASE n WHEN 0 THEN 'delegation' ELSE 'chefDeProjet' END, CASE n WHEN 0 THEN NULL ELSE 'ti-5309' END
     FROM generate_series(0, $1) AS n`,
    [recipients],
  );
  await database.query(
    `INSERT INTO account (platform, workspace_id, member_id, person_id, linked_by, linked_at, checked_at, last_active_at, kind)
     SELECT $2, $3, 'p' || n, 'p' || n, 'verifiedAddress', now(), now(), now(), 'member' FROM generate_series(0, $1) AS n`,
    [recipients, platform, workspaceId],
  );
  // Whoever agreed to it may write to all of them too.
  await database.query(
    `INSERT INTO person (id, name, time_zone, created_at) VALUES ('approver', 'Autre', 'Europe/Paris', now())`,
  );
  await database.query(`INSERT INTO assignment (person_id, role) VALUES ('approver', 'delegation')`);
  const id = randomUUID();
  await database.query(
    `INSERT INTO broadcast (id, author_id, origin, demo, title, text, wants_acknowledgement, audience, state, approved_by, time_zone, created_at, updated_at)
     VALUES ($1, 'p0', $2, false, 'Rencontre nationale', 'Le 12 juin, à Paris.', true,
       '[{"role":"chefDeProjet"}]', 'sending', 'approver', 'Europe/Paris', now(), now())`,
    [id, JSON.stringify({ platform, workspaceId, memberId: 'p0' })],
  );
  await database.query(
    `INSERT INTO job (key, kind, payload, due_at) VALUES ($1, 'broadcasts.step', $2, now())`,
    [`broadcasts.step/${id}`, JSON.stringify({ broadcastId: id })],
  );
  return id;
}
