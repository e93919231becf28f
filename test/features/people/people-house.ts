import { randomUUID } from 'node:crypto';
import type { Member, PlatformName, Profile } from '../../../src/core/address';
import type { Clock } from '../../../src/core/clock';
import { createDispatch } from '../../../src/core/dispatch';
import type { EventBase, InboundEvent } from '../../../src/core/event';
import type { Feature } from '../../../src/core/feature';
import { say, type Button } from '../../../src/core/message';
import type { Platform } from '../../../src/core/platform';
import type { PersonDirectory } from '../../../src/core/ports';
import type { Reply } from '../../../src/core/reply';
import type { Role } from '../../../src/core/person';
import { createAcquaintance, createPeopleFeature, createPersonDirectory } from '../../../src/features/people';
import { createDialogs } from '../../../src/storage/dialogs';
import { createInbox } from '../../../src/storage/inbox';
import { createLiveMessages } from '../../../src/storage/live-messages';
import { openSession } from '../../../src/storage/session';
import { buttonsOf } from '../../support/card-words';
import { rememberingLogger } from '../../support/listening-dispatch';
import { createRecordingPlatform } from '../../support/recording-platform';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { register } from '../territories/register';

/** The people of a house with its own database, and a Slack that says of everybody what the test wants. */
export interface PeopleHouse {
  test: TestDatabase;
  directory: PersonDirectory;
  /** What Slack says of a member; an error: it fails. */
  profiles: Map<string, Profile | Error | Promise<never>>;
  /** Times that Slack was asked. */
  asked(): number;
  now: Date;
  logged(): string;
  run(event: InboundEvent): Promise<Reply>;
  write(member: Member, text: string, place?: Partial<EventBase>): Promise<string>;
  press(member: Member, button: Button): Promise<string>;
  /** Buttons of the last reply. */
  buttons: Button[];
  addPerson(email: string | null, name: string, roles?: Role[]): Promise<string>;
  journalled(action: string): Promise<{ personId: string | null; subject: string; subjectId: string }[]>;
  stop(): Promise<void>;
}

export const aMember = (memberId: string, workspaceId = 'T1'): Member => ({
  platform: 'slack',
  workspaceId,
  memberId,
});

export const aProfile = (email: string, rest: Partial<Profile> = {}): Profile => ({
  displayName: `Nom de ${email}`,
  email,
  emailVerified: true,
  kind: 'member',
  ...rest,
});

const echo: Feature = {
  name: 'echo',
  sentence: async ({ person }) => [
    { type: 'say', audience: 'conversation', message: say(`réponse à ${person?.displayName ?? 'inconnue'}`) },
  ],
};

export async function startPeopleHouse(
  settings: { adminEmails?: string[]; delegation?: Member[]; canMail?: boolean } = {},
): Promise<PeopleHouse> {
  const test = await createTestDatabase();
  const { logger, logged } = rememberingLogger();
  const session = await openSession(test.url, logger);
  const { database } = test;
  const clock: Clock = { now: () => house.now };
  const profiles: PeopleHouse['profiles'] = new Map();
  let asked = 0;
  const slack: Platform = {
    ...createRecordingPlatform('slack'),
    async profile({ memberId }) {
      asked += 1;
      const profile = profiles.get(memberId) ?? new Error('nobody of that name');
      if (profile instanceof Error) throw profile;
      return profile;
    },
  };
  const adminEmails = settings.adminEmails ?? [];
  const directory = createPersonDirectory(settings.delegation ?? []);
  const territories = await register();
  const people = createPeopleFeature({
    directory,
    territories,
    adminEmails,
    canMail: settings.canMail ?? true,
    whenLinked: async () => {},
  });
  const dispatch = createDispatch({
    features: [people, echo],
    inbox: createInbox(database, session, clock),
    dialogs: createDialogs(),
    liveMessages: createLiveMessages(database),
    transactions: database.transactions,
    directory,
    acquaintance: createAcquaintance({
      transactions: database.transactions,
      platforms: new Map<PlatformName, Platform>([['slack', slack]]),
      adminEmails,
      whenLinked: async () => {},
      clock,
      logger,
    }),
    clock,
    logger,
  });

  const house: PeopleHouse = {
    test,
    directory,
    profiles,
    asked: () => asked,
    now: new Date('2026-11-24T08:00:00Z'),
    logged,
    buttons: [],
    async run(event) {
      await dispatch.receive(event);
      return dispatch.run(event);
    },
    write: async (member, text, place) =>
      shown(await house.run({ ...anEventOf(member), ...place, kind: 'message', text, mentionsBot: false })),
    press: async (member, { actionId, payload }) =>
      shown(
        await house.run({
          ...anEventOf(member),
          kind: 'action',
          actionId,
          payload,
          source: { address: anEventOf(member).address, messageId: '1', visibility: 'all' },
        }),
      ),
    async addPerson(email, name, roles = []) {
      const id = randomUUID();
      await database.prisma.person.create({
        data: {
          id,
          name,
          email,
          timeZone: 'Europe/Paris',
          createdAt: house.now,
          assignments: { create: roles.map((role) => ({ role })) },
        },
      });
      return id;
    },
    journalled: (action) =>
      database.prisma.journalEntry.findMany({
        where: { action },
        select: { personId: true, subject: true, subjectId: true },
        orderBy: { id: 'asc' },
      }),
    async stop() {
      await session.close();
      await test.drop();
    },
  };

  function anEventOf(member: Member): EventBase {
    return {
      key: randomUUID(),
      receivedAt: house.now,
      deadline: house.now,
      actor: member,
      address: {
        key: {
          platform: member.platform,
          workspaceId: member.workspaceId,
          conversationId: `direct-${member.memberId}`,
        },
        route: {},
      },
      scope: 'personal',
      canOpenForm: false,
    };
  }

  function shown(reply: Reply): string {
    const messages = reply.flatMap((step) =>
      step.type === 'say' || step.type === 'replaceSource' ? [step.message] : [],
    );
    house.buttons = messages.flatMap(buttonsOf);
    return messages.map(({ text }) => text).join('\n');
  }

  return house;
}

/** In a channel, where others read. */
export const inChannel: Partial<EventBase> = { scope: 'channel' };
