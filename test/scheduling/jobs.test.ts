import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { job, type Job, type JobContext } from '../../src/core/feature';
import { silentLogger, type LogFields } from '../../src/core/logger';
import { enqueue } from '../../src/delivery/outbox';
import { cancelJob, scheduleJob, wakeJob } from '../../src/scheduling/jobs';
import { createJobRunner } from '../../src/scheduling/run-jobs';
import { startJobWorker } from '../../src/scheduling/worker';
import { createJobStore, jobLeaseMs } from '../../src/scheduling/store';
import { openSession } from '../../src/storage/session';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { to } from '../delivery/delivery-house';

describe('due jobs', () => {
  let test: TestDatabase;
  let time = 0;
  let ran: { key: string; payload: unknown; now: string }[] = [];
  let errors: LogFields[] = [];
  const clock = { now: () => new Date(time) };
  const start = Date.parse('2026-11-23T09:00:00Z');
  const minute = 60_000;
  const after = (minutes: number): Date => new Date(start + minutes * minute);

  beforeEach(async () => {
    test = await createTestDatabase();
    time = start;
    ran = [];
    errors = [];
  });
  afterEach(() => test.drop());

  const plan = (key: string, at: Date, payload: { every?: number } = {}) =>
    test.database.transactions.run((tx) => scheduleJob(tx, { key, kind: 'test.run', payload, at }));
  const noting = (more?: (context: JobContext) => Promise<void>): Job =>
    job({
      jobKind: 'test.run',
      payload: z.object({ every: z.number().optional() }),
      async run(context, payload) {
        await more?.(context);
        ran.push({ key: context.key, payload, now: context.now.toISOString() });
        return payload.every === undefined
          ? undefined
          : new Date(context.now.getTime() + payload.every * minute);
      },
    });
  const runner = (instance: number, jobs: Job[] = [noting()]) =>
    createJobRunner({
      database: test.database,
      instance,
      jobs,
      clock,
      logger: { ...silentLogger, error: (fields) => void errors.push(fields) },
    });
  const rows = () => test.database.prisma.job.findMany({ orderBy: { key: 'asc' } });

  it('run when they are due and not before, and go when they are done with', async () => {
    await plan('a', after(5));
    expect(await runner(1).runDue()).toBe(0);
    time = start + 5 * minute;
    expect(await runner(1).runDue()).toBe(1);
    expect(ran.map(({ key }) => key)).toEqual(['a']);
    expect(await rows()).toEqual([]);
  });

  it('come again at the date that they say', async () => {
    await plan('a', after(0), { every: 10 });
    const worker = runner(1);
    for (let at = 0; at <= 30; at += 5) {
      time = start + at * minute;
      await worker.runDue();
    }
    expect(ran.map(({ now }) => now.slice(14, 16))).toEqual(['00', '10', '20', '30']);
  });

  it('run once, however many workers look', async () => {
    for (let i = 0; i < 20; i += 1) await plan(`job ${i}`, after(0));
    const workers = [1, 2, 3].map((instance) => runner(instance));
    for (let i = 0; i < 5; i += 1) await Promise.all(workers.map((worker) => worker.runDue()));
    expect(ran.length).toBe(20);
    expect(new Set(ran.map(({ key }) => key)).size).toBe(20);
  });

  it('of a dead worker run when its lease has run out', async () => {
    await plan('a', after(0));
    const [claimed] = await createJobStore(test.database).claim(['test.run'], 1, clock.now(), 4);
    expect(claimed?.key).toBe('a');
    expect(await runner(2).runDue()).toBe(0);
    time += jobLeaseMs;
    expect(await runner(2).runDue()).toBe(1);
    expect(ran.length).toBe(1);
  });

  it('write nothing when another took them over meanwhile', async () => {
    await plan('a', after(0));
    let stall = true;
    const slow = noting(async ({ tx, now }) => {
      await enqueue(tx, [to('u', stall ? 'late' : 'in time')], now);
    });
    const store = createJobStore(test.database);
    const [late] = await store.claim(['test.run'], 1, clock.now(), 1);
    time += jobLeaseMs;
    stall = false;
    expect(await runner(2, [slow]).runDue()).toBe(1);
    // The first one wakes up: what it holds is worth nothing any more.
    await store.postpone(late ?? { key: '', kind: '', token: 0n, tries: 0 }, after(1));
    expect(await rows()).toEqual([]);
    expect(await test.database.prisma.delivery.count()).toBe(1);
  });

  it('that fail leave nothing half-written, and are tried again', async () => {
    await plan('a', after(0), { every: 60 });
    let fails = true;
    const worker = runner(1, [
      noting(async ({ tx, now }) => {
        await enqueue(tx, [to('u', 'hello')], now);
        if (fails) throw new Error('on purpose');
      }),
    ]);
    await worker.runDue();
    expect(await test.database.prisma.delivery.count()).toBe(0);
    expect(errors.length).toBe(1);
    expect(await worker.runDue()).toBe(0);
    fails = false;
    time += minute;
    await worker.runDue();
    expect(await test.database.prisma.delivery.count()).toBe(1);
    expect((await rows())[0]).toMatchObject({ tries: 0, dueAt: new Date(time + 60 * minute) });
  });

  it('that are woken during a run come at the earlier date', async () => {
    await plan('a', after(0), { every: 60 });
    const wake = (): Promise<void> =>
      test.database.transactions.run((tx) =>
        wakeJob(tx, { key: 'a', kind: 'test.run', payload: {}, at: after(10) }),
      );
    let woken: Promise<void> | undefined;
    await runner(1, [
      noting(async () => {
        woken = wake();
        await sleep(50);
      }),
    ]).runDue();
    await woken;
    expect((await rows())[0]?.dueAt).toEqual(after(10));
  });

  it('can be moved and cancelled', async () => {
    await plan('a', after(0));
    await plan('a', after(30));
    await plan('b', after(0));
    await test.database.transactions.run((tx) => cancelJob(tx, 'b'));
    expect(await runner(1).runDue()).toBe(0);
    time = start + 30 * minute;
    expect(await runner(1).runDue()).toBe(1);
  });

  it('are heard of at once by a waiting worker', async () => {
    const session = await openSession(test.url, silentLogger);
    const worker = await startJobWorker({
      database: test.database,
      session,
      jobs: [noting()],
      clock,
      logger: silentLogger,
      pollEveryMs: 3_600_000,
    });
    await plan('a', after(0));
    for (let wait = 0; ran.length === 0 && wait < 200; wait += 1) await sleep(10);
    await worker.stop();
    await session.close();
    expect(ran.map(({ key }) => key)).toEqual(['a']);
  });
});
