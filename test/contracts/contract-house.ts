import { systemClock } from '../../src/core/clock';
import { createDispatch } from '../../src/core/dispatch';
import type { Feature } from '../../src/core/feature';
import type { LogFields, Logger } from '../../src/core/logger';
import type { Dispatch, Platform } from '../../src/core/platform';
import type { Dialogs, LiveMessages, PersonDirectory, Transactions } from '../../src/core/ports';
import { refreshLive, type MessageFor } from '../../src/delivery/refresh-live';
import { startDeliveryWorker } from '../../src/delivery/worker';
import { createDialogs } from '../../src/storage/dialogs';
import { createFileShelf } from '../../src/storage/file-shelf';
import { createInbox, type StoredInbox } from '../../src/storage/inbox';
import { createLiveMessages } from '../../src/storage/live-messages';
import { createMessageBoard } from '../../src/storage/message-board';
import { openSession } from '../../src/storage/session';
import { createPlatformMemory } from '../../src/storage';
import type { HarnessStores } from './harness';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { contractFeature } from './contract-feature';

/** The house as a platform meets it: real database, inbox and dispatch, with one feature made for the contract. */
export interface ContractHouse {
  test: TestDatabase;
  dispatch: Dispatch;
  inbox: StoredInbox;
  dialogs: Dialogs;
  liveMessages: LiveMessages;
  stores: HarnessStores;
  /** Brings what shows that key up to date, and sends it on that platform. Resolves to how many messages changed. */
  refresh(platform: Platform, liveKey: string, messageFor: MessageFor): Promise<number>;
  /** What was logged as an error. */
  errors: LogFields[];
  stop(): Promise<void>;
}

const nobody: PersonDirectory = {
  personOf: async () => undefined,
  membersWithRole: async () => [],
};

/** `features` may be made from the database. */
export async function startContractHouse(
  features: Feature[] | ((transactions: Transactions) => Promise<Feature[]>) = [contractFeature],
  directory: PersonDirectory = nobody,
): Promise<ContractHouse> {
  const test = await createTestDatabase();
  const errors: LogFields[] = [];
  const logger: Logger = { debug() {}, info() {}, warn() {}, error: (fields) => void errors.push(fields) };
  const session = await openSession(test.url, logger);
  const inbox = createInbox(test.database, session, systemClock);
  const stores = {
    board: await createMessageBoard(test.database, session, systemClock),
    memory: createPlatformMemory(test.database),
    shelf: createFileShelf(test.database, systemClock),
  };
  const dialogs = createDialogs();
  const liveMessages = createLiveMessages(test.database);
  const dispatch = createDispatch({
    features: Array.isArray(features) ? features : await features(test.database.transactions),
    inbox,
    dialogs,
    liveMessages,
    transactions: test.database.transactions,
    directory,
    acquaintance: { meet: async () => 'person' },
    clock: systemClock,
    logger,
  });
  return {
    test,
    dispatch,
    inbox,
    dialogs,
    liveMessages,
    stores,
    errors,
    async refresh(platform, liveKey, messageFor) {
      const { transactions, prisma } = test.database;
      const change = { cause: 'test', now: systemClock.now() };
      const count = await transactions.run((tx) => refreshLive(tx, liveKey, messageFor, change));
      const platforms = new Map([[platform.name, platform]]);
      const worker = await startDeliveryWorker({
        database: test.database,
        session,
        platforms,
        clock: systemClock,
        logger,
        pollEveryMs: 10,
      });
      for (let wait = 0; wait < 500; wait += 1) {
        if ((await prisma.delivery.count({ where: { state: 'pending' } })) === 0) break;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      await worker.stop();
      return count;
    },
    async stop() {
      await session.close();
      await test.drop();
    },
  };
}
