import type { Clock } from '../core/clock';
import type { InboundEvent } from '../core/event';
import type { Inbox } from '../core/ports';
import type { Reply } from '../core/reply';
import { storeClient, type Database, type StoreClient } from './database';
import { Prisma } from './generated/client';
import { jsonColumn } from './json-column';
import type { Session } from './session';
import { readStoredEvent, withoutContent } from './stored-event';

/** How long our own event may stay undone, or our reply unshown, before it is tried again. */
const patienceMs = 60_000;
/** A reply that could not be shown so often will not be: its conversation is gone. */
const triesAtMost = 6;
/** Platforms send again for minutes: until then the key of a shown event is kept. */
const keptAfterShownMs = 15 * 60_000;

interface Row {
  state: 'received' | 'done';
  reply: unknown;
  shown_at: Date | null;
}

export interface StoredInbox extends Inbox {
  /** Forgets shown events that no platform sends again; returns how many. */
  prune(): Promise<number>;
}

export function createInbox(database: Database, session: Session, clock: Clock): StoredInbox {
  const { prisma } = database;
  const later = (): Date => new Date(clock.now().getTime() + patienceMs);

  /** Done is final: a commit whose answer was lost is not undone by the apology for it. */
  async function close(client: StoreClient, event: InboundEvent, reply: Reply): Promise<void> {
    await client.inboxEvent.updateMany({
      where: { key: event.key, state: 'received' },
      data: {
        state: 'done',
        reply: jsonColumn(reply),
        event: jsonColumn(withoutContent(event)),
        doneAt: clock.now(),
        nextTryAt: later(),
      },
    });
  }

  return {
    async record(event) {
      const { count } = await prisma.inboxEvent.createMany({
        data: [
          {
            key: event.key,
            platform: event.actor.platform,
            state: 'received',
            instance: session.instance,
            event: jsonColumn(event),
            receivedAt: clock.now(),
            nextTryAt: later(),
          },
        ],
        skipDuplicates: true,
      });
      return count === 1;
    },

    async handle(event, work) {
      return database.transactions.run(async (tx) => {
        const client = storeClient(tx);
        // The row lock keeps a second caller waiting until the first has committed, or failed.
        const [row] = await client.$queryRaw<
          Row[]
        >`SELECT state, reply, shown_at FROM inbox_event WHERE key = ${event.key} FOR UPDATE`;
        if (!row || row.shown_at !== null) return [];
        if (row.state === 'done') return row.reply as Reply;
        const reply = await work(tx);
        await close(client, event, reply);
        return reply;
      });
    },

    giveUp: (event, apology) => close(prisma, event, apology),

    async markShown(event) {
      await prisma.inboxEvent.updateMany({
        where: { key: event.key, state: 'done' },
        data: { shownAt: clock.now(), event: Prisma.DbNull, reply: Prisma.DbNull },
      });
    },

    async takeOver() {
      const others = await prisma.inboxEvent.findMany({
        where: { shownAt: null, instance: { not: session.instance } },
        distinct: ['instance'],
        select: { instance: true },
      });
      const gone: number[] = [];
      for (const { instance } of others) if (await session.isGone(instance)) gone.push(instance);
      const now = clock.now();
      // One statement claims them, so that two instances never take the same row.
      const rows = await prisma.$queryRaw<{ event: unknown }[]>`
        UPDATE inbox_event SET instance = ${session.instance}, tries = tries + 1,
          next_try_at = ${now}::timestamptz + make_interval(secs => 30 * power(2, tries)),
          shown_at = CASE WHEN tries >= ${triesAtMost} THEN ${now}::timestamptz END,
          event = CASE WHEN tries < ${triesAtMost} THEN event END,
          reply = CASE WHEN tries < ${triesAtMost} THEN reply END
        WHERE shown_at IS NULL AND event IS NOT NULL
          AND (instance = ANY(${gone}::int[]) OR (instance = ${session.instance} AND next_try_at <= ${now}::timestamptz))
        RETURNING event`;
      return rows.flatMap(({ event }) => readStoredEvent(event) ?? []);
    },

    async prune() {
      const before = new Date(clock.now().getTime() - keptAfterShownMs);
      const { count } = await prisma.inboxEvent.deleteMany({ where: { shownAt: { lt: before } } });
      return count;
    },
  };
}
