import { systemClock } from '../../src/core/clock';
import { createDispatch } from '../../src/core/dispatch';
import type { Feature } from '../../src/core/feature';
import type { LogFields, Logger } from '../../src/core/logger';
import type { Dispatch } from '../../src/core/platform';
import type { Dialogs, MessageBoard, PersonDirectory, Transactions } from '../../src/core/ports';
import { createDialogs } from '../../src/storage/dialogs';
import { createInbox, type StoredInbox } from '../../src/storage/inbox';
import { createMessageBoard } from '../../src/storage/message-board';
import { openSession } from '../../src/storage/session';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { contractFeature } from './contract-feature';

/** The house as a platform meets it: real database, inbox and dispatch, with one feature made for the contract. */
export interface ContractHouse {
  test: TestDatabase;
  dispatch: Dispatch;
  inbox: StoredInbox;
  dialogs: Dialogs;
  board: MessageBoard;
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
): Promise<ContractHouse> {
  const test = await createTestDatabase();
  const errors: LogFields[] = [];
  const logger: Logger = { debug() {}, info() {}, warn() {}, error: (fields) => void errors.push(fields) };
  const session = await openSession(test.url, logger);
  const inbox = createInbox(test.database, session, systemClock);
  const board = await createMessageBoard(test.database, session, systemClock);
  const dialogs = createDialogs();
  const dispatch = createDispatch({
    features: Array.isArray(features) ? features : await features(test.database.transactions),
    inbox,
    dialogs,
    transactions: test.database.transactions,
    directory: nobody,
    acquaintance: { meet: async () => 'person' },
    clock: systemClock,
    logger,
  });
  return {
    test,
    dispatch,
    inbox,
    dialogs,
    board,
    errors,
    async stop() {
      await session.close();
      await test.drop();
    },
  };
}
