import type { PlatformName } from '../../src/core/address';
import type { Clock } from '../../src/core/clock';
import { createDispatch } from '../../src/core/dispatch';
import type { LogFields, Logger } from '../../src/core/logger';
import type { Platform } from '../../src/core/platform';
import { startDeliveryWorker } from '../../src/delivery/worker';
import { createActionSheetsFeature } from '../../src/features/action-sheets';
import { createBroadcastsFeature } from '../../src/features/broadcasts';
import { startJobWorker } from '../../src/scheduling/worker';
import { createHelpFeature } from '../../src/features/help';
import { createAcquaintance, createPeopleFeature, createPersonDirectory } from '../../src/features/people';
import { createKnowledgeSource, createSchemesFeature, loadSeed } from '../../src/features/schemes';
import { createDialogs } from '../../src/storage/dialogs';
import { createInbox } from '../../src/storage/inbox';
import { createLiveMessages } from '../../src/storage/live-messages';
import { createMessageBoard } from '../../src/storage/message-board';
import { openSession } from '../../src/storage/session';
import type { StartHarness } from '../contracts/harness';
import { seedFolder } from '../features/schemes/asking';
import { register } from '../features/territories/register';
import { createTestDatabase } from '../support/test-database';
import { castNames, guests, seatCast } from './cast';
import type { Stage } from './play';

/** The whole product on one platform: real features, database and worker, with a cast to play scenarios. */
export interface ScenarioHouse extends Stage {
  /** What was logged as an error. */
  errors: LogFields[];
  /** Everybody and every sheet as at the start, with nothing running. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/** Monday 23 November 2026, ten in the morning in Paris, whenever the test runs. */
function stageClock(): Clock {
  const ahead = Date.parse('2026-11-23T09:00:00Z') - Date.now();
  return { now: () => new Date(Date.now() + ahead) };
}

export async function startScenarioHouse(startHarness: StartHarness): Promise<ScenarioHouse> {
  const test = await createTestDatabase();
  const { database } = test;
  const errors: LogFields[] = [];
  const logger: Logger = { debug() {}, info() {}, warn() {}, error: (fields) => void errors.push(fields) };
  const clock = stageClock();
  const session = await openSession(test.url, logger);
  const territories = await register();
  await loadSeed(database.transactions, seedFolder);
  const knowledge = await createKnowledgeSource(database.transactions, logger);
  const directory = createPersonDirectory([]);
  const schemes = createSchemesFeature({ knowledge, territories, directory });
  const people = createPeopleFeature({ directory, territories, adminEmails: [], canMail: true });
  const sheets = createActionSheetsFeature(territories);
  const broadcasts = createBroadcastsFeature({ register: territories, approvalAbove: 100, kinds: [] });
  const help = createHelpFeature(
    [sheets, schemes, people, broadcasts].flatMap(({ commands }) => commands ?? []),
  );
  const platforms = new Map<PlatformName, Platform>();
  const dispatch = createDispatch({
    features: [help, people, broadcasts, sheets, schemes],
    inbox: createInbox(database, session, clock),
    dialogs: createDialogs(),
    liveMessages: createLiveMessages(database),
    transactions: database.transactions,
    directory,
    acquaintance: createAcquaintance({
      transactions: database.transactions,
      platforms,
      adminEmails: [],
      clock,
      logger,
    }),
    clock,
    logger,
  });
  const board = await createMessageBoard(database, session, clock);
  const harness = await startHarness(dispatch, board, { names: castNames, guests });
  platforms.set(harness.platform.name, harness.platform);
  const jobs = await startJobWorker({
    database,
    session,
    jobs: broadcasts.jobs ?? [],
    clock,
    logger,
    pollEveryMs: 20,
  });
  const worker = await startDeliveryWorker({ database, session, platforms, clock, logger, pollEveryMs: 10 });

  const sent = async (): Promise<void> => {
    for (let wait = 0; wait < 1500; wait += 1) {
      const soon = new Date(clock.now().getTime() + 3000);
      const waiting = await database.prisma.delivery.count({ where: { state: 'pending' } });
      if (waiting + (await database.prisma.job.count({ where: { dueAt: { lt: soon } } })) === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('a delivery is still waiting');
  };
  return {
    harness,
    errors,
    sent,
    async reset() {
      await sent();
      await database.transactions.run((tx) => seatCast(tx, (name) => harness.member(name), clock.now()));
    },
    async mailsTo(name) {
      const rows = await database.prisma.outgoingMail.findMany({
        where: { personId: name },
        orderBy: { createdAt: 'asc' },
      });
      return rows.map(({ text }) => text);
    },
    async stop() {
      await jobs.stop();
      await worker.stop();
      knowledge.stop();
      await harness.stop();
      await session.close();
      await test.drop();
    },
  };
}
