import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../src/core/clock';
import { silentLogger, type LogFields, type Logger } from '../../src/core/logger';
import { say, type Message } from '../../src/core/message';
import type { Recipient } from '../../src/delivery/delivery';
import { enqueue, type NewDelivery } from '../../src/delivery/outbox';
import { startDeliveryWorker, type DeliveryWorker, type WorkerParts } from '../../src/delivery/worker';
import { openSession, type Session } from '../../src/storage/session';
import { createRecordingPlatform, type RecordingPlatform } from '../support/recording-platform';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

/** Stands still until told otherwise. */
export interface SettableClock extends Clock {
  advance(ms: number): void;
}

export type PostDelivery = Omit<NewDelivery, 'operation' | 'posted'> & {
  recipient: Recipient;
  message: Message;
};

export const to = (memberId: string, text: string, more: Partial<PostDelivery> = {}): PostDelivery => ({
  dedupeKey: `${memberId}/${text}`,
  recipient: { member: { platform: 'web', workspaceId: 'w', memberId } },
  message: say(text),
  cause: 'test',
  ...more,
});

/** A database of its own, a platform that records, a clock to set, and workers to start. */
export type DeliveryHouse = Awaited<ReturnType<typeof openDeliveryHouse>>;

export async function openDeliveryHouse() {
  const test: TestDatabase = await createTestDatabase();
  const platform: RecordingPlatform = createRecordingPlatform();
  let time = new Date('2026-11-23T09:00:00Z').getTime();
  const clock: SettableClock = { now: () => new Date(time), advance: (ms) => void (time += ms) };
  const sessions: Session[] = [];
  const errors: LogFields[] = [];
  const logger: Logger = { ...silentLogger, error: (fields) => void errors.push(fields) };
  const workers: DeliveryWorker[] = [];

  const rows = () =>
    test.database.prisma.delivery.findMany({
      orderBy: { position: 'asc' },
      include: { attempts: { orderBy: { id: 'asc' } } },
    });
  type Rows = Awaited<ReturnType<typeof rows>>;

  return {
    test,
    platform,
    /** What was logged as an error; left over at the end, it fails the test. */
    errors,
    clock,
    rows,
    textsShown: (): string[] => platform.shown.map(({ message }) => message.text),

    send: (...deliveries: NewDelivery[]) =>
      test.database.transactions.run((tx) => enqueue(tx, deliveries, clock.now())),

    /** Each has a session of its own, as if in another process. */
    async startWorker(changes: Partial<WorkerParts> = {}): Promise<DeliveryWorker> {
      const session = await openSession(test.url, silentLogger);
      sessions.push(session);
      const worker = await startDeliveryWorker({
        database: test.database,
        session,
        platforms: new Map([['web', platform]]),
        clock,
        logger,
        pollEveryMs: 5,
        random: () => 0,
        ...changes,
      });
      workers.push(worker);
      return worker;
    },

    /** The rows as soon as they are so; meanwhile `step` is done again and again. */
    async until(done: (found: Rows) => boolean, step?: () => void, limitMs = 15_000): Promise<Rows> {
      const deadline = Date.now() + limitMs;
      for (;;) {
        const found = await rows();
        if (done(found)) return found;
        if (Date.now() > deadline)
          throw new Error(
            `not reached: ${JSON.stringify(found.map(({ state, reason }) => [state, reason]))}`,
          );
        step?.();
        await sleep(5);
      }
    },

    /** Nothing is sent for several polls. */
    async expectQuiet(): Promise<void> {
      const before = platform.sends;
      await sleep(60);
      expect(platform.sends).toBe(before);
    },

    async close(): Promise<void> {
      await Promise.all(workers.map((worker) => worker.stop()));
      await Promise.all(sessions.map((session) => session.close()));
      await test.drop();
      expect(errors).toEqual([]);
    },
  };
}

export const allFinal = (found: { state: string }[]): boolean =>
  found.length > 0 && found.every(({ state }) => state !== 'pending');
