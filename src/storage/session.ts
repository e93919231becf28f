import { randomInt } from 'node:crypto';
import { Client } from 'pg';
import type { Logger } from '../core/logger';

/** First half of the advisory locks by which an instance shows that it lives. */
const instanceLockClass = 7_310_001;

/**
 * The one connection that an instance keeps for itself. While it stands, the instance holds the advisory lock of its
 * number, so that the others know it alive; a dead process loses it at once. It also hears notifications.
 */
export interface Session {
  readonly instance: number;
  listen(channel: string, heard: (payload: string) => void): Promise<void>;
  /**
   * Whether the instance of that number is gone. Numbers are not used again, but an instance that lost its connection
   * is gone until it is back: whatever is taken from it must be safe against its return.
   */
  isGone(instance: number): Promise<boolean>;
  close(): Promise<void>;
}

export async function openSession(url: string, logger: Logger): Promise<Session> {
  const instance = randomInt(1, 2 ** 31 - 1);
  const listeners = new Map<string, ((payload: string) => void)[]>();
  let closed = false;
  let client = await connect();

  async function connect(): Promise<Client> {
    const fresh = new Client({ connectionString: url, keepAlive: true });
    fresh.on('error', (error) => logger.warn({ error }, 'database session lost'));
    fresh.on('notification', ({ channel, payload }) =>
      listeners.get(channel)?.forEach((heard) => heard(payload ?? '')),
    );
    try {
      await fresh.connect();
      await fresh.query('SELECT pg_advisory_lock($1, $2)', [instanceLockClass, instance]);
      for (const channel of listeners.keys()) await fresh.query(`LISTEN "${channel}"`);
    } catch (error) {
      await fresh.end().catch(() => {});
      throw error;
    }
    // Only now: a connection that never stood is the caller's to try again.
    fresh.once('end', () => void reconnect());
    return fresh;
  }

  async function reconnect(): Promise<void> {
    for (let wait = 200; !closed; wait = Math.min(wait * 2, 5000)) {
      await new Promise((resolve) => setTimeout(resolve, wait).unref());
      if (closed) return;
      try {
        client = await connect();
        if (closed) return await client.end();
        // What was notified meanwhile is lost: everybody looks again.
        for (const heard of [...listeners.values()].flat()) heard('');
        return;
      } catch (error) {
        logger.warn({ error: error as Error }, 'database session not back yet');
      }
    }
  }

  return {
    instance,
    async listen(channel, heard) {
      const known = listeners.get(channel);
      listeners.set(channel, [...(known ?? []), heard]);
      if (!known) await client.query(`LISTEN "${channel}"`);
    },
    async isGone(other) {
      if (other === instance) return false;
      const { rows } = await client.query<{ free: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS free', [
        instanceLockClass,
        other,
      ]);
      if (rows[0]?.free !== true) return false;
      await client.query('SELECT pg_advisory_unlock($1, $2)', [instanceLockClass, other]);
      return true;
    },
    async close() {
      closed = true;
      await client.end();
    },
  };
}
