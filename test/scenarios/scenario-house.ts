import type { PlatformName } from '../../src/core/address';
import type { Clock } from '../../src/core/clock';
import { createDispatch } from '../../src/core/dispatch';
import type { LogFields, Logger } from '../../src/core/logger';
import type { Platform } from '../../src/core/platform';
import { startDeliveryWorker } from '../../src/delivery/worker';
import { createActionSheetsFeature, createNewcomerNews } from '../../src/features/action-sheets';
import { createBroadcastsFeature } from '../../src/features/broadcasts';
import {
  copilAudience,
  createCalendarLinks,
  createCopilsFeature,
  reminderSources,
} from '../../src/features/copils';
import { createHelpFeature } from '../../src/features/help';
import {
  createAcquaintance,
  createPeopleFeature,
  createPersonDirectory,
  linkKey,
  startReadingRosters,
} from '../../src/features/people';
import { createRemindersFeature } from '../../src/features/reminders';
import {
  createDocumentReader,
  createKnowledgeSource,
  createSchemesFeature,
  loadSeed,
  startReadingDocuments,
} from '../../src/features/schemes';
import { startJobWorker } from '../../src/scheduling/worker';
import { createDialogs } from '../../src/storage/dialogs';
import { createFileShelf } from '../../src/storage/file-shelf';
import { createInbox } from '../../src/storage/inbox';
import { createLiveMessages } from '../../src/storage/live-messages';
import { createPlatformMemory } from '../../src/storage';
import { createMessageBoard } from '../../src/storage/message-board';
import { openSession } from '../../src/storage/session';
import type { StartHarness } from '../contracts/harness';
import { seedFolder } from '../features/schemes/asking';
import { register } from '../features/territories/register';
import { readerOfTests } from '../support/reader-of-tests';
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

/** Monday 23 November 2026, ten in the morning in Paris, whenever the test runs; until a scenario says another time. */
function stageClock(): Clock & { setTo(time: Date): void } {
  let ahead = 0;
  const clock = {
    now: () => new Date(Date.now() + ahead),
    setTo: (time: Date) => void (ahead = time.getTime() - Date.now()),
  };
  clock.setTo(opening);
  return clock;
}
const opening = new Date('2026-11-23T09:00:00Z');

export async function startScenarioHouse(startHarness: StartHarness): Promise<ScenarioHouse> {
  const test = await createTestDatabase();
  const { database } = test;
  const errors: LogFields[] = [];
  const logger: Logger = { debug() {}, info() {}, warn() {}, error: (fields) => void errors.push(fields) };
  const clock = stageClock();
  const session = await openSession(test.url, logger);
  const territories = await register();
  const whenLinked = createNewcomerNews(territories);
  await loadSeed(database.transactions, seedFolder);
  const knowledge = await createKnowledgeSource(database.transactions, logger);
  // As when the program starts: who asks first does not wait for it.
  knowledge.current();
  const directory = createPersonDirectory([]);
  const schemes = createSchemesFeature({ knowledge, territories, directory });
  const people = createPeopleFeature({ directory, territories, adminEmails: [], canMail: true, whenLinked });
  const sheets = createActionSheetsFeature(territories);
  const key = await database.transactions.run(linkKey);
  const copils = createCopilsFeature({
    register: territories,
    links: createCalendarLinks(key, 'https://jalon.example'),
    directory,
  });
  const reminders = createRemindersFeature(territories, reminderSources(territories));
  const broadcasts = createBroadcastsFeature({
    register: territories,
    approvalAbove: 100,
    kinds: [copilAudience(territories)],
  });
  const help = createHelpFeature(
    [sheets, copils, reminders, schemes, broadcasts, people].flatMap(({ commands }) => commands ?? []),
  );
  const features = [reminders, help, people, copils, broadcasts, sheets, schemes];
  const platforms = new Map<PlatformName, Platform>();
  const dispatch = createDispatch({
    features,
    inbox: createInbox(database, session, clock),
    dialogs: createDialogs(),
    liveMessages: createLiveMessages(database),
    transactions: database.transactions,
    directory,
    acquaintance: createAcquaintance({
      transactions: database.transactions,
      platforms,
      adminEmails: [],
      whenLinked,
      clock,
      logger,
    }),
    clock,
    logger,
  });
  const stores = {
    board: await createMessageBoard(database, session, clock),
    memory: createPlatformMemory(database),
    shelf: createFileShelf(database, clock),
  };
  const harness = await startHarness(dispatch, stores, { names: castNames, guests });
  platforms.set(harness.platform.name, harness.platform);
  const worker = await startDeliveryWorker({ database, session, platforms, clock, logger, pollEveryMs: 10 });

  const jobs = await startJobWorker({
    database,
    session,
    jobs: features.flatMap(({ jobs }) => jobs ?? []),
    clock,
    logger,
    pollEveryMs: 10,
  });

  const rosters = startReadingRosters({
    transactions: database.transactions,
    platforms,
    clock,
    logger,
    pollEveryMs: 10,
  });

  const documents = startReadingDocuments({
    transactions: database.transactions,
    platforms,
    reader: createDocumentReader(readerOfTests),
    clock,
    logger,
    pollEveryMs: 10,
  });

  const sent = async (): Promise<void> => {
    for (let wait = 0; wait < 1500; wait += 1) {
      const now = clock.now();
      // First: what is read leaves a delivery.
      const toRead = await database.prisma.documentImport.count({
        where: { state: { in: ['waiting', 'reading'] } },
      });
      const waiting = await database.prisma.delivery.count({
        where: { state: 'pending', notBefore: { lte: now } },
      });
      // A broadcast takes a step a second as long as it is being sent.
      const soon = new Date(now.getTime() + 3000);
      const due = await database.prisma.job.count({
        where: { OR: [{ dueAt: { lte: now } }, { kind: 'broadcasts.step', dueAt: { lte: soon } }] },
      });
      const unread = await database.prisma.conversationRoster.count({ where: { nextReadAt: { lte: now } } });
      if (waiting + due + unread + toRead === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('a delivery is still waiting');
  };
  return {
    harness,
    errors,
    sent,
    setTime: (time) => clock.setTo(time),
    async reset() {
      await sent();
      clock.setTo(opening);
      harness.outOfRoom([]);
      harness.closeRoom(false);
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
      await documents.stop();
      await jobs.stop();
      await rosters.stop();
      await worker.stop();
      knowledge.stop();
      await harness.stop();
      await session.close();
      await test.drop();
    },
  };
}
