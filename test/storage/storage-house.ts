import { silentLogger } from '../../src/core/logger';
import { createInbox, type StoredInbox } from '../../src/storage/inbox';
import { openSession, type Session } from '../../src/storage/session';
import { until } from './embedded-house';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

/** One instance of Jalon, as storage sees it. */
export interface Instance {
  inbox: StoredInbox;
  /** Ends it; returns once the others can see that it is gone. */
  die(): Promise<void>;
}

/** A database of its own, a clock to set, and instances as if in other processes. */
export interface StorageHouse {
  test: TestDatabase;
  advance(ms: number): void;
  instance(): Promise<Instance>;
  close(): Promise<void>;
}

export async function openStorageHouse(): Promise<StorageHouse> {
  const test = await createTestDatabase();
  let time = new Date('2026-11-23T09:00:00Z').getTime();
  const clock = { now: () => new Date(time) };
  const sessions: Session[] = [];
  return {
    test,
    advance: (ms) => void (time += ms),
    async instance() {
      const session = await openSession(test.url, silentLogger);
      sessions.push(session);
      return {
        inbox: createInbox(test.database, session, clock),
        async die() {
          await session.close();
          const witness = await openSession(test.url, silentLogger);
          await until(() => witness.isGone(session.instance));
          await witness.close();
        },
      };
    },
    async close() {
      for (const session of sessions) await session.close().catch(() => {});
      await test.drop();
    },
  };
}
