import { systemClock } from '../../src/core/clock';
import { createDispatch } from '../../src/core/dispatch';
import type { Feature } from '../../src/core/feature';
import type { LogFields, Logger } from '../../src/core/logger';
import type { Dispatch } from '../../src/core/platform';
import type { MessageBoard, PersonDirectory } from '../../src/core/ports';
import { createDialogs } from '../../src/storage/dialogs';
import { createInbox } from '../../src/storage/inbox';
import { createMessageBoard } from '../../src/storage/message-board';
import { createTestDatabase } from '../support/test-database';
import { contractFeature } from './contract-feature';

/** The house as a platform meets it: real database, inbox and dispatch, with one feature made for the contract. */
export interface ContractHouse {
  dispatch: Dispatch;
  board: MessageBoard;
  /** What was logged as an error; a test that expects none says so. */
  errors: LogFields[];
  stop(): Promise<void>;
}

const nobody: PersonDirectory = {
  personOf: async () => undefined,
  membersWithRole: async () => [],
};

export async function startContractHouse(features: Feature[] = [contractFeature]): Promise<ContractHouse> {
  const test = await createTestDatabase();
  const errors: LogFields[] = [];
  const logger: Logger = { debug() {}, info() {}, warn() {}, error: (fields) => void errors.push(fields) };
  const board = await createMessageBoard(test.database, { logger });
  const inbox = await createInbox(test.database, { logger });
  const dispatch = createDispatch({
    features,
    inbox: inbox,
    dialogs: createDialogs(test.database),
    transactions: test.database.transactions,
    directory: nobody,
    clock: systemClock,
    logger,
  });
  return {
    dispatch,
    board,
    errors,
    async stop() {
      await board.close();
      await inbox.close();
      await test.drop();
    },
  };
}
