import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { memberKey, type Member } from '../../../src/core/address';
import { systemClock } from '../../../src/core/clock';
import { createDispatch } from '../../../src/core/dispatch';
import type { EventContent, InboundEvent } from '../../../src/core/event';
import type { Button, PostedMessage } from '../../../src/core/message';
import type { Reply } from '../../../src/core/reply';
import { createActionSheetsFeature } from '../../../src/features/action-sheets';
import { firstRevision, newSheet } from '../../../src/features/action-sheets/create-sheet';
import type { Sheet } from '../../../src/features/action-sheets/sheet';
import { insertSheets } from '../../../src/features/action-sheets/store';
import { createPersonDirectory } from '../../../src/features/people';
import { openDatabase, type Database } from '../../../src/storage/database';
import { createDialogs } from '../../../src/storage/dialogs';
import { createInbox } from '../../../src/storage/inbox';
import { createLiveMessages } from '../../../src/storage/live-messages';
import { openSession } from '../../../src/storage/session';
import { buttonsOf, wordsOf } from '../../support/card-words';
import { rememberingLogger } from '../../support/listening-dispatch';
import { createTestDatabase } from '../../support/test-database';
import { register } from '../territories/register';
import { brokenLinks } from '../../support/revision-chain';

/** A running Jalon, with connections of its own. */
export interface Instance {
  database: Database;
  run(event: InboundEvent): Promise<Answer>;
  markShown(event: InboundEvent): Promise<void>;
}

export interface Answer {
  reply: Reply;
  words: string;
  buttons: Button[];
}

/** The two halves of a binôme, each before a Jalon of her own, over one database. */
export interface TogetherHouse {
  alice: Member;
  bob: Member;
  here: Instance;
  there: Instance;
  sheets: Sheet[];
  sql: Client;
  /** Each is begun when the one before stands before what the statement locks; then all go on at once. */
  atOnce<T>(held: string, begun: (() => Promise<T>)[]): Promise<Awaited<T>[]>;
  fieldsOf(sheet: Sheet): Promise<Sheet['fields']>;
  /** After the first: how each came in, who wrote it. */
  revisionsOf(sheet: Sheet): Promise<{ author: string; way: string; changes: { field: string }[] }[]>;
  /** What that member is told by messages of the bot's own initiative. */
  toldTo(member: Member): Promise<string[]>;
  brokenLinks(): Promise<string[]>;
  errors(): string;
  stop(): Promise<void>;
}

export const territoryId = 'ti-7510';
const member = (memberId: string): Member => ({ platform: 'slack', workspaceId: 'T1', memberId });

