import type { PlatformName } from '../../../src/core/address';
import { createDispatch } from '../../../src/core/dispatch';
import type { Feature } from '../../../src/core/feature';
import type { Message } from '../../../src/core/message';
import type { Tx } from '../../../src/core/ports';
import { createActionSheetsFeature, createNewcomerNews } from '../../../src/features/action-sheets';
import { createSheet } from '../../../src/features/action-sheets/create-sheet';
import type { SheetFields } from '../../../src/features/action-sheets/sheet';
import { createHelpFeature } from '../../../src/features/help';
import {
  createAcquaintance,
  createPeopleFeature,
  createPersonDirectory,
  type WhenLinked,
} from '../../../src/features/people';
import { createKnowledgeSource, createSchemesFeature, loadSeed } from '../../../src/features/schemes';
import { createDialogs } from '../../../src/storage/dialogs';
import { createInbox } from '../../../src/storage/inbox';
import { createLiveMessages } from '../../../src/storage/live-messages';
import { openSession } from '../../../src/storage/session';
import { rememberingLogger } from '../../support/listening-dispatch';
import { createRecordingPlatform, type RecordingPlatform } from '../../support/recording-platform';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { seedFolder } from '../schemes/seed-folder';
import { register } from '../territories/register';
import { fougeres, people, type PersonKey } from './sheet-people';
import { createTalker, type Talker } from './talker';

export interface SheetRow {
  id: string;
  number: number;
  territoryId: string;
  demo: boolean;
  revision: number;
  fields: SheetFields;
  updatedAt: Date;
}

/** A house with every feature, one person of each role, and a platform that keeps what it shows. */
export interface FullHouse {
  test: TestDatabase;
  now: Date;
  whenLinked: WhenLinked;
  /** Days, or milliseconds of a day, go by. */
  wait(days: number): void;
  /** Which feature answered last. */
  answeredBy: string | undefined;
  logged(): string;
  /** An account of hers; somebody whom nobody knows where `who` is not of the directory. */
  account(who: PersonKey | (string & {}), place?: { platform?: PlatformName; memberId?: string }): Talker;
  /** The process dies and another begins, on the same database. */
  restart(): Promise<void>;
  run<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  aSheet(fields?: Partial<SheetFields>, place?: { territoryId?: string; by?: PersonKey }): Promise<SheetRow>;
  sheet(id: string): Promise<SheetRow>;
  sheets(): Promise<SheetRow[]>;
  revisions(id: string): Promise<
    {
      revision: number;
      authorId: string | null;
      way: string;
      source: string;
      words: string | null;
      changes: unknown;
    }[]
  >;
  journalled(
    action: string,
  ): Promise<{ personId: string | null; subject: string; subjectId: string; source: string }[]>;
  /** Words shown in a channel, where others read along. */
  shownIn(conversationId: string): string[];
  /** What waits to be sent to her, oldest first. */
  sentTo(who: PersonKey): Promise<Message[]>;
  /** From now on `sentTo` leaves out what was there before. */
  forgetSent(): Promise<void>;
  /** Nothing is being talked of any more. */
  changeSubject(): Promise<void>;
  /** Nobody has said anything yet, and there is no sheet. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

const monday = new Date('2026-11-23T08:00:00Z');

export async function startFullHouse(): Promise<FullHouse> {
  const test = await createTestDatabase();
  const { database } = test;
  const { prisma, transactions } = database;
  const { logger, logged } = rememberingLogger();
  const session = await openSession(test.url, logger);
  const clock = { now: () => house.now };
  const territories = await register();
  const whenLinked = createNewcomerNews(territories);
  await loadSeed(transactions, seedFolder);
  const knowledge = await createKnowledgeSource(transactions, logger);
  const platforms = new Map<PlatformName, RecordingPlatform>([
    ['slack', createRecordingPlatform('slack')],
    ['teams', createRecordingPlatform('teams')],
  ]);
  let sentBefore = 0n;

  async function open(): Promise<void> {
    const directory = createPersonDirectory([]);
    const features = [
      createPeopleFeature({ directory, territories, adminEmails: [], canMail: false, whenLinked }),
      createActionSheetsFeature(territories),
      createSchemesFeature({ knowledge, territories, directory }),
    ];
    const help = createHelpFeature(features.flatMap(({ commands }) => commands ?? []));
    const dispatch = createDispatch({
      features: [help, ...features].map(listened),
      inbox: createInbox(database, session, clock),
      dialogs: createDialogs(),
      liveMessages: createLiveMessages(database),
      transactions,
      directory,
      acquaintance: createAcquaintance({
        transactions,
        platforms: platforms,
        adminEmails: [],
        whenLinked,
        clock,
        logger,
      }),
      clock,
      logger,
    });
    for (const platform of platforms.values()) await platform.start(dispatch);
  }

  /** The same feature, which leaves its name when it answers. */
  function listened(feature: Feature): Feature {
    const noted = <T>(reply: T): T => {
      if (reply !== undefined) house.answeredBy = feature.name;
      return reply;
    };
    return {
      ...feature,
      commands: feature.commands?.map((command) => ({
        ...command,
        run: async (context, argument) => noted(await command.run(context, argument)),
      })),
      dialogs: feature.dialogs?.map((dialog) => ({
        ...dialog,
        step: async (context, state, text) => noted(await dialog.step(context, state, text)),
      })),
      sentence: async (context, text) => noted(await feature.sentence?.(context, text)),
    };
  }

