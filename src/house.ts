import path from 'node:path';
import type { Config } from './config';
import { systemClock } from './core/clock';
import { createDispatch } from './core/dispatch';
import type { PlatformName } from './core/address';
import type { Feature, Job } from './core/feature';
import type { Logger } from './core/logger';
import type { Dispatch, Platform } from './core/platform';
import type { PersonDirectory, Transactions } from './core/ports';
import { createActionSheetsFeature, createNewcomerNews, loadDemoSheets } from './features/action-sheets';
import { createBroadcastsFeature, createFollowUpFiles, createFollowUpLinks } from './features/broadcasts';
import {
  copilAudience,
  createAttendanceFiles,
  createAttendanceLinks,
  createCalendarFiles,
  createCalendarLinks,
  keepCalendarUids,
  createCopilsFeature,
  createLateInvitations,
  reminderSources,
} from './features/copils';
import { loadFrenchWords } from './features/french-words';
import { createHelpFeature } from './features/help';
import {
  appointAdministrators,
  createAcquaintance,
  createPeopleFeature,
  createPersonDirectory,
  hasRealPeople,
  linkKey,
  loadDemoPeople,
  type WhenLinked,
} from './features/people';
import { createRemindersFeature, startRecurring } from './features/reminders';
import {
  createKnowledgeSource,
  createSchemesFeature,
  loadSeed,
  startRechecks,
  type KnowledgeSource,
  type LoadCounts,
} from './features/schemes';
import { loadTerritories, type TerritoryRegister } from './features/territories';
import { openStorage, type Storage } from './storage';

/** Everything but the platforms: what the server and the command line have in common. */
export interface House {
  storage: Storage;
  knowledge: KnowledgeSource;
  territories: TerritoryRegister;
  directory: PersonDirectory;
  dispatch: Dispatch;
  /** What the features do when it is due. */
  jobs: Job[];
  /** The calendar file that a personal link stands for. */
  calendarFile: ReturnType<typeof createCalendarFiles>;
  attendanceFile: ReturnType<typeof createAttendanceFiles>;
  /** The follow-up of a broadcast that a personal link stands for. */
  followUpFile: ReturnType<typeof createFollowUpFiles>;
  /** Empty until main has made them: they need the house. */
  platforms: Map<PlatformName, Platform>;
  close(): Promise<void>;
}

/** The project's folder, from the sources as from dist/. */
export const projectFolder =
  path.basename(path.dirname(__dirname)) === 'dist'
    ? path.join(__dirname, '..', '..')
    : path.join(__dirname, '..');

export async function openHouse(
  config: Config,
  logger: Logger,
  progress: (step: string) => void,
): Promise<House> {
  const seedFolder = path.join(projectFolder, 'prisma', 'seed');
  // Names are told from words that French has.
  loadFrenchWords();
  const [storage, territories] = await Promise.all([
    openStorage({
      databaseUrl: config.databaseUrl,
      dataDir: config.dataDir,
      migrationsFolder: path.join(projectFolder, 'prisma', 'migrations'),
      clock: systemClock,
      logger,
      progress,
    }),
    loadTerritories(path.join(seedFolder, 'territories')),
  ]);
  try {
    const { transactions } = storage.database;
    announceLoad(await loadSeed(transactions, seedFolder), progress);
    await preparePeople(transactions, config, seedFolder);
    const platforms = new Map<PlatformName, Platform>();
    const knowledge = await createKnowledgeSource(transactions, logger);
    const directory = createPersonDirectory(config.delegationMembers);
    const schemes = createSchemesFeature({ knowledge, territories, directory });
    const key = await transactions.run(async (tx) => {
      await startRecurring(tx, systemClock.now());
      await startRechecks(tx, systemClock.now());
      return linkKey(tx);
    });
    const links = createCalendarLinks(key, publicUrlOf(config));
    await transactions.run((tx) => keepCalendarUids(tx, links.host));
    const newcomerNews = createNewcomerNews(territories);
    const lateInvitations = createLateInvitations({ register: territories, links });
    const whenLinked: WhenLinked = async (tx, link, deed) => {
      await newcomerNews(tx, link, deed);
      await lateInvitations(tx, link, deed);
    };
    const people = createPeopleFeature({
      directory,
      territories,
      adminEmails: config.adminEmails,
      canMail: config.mail !== undefined,
      whenLinked,
    });
    const sheets = createActionSheetsFeature(territories);
    const attendanceLinks = createAttendanceLinks(key, publicUrlOf(config));
    const copilParts = { register: territories, links, attendanceLinks, directory };
    const copils = createCopilsFeature(copilParts);
    const reminders = createRemindersFeature(territories, reminderSources(territories));
    const followUpLinks = createFollowUpLinks(key, publicUrlOf(config));
    const broadcasts = createBroadcastsFeature({
      register: territories,
      approvalAbove: config.broadcastApprovalAbove,
      kinds: [copilAudience(territories)],
      followUpLinks,
    });
    const help = createHelpFeature(
      [sheets, copils, reminders, schemes, broadcasts, people].flatMap(({ commands }) => commands ?? []),
    );
    // Schemes last: every sentence that nobody else took is a question.
    const features: Feature[] = [reminders, help, people, copils, broadcasts, sheets, schemes];
    const dispatch = createDispatch({
      features,
      inbox: storage.inbox,
      dialogs: storage.dialogs,
      liveMessages: storage.liveMessages,
      transactions,
      directory,
      acquaintance: createAcquaintance({
        transactions,
        platforms,
        adminEmails: config.adminEmails,
        whenLinked,
        clock: systemClock,
        logger,
      }),
      clock: systemClock,
      logger,
    });
    return {
      storage,
      knowledge,
      territories,
      directory,
      dispatch,
      jobs: features.flatMap(({ jobs }) => jobs ?? []),
      calendarFile: createCalendarFiles(copilParts, transactions),
      attendanceFile: createAttendanceFiles(copilParts, transactions),
      followUpFile: createFollowUpFiles({ register: territories, followUpLinks }, transactions),
      platforms,
      async close() {
        await knowledge.stop();
        await storage.close();
      },
    };
  } catch (error) {
    await storage.close();
    throw error;
  }
}

/** Invented people and their sheets are there for the demonstration, as long as the directory holds nobody else. */
async function preparePeople(transactions: Transactions, config: Config, seedFolder: string): Promise<void> {
  await transactions.run(async (tx) => {
    const now = systemClock.now();
    if (config.webDemo && !(await hasRealPeople(tx))) {
      await loadDemoPeople(tx, now);
      await loadDemoSheets(tx, seedFolder, now);
    }
    await appointAdministrators(tx, config.adminEmails, { now, source: 'ADMIN_EMAILS' });
  });
}

function announceLoad(loaded: LoadCounts, progress: (step: string) => void): void {
  const { added, changed, removed, kept } = loaded;
  if (added + changed + removed > 0)
    progress(`Connaissances : ${added} éléments ajoutés, ${changed} modifiés, ${removed} retirés`);
  if (kept.length > 0)
    progress(`Connaissances corrigées depuis, laissées telles quelles : ${kept.join(', ')}`);
}

/** Where links to this server lead; the demonstration is looked at on this machine. */
function publicUrlOf({ publicUrl, webDemo, host, port }: Config): string | undefined {
  return publicUrl ?? (webDemo ? `http://${host.includes(':') ? `[${host}]` : host}:${port}` : undefined);
}
