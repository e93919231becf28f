import { Client } from 'pg';
import type { Logger } from '../../core/logger';
import { makeCluster } from './cluster';
import { choosePlace } from './place';
import { startOrAttach, stopServer } from './server';

/** The lock that every process using the server holds together; who gets it alone is the last. */
const usersLock = 7_310_002;
const watchEveryMs = 2000;

export interface EmbeddedServer {
  url: string;
  /** Leaves the server, and stops it when nobody else uses it. */
  leave(): Promise<void>;
}

/**
 * A real PostgreSQL in the data folder. A second process on the same folder joins the running server; the last to
 * leave stops it. One that died under us is started again, on the same port, so that the pools recover by themselves.
 */
export async function startEmbedded(
  dataDir: string,
  logger: Logger,
  progress: (step: string) => void,
): Promise<EmbeddedServer> {
  const place = choosePlace(dataDir, progress);
  await makeCluster(place, progress);
  const { url, client } = await join(progress);
  let current = client;
  let left = false;
  let lost = false;
  watch(current);

  /** The last user may be stopping the server while we arrive: then we start it again. */
  async function join(say: (step: string) => void): Promise<{ url: string; client: Client }> {
    for (let attempt = 1; ; attempt += 1) {
      const found = await startOrAttach(place, say);
      const user = new Client({ connectionString: found });
      user.on('error', () => {});
      try {
        await user.connect();
        await user.query('SELECT pg_advisory_lock_shared($1)', [usersLock]);
        return { url: found, client: user };
      } catch (error) {
        await user.end().catch(() => {});
        if (attempt === 10) throw error;
      }
    }
  }

  function watch(user: Client): void {
    user.once('end', () => (lost = true));
  }

  const timer = setInterval(() => {
    if (!lost || left) return;
    lost = false;
    logger.warn({}, 'embedded postgres is gone: starting it again');
    join(() => {}).then(
      (joined) => {
        current = joined.client;
        watch(current);
      },
      (error: Error) => {
        lost = true;
        logger.error({ error }, 'embedded postgres did not start again');
      },
    );
  }, watchEveryMs);
  timer.unref();

  return {
    url,
    async leave() {
      left = true;
      clearInterval(timer);
      try {
        await current.query('SELECT pg_advisory_unlock_shared($1)', [usersLock]);
        const { rows } = await current.query<{ last: boolean }>('SELECT pg_try_advisory_lock($1) AS last', [
          usersLock,
        ]);
        if (rows[0]?.last === true) await stopServer(place);
      } finally {
        await current.end().catch(() => {});
      }
    },
  };
}