  const rows = async (where: { id?: string }): Promise<SheetRow[]> =>
    (await prisma.sheet.findMany({ where, orderBy: [{ territoryId: 'asc' }, { number: 'asc' }] })).map(
      (row) => ({
        ...row,
        fields: row.fields as unknown as SheetFields,
      }),
    );

  const house: FullHouse = {
    test,
    now: monday,
    whenLinked,
    wait: (days) => void (house.now = new Date(house.now.getTime() + days * 24 * 60 * 60_000)),
    answeredBy: undefined,
    logged,
    account: (who, { platform = 'slack', memberId = who } = {}) => {
      const shown = platforms.get(platform);
      if (!shown) throw new Error(`there is no ${platform} in the house`);
      return createTalker(house, shown, memberId);
    },
    restart: open,
    run: (work) => transactions.run(work),
    async aSheet(fields = {}, { territoryId = fougeres, by } = {}) {
      const complete: SheetFields = { title: 'Friche Moulinex', status: 'en_cours', ...fields };
      const { id } = await house.run((tx) =>
        createSheet(tx, territoryId, false, complete, {
          ...(by && { authorId: by }),
          way: 'form',
          source: 'test',
          now: house.now,
        }),
      );
      return house.sheet(id);
    },
    async sheet(id) {
      const [row] = await rows({ id });
      if (!row) throw new Error('there is no such sheet');
      return row;
    },
    sheets: () => rows({}),
    revisions: (sheetId) =>
      prisma.sheetRevision.findMany({
        where: { sheetId },
        orderBy: { revision: 'asc' },
        select: { revision: true, authorId: true, way: true, source: true, words: true, changes: true },
      }),
    journalled: (action) =>
      prisma.journalEntry.findMany({
        where: { action },
        orderBy: { id: 'asc' },
        select: { personId: true, subject: true, subjectId: true, source: true },
      }),
    shownIn: (conversationId) =>
      [...platforms.values()]
        .flatMap(({ shown }) => shown)
        .filter(({ conversation }) => conversation.includes(conversationId))
        .map(({ message }) => message.text),
    async sentTo(who) {
      const sent = await prisma.delivery.findMany({
        where: { position: { gt: sentBefore }, operation: 'post' },
        orderBy: { position: 'asc' },
      });
      return sent
        .filter(({ recipient }) => (recipient as { member?: { memberId: string } }).member?.memberId === who)
        .map(({ message }) => message as unknown as Message);
    },
    async forgetSent() {
      const last = await prisma.delivery.aggregate({ _max: { position: true } });
      sentBefore = last._max.position ?? 0n;
    },
    async changeSubject() {
      // Rows, for there are few: to truncate takes a new file for each table and index.
      await prisma.$executeRaw`
        WITH topics AS (DELETE FROM sheet_topic), dialogs AS (DELETE FROM running_dialog),
          talk AS (DELETE FROM conversation_topic)
        -- « oui » would still be for a proposal that waits.
        UPDATE sheet_proposal SET state = 'cancelled' WHERE state = 'open'`;
    },
    async clear() {
      await prisma.$executeRaw`DO $$ BEGIN PERFORM set_config('jalon.may_forget', 'on', true); TRUNCATE sheet, sheet_revision, sheet_proposal, sheet_round, sheet_topic, running_dialog, conversation_topic, delivery, journal_entry, forwarded_question, unanswered_question, fact_draft CASCADE; END $$`;
      for (const { shown, forms } of platforms.values()) {
        shown.length = 0;
        forms.clear();
      }
      sentBefore = 0n;
      house.now = monday;
    },
    async stop() {
      await knowledge.stop();
      await session.close();
      await test.drop();
    },
  };

  await prisma.person.createMany({
    data: Object.entries(people).map(([id, { name }]) => ({
      id,
      name,
      email: `${id}@exemple.fr`,
      timeZone: 'Europe/Paris',
      createdAt: house.now,
    })),
  });
  await prisma.assignment.createMany({
    data: Object.entries(people).flatMap(([personId, { role, regionCode, territoryIds = [undefined] }]) =>
      territoryIds.map((territoryId) => ({
        personId,
        role,
        regionCode: regionCode ?? null,
        territoryId: territoryId ?? null,
      })),
    ),
  });
  await linkAccounts(house, Object.keys(people), 'slack');
  await open();
  return house;
}

/** Chat accounts that were linked before; named after the person unless told otherwise. */
export async function linkAccounts(
  house: FullHouse,
  who: string[],
  platform: PlatformName,
  memberId: (personId: string) => string = (personId) => personId,
): Promise<void> {
  await house.test.database.prisma.account.createMany({
    data: who.map((personId) => ({
      platform,
      workspaceId: 'T1',
      memberId: memberId(personId),
      personId,
      linkedBy: 'verifiedAddress',
      linkedAt: house.now,
      checkedAt: house.now,
      lastActiveAt: house.now,
      kind: 'member',
    })),
  });
}
