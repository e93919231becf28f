import { randomUUID } from 'node:crypto';
import { systemClock } from '../../../src/core/clock';
import type { Pace } from '../../../src/core/pace';
import type { Role } from '../../../src/core/person';
import { createDispatch } from '../../../src/core/dispatch';
import type { LogFields, Logger } from '../../../src/core/logger';
import type { Message } from '../../../src/core/message';
import { startDeliveryWorker, type DeliveryWorker } from '../../../src/delivery/worker';
import {
  createBroadcastsFeature,
  createFollowUpFiles,
  createFollowUpLinks,
} from '../../../src/features/broadcasts';
import { copilAudience } from '../../../src/features/copils';
import { createHelpFeature } from '../../../src/features/help';
import { createAcquaintance, createPersonDirectory } from '../../../src/features/people';
import { createJobRunner } from '../../../src/scheduling/run-jobs';
import { createDialogs } from '../../../src/storage/dialogs';
import { createInbox } from '../../../src/storage/inbox';
import { createLiveMessages } from '../../../src/storage/live-messages';
import { openSession } from '../../../src/storage/session';
import { createRecordingPlatform, type RecordedMessage } from '../../support/recording-platform';
import { createTestDatabase } from '../../support/test-database';
import { createTalker, type Talker } from '../action-sheets/talker';
import { register } from '../territories/register';

/** Territories of Brittany and of Pays de la Loire. */
export const bretagne = 'ti-5309';
export const loire = 'ti-5201';

interface Given {
  id: string;
  role: Role;
  territoryId?: string;
  regionCode?: string;
  organisation?: string;
  /** Never wrote to the bot. */
  hasNoAccount?: true;
  timeZone?: string;
}

export const people: Given[] = [
  { id: 'delegation', role: 'delegation', organisation: 'ANCT' },
  { id: 'adjointe', role: 'delegation' },
  { id: 'pilote', role: 'piloteRegional', regionCode: '53' },
  {
    id: 'chef-a',
    role: 'chefDeProjet',
    territoryId: bretagne,
    regionCode: '53',
    organisation: 'Pays d’Auray',
  },
  { id: 'chef-b', role: 'chefDeProjet', territoryId: bretagne, regionCode: '53' },
  { id: 'chef-c', role: 'chefDeProjet', territoryId: loire, regionCode: '52' },
  { id: 'chef-d', role: 'chefDeProjet', territoryId: bretagne, regionCode: '53', hasNoAccount: true },
  { id: 'elue', role: 'elu', territoryId: bretagne, regionCode: '53' },
  { id: 'operateur', role: 'operateur' },
];

export type BroadcastHouse = Awaited<ReturnType<typeof startBroadcastHouse>>;

