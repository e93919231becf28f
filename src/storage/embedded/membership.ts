import { Client } from 'pg';
import { StorageProblem } from '../problem';
import type { Place } from './place';
import { startOrAttach, stopServer } from './server';

/** The lock that every process using the server holds together; who gets it alone is the last. */
const usersLock = 7_310_002;
const attemptsAtMost = 10;

/** Becomes one of the users of the server. The last one may be stopping it while we arrive: then we start it again. */
export async function join(
  place: Place,
  progress: (step: string) => void,
): Promise<{ url: string; client: Client }> {
  for (let attempt = 1; ; attempt += 1) {
    let client: Client | undefined;
    try {
      const url = await startOrAttach(place, progress);
      client = new Client({ connectionString: url });
      client.on('error', () => {});
      await client.connect();
      await client.query('SELECT pg_advisory_lock_shared($1)', [usersLock]);
      return { url, client };
    } catch (error) {
      await client?.end().catch(() => {});
      if (error instanceof StorageProblem || attempt === attemptsAtMost) throw error;
    }
  }
}

/** Leaves, and stops the server when nobody else uses it. One that is gone already needs no stopping. */
export async function leave(place: Place, client: Client | undefined): Promise<void> {
  if (!client) return;
  try {
    await client.query('SELECT pg_advisory_unlock_shared($1)', [usersLock]);
    const { rows } = await client.query<{ last: boolean }>('SELECT pg_try_advisory_lock($1) AS last', [
      usersLock,
    ]);
    if (rows[0]?.last === true) await stopServer(place);
  } catch (error) {
    if (await isConnected(client)) throw error;
  } finally {
    await client.end().catch(() => {});
  }
}

const isConnected = (client: Client): Promise<boolean> =>
  client.query('SELECT 1').then(
    () => true,
    () => false,
  );
