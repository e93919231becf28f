import type { Client } from 'pg';
import type { Logger } from '../../core/logger';
import { makeCluster } from './cluster';
import { join, leave } from './membership';
import { choosePlace } from './place';

const watchEveryMs = 1000;

export interface EmbeddedServer {
  url: string;
  /** Where its data are: not always in the data folder. */
  folder: string;
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
  const { url, client } = await join(place, progress);
  let current: Client | undefined;
  let left = false;
  let rejoining: Promise<void> | undefined;
  hold(client);

  function hold(member: Client): void {
    current = member;
    member.once('end', () => {
      if (current === member) current = undefined;
    });
  }

  async function rejoin(): Promise<void> {
    logger.warn({}, 'embedded postgres is gone: starting it again');
    try {
      const joined = await join(place, () => {});
      hold(joined.client);
      if (joined.url !== url) logger.error({}, 'embedded postgres had to change its port: restart Jalon');
    } catch (error) {
      logger.error({ error: error as Error }, 'embedded postgres did not start again');
    }
  }

  const timer = setInterval(() => {
    if (current || rejoining || left) return;
    rejoining = rejoin().finally(() => (rejoining = undefined));
  }, watchEveryMs);
  timer.unref();

  return {
    url,
    folder: place.folder,
    async leave() {
      left = true;
      clearInterval(timer);
      await rejoining;
      await leave(place, current);
    },
  };
}
