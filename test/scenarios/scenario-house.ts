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
import { seedFolder } from '../features/schemes/seed-folder';
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

/** Four workers look that often: what is planned or told by the database does not wait for it. */
const pollEveryMs = 50;
const lookEveryMs = 10;
/** Beside other suites on a busy machine. */
const hangsMs = 90_000;

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
  const worker = await startDeliveryWorker({ database, session, platforms, clock, logger, pollEveryMs });

  const jobs = await startJobWorker({
    database,
    session,
    jobs: features.flatMap(({ jobs }) => jobs ?? []),
    clock,
    logger,
    pollEveryMs,
  });

  const rosters = startReadingRosters({
    transactions: database.transactions,
    platforms,
    clock,
    logger,
    pollEveryMs,
  });

  const documents = startReadingDocuments({
    transactions: database.transactions,
    platforms,
    reader: createDocumentReader(readerOfTests),
    clock,
    logger,
    pollEveryMs,
  });

  const sent = async (): Promise<void> => {
    const until = Date.now() + hangsMs;
    while (Date.now() < until) {
      const now = clock.now();
      // A broadcast takes a step a second as long as it is being sent.
      const soon = new Date(now.getTime() + 3000);
      // In one statement: between two, what is read could leave a delivery unseen.
      const [left] = await database.prisma.$queryRaw<{ anything: boolean }[]>`
        SELECT EXISTS (SELECT FROM document_import WHERE state IN ('waiting', 'reading'))
          OR EXISTS (SELECT FROM delivery WHERE state = 'pending' AND not_before <= ${now}::timestamptz)
          OR EXISTS (SELECT FROM job WHERE due_at <= ${now}::timestamptz OR (kind = 'broadcasts.step' AND due_at <= ${soon}::timestamptz))
          OR EXISTS (SELECT FROM conversation_roster WHERE next_read_at <= ${now}::timestamptz) AS anything`;
      if (!left?.anything) return;
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
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
      await knowledge.stop();
      await harness.stop();
      await session.close();
      await test.drop();
    },
  };
}
