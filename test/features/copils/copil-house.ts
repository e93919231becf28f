import { randomUUID } from 'node:crypto';
import type { Context, HandlerReply } from '../../../src/core/feature';
import type { Message } from '../../../src/core/message';
import type { Assignment } from '../../../src/core/person';
import {
  createAttendanceFiles,
  createAttendanceLinks,
  createCalendarFiles,
  createCalendarLinks,
  createCopilsFeature,
  reminderSources,
  type CalendarLinks,
  type CopilsFeatureParts,
} from '../../../src/features/copils';
import { createPersonDirectory, findPeople } from '../../../src/features/people';
import { createRemindersFeature } from '../../../src/features/reminders';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { register } from '../territories/register';

/** The feature, and reminders beside it, on the real stores, with people of one's choice who type, press and submit in private. */
export interface CopilHouse {
  test: TestDatabase;
  now: Date;
  links: CalendarLinks;
  parts: CopilsFeatureParts;
  calendarFile: ReturnType<typeof createCalendarFiles>;
  attendanceFile: ReturnType<typeof createAttendanceFiles>;
  person(id: string, assignments: Assignment[]): Promise<void>;
  types(id: string, argument: string): Promise<HandlerReply>;
  /** Typed in that channel. */
  typesIn(channel: string, id: string, argument: string): Promise<HandlerReply>;
  /** Runs what is due of that kind, once. */
  runs(jobKind: string): Promise<void>;
  presses(id: string, actionId: string, payload: unknown): Promise<HandlerReply>;
  submits(
    id: string,
    values: Record<string, string | boolean>,
    copilId?: string,
    draftId?: string,
  ): Promise<HandlerReply>;
  /** What she was shown is confirmed. */
  confirms(id: string, shown: HandlerReply): Promise<HandlerReply>;
  /** What waits to be sent, by person, in its order. */
  sent(): Promise<{ personId: string; message: Message }[]>;
  stop(): Promise<void>;
}

export async function startCopilHouse(): Promise<CopilHouse> {
  const test = await createTestDatabase();
  const { prisma, transactions } = test.database;
  const territories = await register();
  const directory = createPersonDirectory([]);
  const links = createCalendarLinks('key of the tests', 'https://jalon.example');
  const attendanceLinks = createAttendanceLinks('key of the tests', 'https://jalon.example');
  const parts = { register: territories, links, attendanceLinks, directory };
  const feature = createCopilsFeature(parts);
  const reminders = createRemindersFeature(territories, reminderSources(territories));
  const actions = [feature, reminders].flatMap((one) => one.actions ?? []);
  const jobs = [feature, reminders].flatMap((one) => one.jobs ?? []);

  const memberOf = (memberId: string) => ({ platform: 'slack' as const, workspaceId: 'T1', memberId });
  const does = (
    id: string,
    work: (context: Context) => Promise<HandlerReply>,
    channel?: string,
  ): Promise<HandlerReply> =>
    transactions.run(async (tx) => {
      const [person] = await findPeople(tx, [id]);
      const member = memberOf(id);
      return work({
        event: {
          key: randomUUID(),
          receivedAt: house.now,
          deadline: house.now,
          actor: member,
          address: {
            key: { platform: 'slack', workspaceId: 'T1', conversationId: channel ?? `D-${id}` },
            route: {},
          },
          scope: channel === undefined ? 'personal' : 'channel',
          canOpenForm: false,
          kind: 'command',
          name: 'copil',
          argument: '',
        },
        person: person,
        now: house.now,
        tx,
        personOf: (other) => directory.personOf(tx, other),
      });
    });
  const found = <T>(item: T | undefined): T => {
    if (item === undefined) throw new Error('the feature has no such thing');
    return item;
  };

  const house: CopilHouse = {
    test,
    now: new Date('2026-11-23T09:00:00Z'),
    links,
    parts,
    calendarFile: createCalendarFiles(parts, transactions),
    attendanceFile: createAttendanceFiles(parts, transactions),
    async person(id, assignments) {
      await prisma.person.create({
        data: {
          id,
          name: `Personne ${id}`,
          timeZone: 'Europe/Paris',
          createdAt: house.now,
          assignments: {
            create: assignments.map(({ role, regionCode, territoryId }) => ({
              role,
              regionCode: regionCode ?? null,
              territoryId: territoryId ?? null,
            })),
          },
          accounts: {
            create: {
              ...memberOf(id),
              linkedBy: 'verifiedAddress',
              linkedAt: house.now,
              checkedAt: house.now,
              lastActiveAt: house.now,
              kind: 'member',
            },
          },
        },
      });
    },
    types: (id, argument) => does(id, (context) => found(feature.commands?.[0]).run(context, argument)),
    typesIn: (channel, id, argument) =>
      does(id, (context) => found(feature.commands?.[0]).run(context, argument), channel),
    async runs(jobKind) {
      const job = found(jobs.find((one) => one.jobKind === jobKind));
      for (const { key, payload } of await prisma.job.findMany({
        where: { kind: jobKind, dueAt: { lte: house.now } },
      }))
        await transactions.run(async (tx) => {
          const again = await job.run({ tx, now: house.now, key }, job.payload.parse(payload));
          if (again) await prisma.job.update({ where: { key }, data: { dueAt: again } });
          else await prisma.job.delete({ where: { key } });
        });
    },
    presses: (id, actionId, payload) =>
      does(id, async (context) => {
        const action = found(actions.find((one) => one.actionId === actionId));
        return action.run(context, action.payload.parse(payload));
      }),
    submits: (id, values, copilId, draftId) =>
      does(id, async (context) => {
        const form = found(feature.forms?.find(({ formId }) => formId === 'copils.form'));
        return form.submit(
          context,
          form.payload.parse({
            ...(copilId !== undefined && { copilId }),
            ...(draftId !== undefined && { draftId }),
          }),
          form.values.parse(values),
        );
      }),
    confirms: (id, shown) => house.presses(id, 'copils.confirm', payloadOf(shown, 'copils.confirm')),
    async sent() {
      const rows = await prisma.delivery.findMany({
        where: { state: 'pending' },
        orderBy: { position: 'asc' },
      });
      return rows.map(({ recipient, message }) => ({
        personId: (recipient as { member?: { memberId: string } }).member?.memberId ?? '',
        message: message as unknown as Message,
      }));
    },
    stop: () => test.drop(),
  };
  return house;
}

export function payloadOf(reply: HandlerReply, actionId: string): unknown {
  for (const step of reply)
    if ('message' in step)
      for (const block of step.message.card?.blocks ?? [])
        if (block.type === 'buttons')
          for (const button of block.buttons) if (button.actionId === actionId) return button.payload;
  return undefined;
}

export const textOf = (reply: HandlerReply): string =>
  reply.flatMap((step) => ('message' in step ? [step.message.text] : [])).join('\n');