export async function startTogetherHouse(): Promise<TogetherHouse> {
  const test = await createTestDatabase();
  const territories = await register();
  const now = systemClock.now();
  const { logger, logged } = rememberingLogger();
  const alice = member('UALICE');
  const bob = member('UBOB');
  for (const [who, name, role] of [
    [alice, 'Alice Martin', 'elu'],
    [bob, 'Bob Durand', 'industriel'],
  ] as const)
    await test.database.prisma.person.create({
      data: {
        id: who.memberId,
        name,
        email: `${who.memberId.toLowerCase()}@exemple.fr`,
        timeZone: 'Europe/Paris',
        createdAt: now,
        assignments: { create: [{ role, territoryId }] },
        accounts: {
          create: [
            { ...who, linkedBy: 'verifiedAddress', checkedAt: now, lastActiveAt: now, kind: 'member' },
          ],
        },
      },
    });
  const authorship = { way: 'import' as const, source: 'test', now };
  const titles = ['École de production', 'Foncier de la gare', 'Plateforme logistique'];
  const sheets = titles.map((title, index) =>
    newSheet(territoryId, index + 1, false, { title, status: 'en_cours', progress: 10 }, authorship),
  );
  await test.database.transactions.run((tx) =>
    insertSheets(
      tx,
      sheets.map((sheet) => firstRevision(sheet, authorship)),
    ),
  );

  async function instance(): Promise<Instance & { stop(): Promise<void> }> {
    const database = openDatabase(test.url, logger);
    const session = await openSession(test.url, logger);
    const inbox = createInbox(database, session, systemClock);
    const dispatch = createDispatch({
      features: [createActionSheetsFeature(territories)],
      inbox,
      dialogs: createDialogs(),
      liveMessages: createLiveMessages(database),
      transactions: database.transactions,
      directory: createPersonDirectory([]),
      acquaintance: { meet: async () => 'person' },
      clock: systemClock,
      logger,
    });
    return {
      database,
      async run(event) {
        await dispatch.receive(event);
        const reply = await dispatch.run(event);
        const messages = reply.flatMap((step) =>
          step.type === 'say' || step.type === 'replaceSource' ? [step.message] : [],
        );
        return { reply, words: messages.map(wordsOf).join('\n'), buttons: messages.flatMap(buttonsOf) };
      },
      markShown: (event) => inbox.markShown(event),
      async stop() {
        await session.close();
        await database.close();
      },
    };
  }

  const here = await instance();
  const there = await instance();
  const sql = new Client({ connectionString: test.url });
  await sql.connect();

  return {
    alice,
    bob,
    here,
    there,
    sheets,
    sql,
    async atOnce<T>(held: string, begun: (() => Promise<T>)[]) {
      const holder = new Client({ connectionString: test.url });
      await holder.connect();
      await holder.query('BEGIN');
      await holder.query(held);
      const running: Promise<T>[] = [];
      for (const begin of begun) {
        running.push(begin());
        while ((await waitingFor(sql)) < running.length)
          await new Promise((resolve) => setTimeout(resolve, 5));
      }
      await holder.query('COMMIT');
      await holder.end();
      return Promise.all(running);
    },
    async fieldsOf({ id }) {
      const { rows } = await sql.query<{ fields: Sheet['fields'] }>(
        'SELECT fields FROM sheet WHERE id = $1',
        [id],
      );
      return rows[0]?.fields as Sheet['fields'];
    },
    async revisionsOf({ id }) {
      const { rows } = await sql.query<{ author: string; way: string; changes: { field: string }[] }>(
        'SELECT author_id AS author, way, changes FROM sheet_revision WHERE sheet_id = $1 AND revision > 1 ORDER BY revision',
        [id],
      );
      return rows;
    },
    async toldTo(reader) {
      const { rows } = await sql.query<{ text: string }>(
        "SELECT message ->> 'text' AS text FROM delivery WHERE conversation = $1 ORDER BY position",
        [memberKey(reader)],
      );
      return rows.map(({ text }) => text);
    },
    brokenLinks: () => brokenLinks(sql),
    errors: logged,
    async stop() {
      await sql.end();
      await here.stop();
      await there.stop();
      await test.drop();
    },
  };
}

async function waitingFor(sql: Client): Promise<number> {
  const { rows } = await sql.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
  );
  return rows[0]?.n ?? 0;
}

/** What a person does in her direct conversation; the same `key` is the same event, told again. */
function deed(actor: Member, content: EventContent, key: string = randomUUID()): InboundEvent {
  const now = systemClock.now();
  return {
    key,
    receivedAt: now,
    deadline: new Date(now.getTime() + 2500),
    actor,
    address: {
      key: { platform: 'slack', workspaceId: 'T1', conversationId: `D${actor.memberId}` },
      route: {},
    },
    scope: 'personal',
    canOpenForm: false,
    ...content,
  };
}

export const typed = (actor: Member, text: string): InboundEvent =>
  deed(actor, { kind: 'message', text, mentionsBot: false });

export function pressed(actor: Member, { buttons }: Answer, label: string): InboundEvent {
  const button = buttons.find((one) => one.label === label);
  if (!button) throw new Error(`no button « ${label} » among ${buttons.map((one) => one.label).join(', ')}`);
  const { address } = deed(actor, { kind: 'homeOpened' });
  const source: PostedMessage = { address, messageId: '1.1', visibility: 'all' };
  return deed(actor, { kind: 'action', actionId: button.actionId, payload: button.payload, source });
}