/** Broadcasts on a platform that records, people of each role, jobs and deliveries that run when told. */
export async function startBroadcastHouse({
  approvalAbove = 100,
  /** Time goes on by itself, and sending keeps to this pace; by default it goes on when a test says so. */
  livePace = undefined as Pace | undefined,
} = {}) {
  const test = await createTestDatabase();
  const { prisma, transactions } = test.database;
  const errors: LogFields[] = [];
  const logger: Logger = { debug() {}, info() {}, warn() {}, error: (fields) => void errors.push(fields) };
  const clock = livePace ? systemClock : { now: () => house.now };
  const session = await openSession(test.url, logger);
  const platform = createRecordingPlatform('slack');
  const territories = await register();
  const followUpLinks = createFollowUpLinks('key of the tests', 'https://jalon.example');
  const feature = createBroadcastsFeature({
    register: territories,
    approvalAbove,
    kinds: [copilAudience(territories)],
    followUpLinks,
  });
  const platforms = new Map([['slack' as const, platform]]);
  await platform.start(
    createDispatch({
      features: [createHelpFeature(feature.commands ?? []), feature],
      inbox: createInbox(test.database, session, clock),
      dialogs: createDialogs(),
      liveMessages: createLiveMessages(test.database),
      transactions,
      directory: createPersonDirectory([]),
      acquaintance: createAcquaintance({
        transactions,
        platforms,
        adminEmails: [],
        whenLinked: async () => {},
        clock,
        logger,
      }),
      clock,
      logger,
    }),
  );
  const jobs = createJobRunner({
    database: test.database,
    instance: session.instance,
    jobs: feature.jobs ?? [],
    clock,
    logger,
  });
  let worker: DeliveryWorker | undefined;

  const house = {
    now: new Date('2026-11-23T09:00:00Z'),
    answeredBy: undefined as string | undefined,
    test,
    platform,
    errors,
    followUpFile: createFollowUpFiles({ register: territories, followUpLinks }, transactions),
    jobs,

    async seat(given: Given[] = people): Promise<void> {
      for (const { id, role, territoryId, regionCode, organisation, hasNoAccount, timeZone } of given) {
        await prisma.person.create({
          data: {
            id,
            name: `Nom ${id}`,
            email: `${id}@exemple.fr`,
            organisation: organisation ?? null,
            timeZone: timeZone ?? 'Europe/Paris',
            createdAt: house.now,
            assignments: {
              create: { role, territoryId: territoryId ?? null, regionCode: regionCode ?? null },
            },
          },
        });
        if (!hasNoAccount) await house.giveAccount(id);
      }
    },
    giveAccount: (personId: string) =>
      prisma.account.create({
        data: {
          platform: 'slack',
          workspaceId: 'T1',
          memberId: personId,
          personId,
          linkedBy: 'verifiedAddress',
          linkedAt: house.now,
          checkedAt: house.now,
          lastActiveAt: house.now,
          kind: 'member',
        },
      }),

    /** As it stands once it is convened. */
    async convene(copil: {
      number: number;
      level: 'national' | 'regional';
      regionCode?: string;
      personIds: string[];
    }): Promise<string> {
      const { number, personIds, ...where } = copil;
      const id = randomUUID();
      const startsAt = new Date('2026-12-10T13:30:00Z');
      const content = {
        ...where,
        title: 'Revue',
        startsAt: startsAt.toISOString(),
        timeZone: 'Europe/Paris',
        durationMinutes: 90,
        agenda: [],
        documents: [],
        roles: [],
        personIds,
      };
      await prisma.copil.create({
        data: {
          id,
          number,
          content,
          startsAt,
          demo: false,
          sequence: 0,
          state: 'planned',
          createdBy: 'delegation',
          createdAt: house.now,
          updatedAt: house.now,
          participants: { create: personIds.map((personId) => ({ personId })) },
        },
      });
      return id;
    },

    as: (memberId: string): Talker => createTalker(house, platform, memberId),
    messagesOf: (memberId: string): RecordedMessage[] => createTalker(house, platform, memberId).shown(),
    /** The newest message of that title before her. */
    last: (memberId: string, title: string): Message | undefined =>
      house.messagesOf(memberId).findLast(({ message }) => message.card?.title?.includes(title))?.message,

    async startSending(): Promise<void> {
      worker = await startDeliveryWorker({
        database: test.database,
        session,
        platforms,
        clock,
        logger,
        ...(livePace ? { paces: { slack: livePace } } : { pollEveryMs: 5 }),
        callTimeoutMs: 100,
        random: () => 0,
      });
    },
    /** A step of each broadcast that has one, now. */
    async step(): Promise<void> {
      house.now = new Date(house.now.getTime() + 1000);
      await jobs.runDue();
    },
    /** Steps and sending until nothing is left to do. */
    async settle(): Promise<void> {
      for (let round = 0; round < 400; round += 1) {
        await house.step();
        const left = await prisma.delivery.count({ where: { state: 'pending' } });
        const due = await prisma.job.count({
          where: { dueAt: { lt: new Date(house.now.getTime() + 60_000) } },
        });
        if (left === 0 && due === 0) return;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      throw new Error('not settled');
    },

    /** Through the form, up to the preview; gives its words. */
    async compose(author: Talker, values: Record<string, string | boolean | null> = {}): Promise<string> {
      await author.send({ kind: 'command', name: 'diffusion', argument: 'nouvelle' });
      return author.submit({ title: 'Rencontre nationale', text: 'Le 12 juin, à Paris.', ...values });
    },

    async stop(): Promise<void> {
      await worker?.stop();
      await session.close();
      await test.drop();
      expect(errors).toEqual([]);
    },
  };
  return house;
}
