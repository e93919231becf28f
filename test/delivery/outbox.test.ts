import fc from 'fast-check';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../src/core/clock';
import { PlatformError } from '../../src/core/errors';
import { silentLogger } from '../../src/core/logger';
import { say } from '../../src/core/message';
import type { NewDelivery } from '../../src/delivery/delivery';
import { enqueue } from '../../src/delivery/outbox';
import { startDeliveryWorker, type DeliveryWorker } from '../../src/delivery/worker';
import { openSession, type Session } from '../../src/storage/session';
import {
  createRecordingPlatform,
  type PlannedAnswer,
  type RecordingPlatform,
} from '../support/recording-platform';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

/** Stands still until told otherwise. */
function settableClock(start = new Date('2026-11-23T09:00:00Z')): Clock & { advance(ms: number): void } {
  let now = start.getTime();
  return { now: () => new Date(now), advance: (ms) => void (now += ms) };
}

const to = (memberId: string, text: string, more: Partial<NewDelivery> = {}): NewDelivery => ({
  dedupeKey: `${memberId}/${text}`,
  recipient: { member: { platform: 'web', workspaceId: 'w', memberId } },
  message: say(text),
  cause: 'test',
  ...more,
});

describe('the outbox', () => {
  let test: TestDatabase;
  let platform: RecordingPlatform;
  let clock: ReturnType<typeof settableClock>;
  const sessions: Session[] = [];
  const workers: DeliveryWorker[] = [];

  beforeEach(async () => {
    test = await createTestDatabase();
    platform = createRecordingPlatform();
    clock = settableClock();
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    await Promise.all(sessions.splice(0).map((session) => session.close()));
    await test.drop();
  });

  async function startWorker(of = platform, random = () => 0): Promise<DeliveryWorker> {
    const session = await openSession(test.url, silentLogger);
    sessions.push(session);
    const worker = await startDeliveryWorker({
      database: test.database,
      session,
      platforms: new Map([['web', of]]),
      clock,
      logger: silentLogger,
      pollEveryMs: 5,
      random,
    });
    workers.push(worker);
    return worker;
  }
  const send = (...deliveries: NewDelivery[]) =>
    test.database.transactions.run((tx) => enqueue(tx, deliveries, clock.now()));
  const rows = () =>
    test.database.prisma.delivery.findMany({
      orderBy: { position: 'asc' },
      include: { attempts: { orderBy: { id: 'asc' } } },
    });
  async function until(
    done: (found: Awaited<ReturnType<typeof rows>>) => boolean,
    step?: () => void,
  ): Promise<Awaited<ReturnType<typeof rows>>> {
    const deadline = Date.now() + 10_000;
    for (;;) {
      const found = await rows();
      if (done(found)) return found;
      if (Date.now() > deadline)
        throw new Error(`not reached: ${JSON.stringify(found.map(({ state, reason }) => [state, reason]))}`);
      step?.();
      await sleep(5);
    }
  }
  const allFinal = (found: { state: string }[]): boolean =>
    found.length > 0 && found.every(({ state }) => state !== 'pending');
  const textsShown = (): string[] => platform.shown.map(({ message }) => message.text);

  it('sends what a committed transaction wrote, once, and says so', async () => {
    await startWorker();
    await send(to('alice', 'bonjour'));
    const [row] = await until(([sent]) => sent?.attempts[0]?.outcome === 'sent');
    expect(row).toMatchObject({ state: 'sent', reason: 'Envoyé.' });
    expect(row?.attempts).toHaveLength(1);
    expect(textsShown()).toEqual(['bonjour']);
  });

  it('sends nothing of a transaction that was rolled back', async () => {
    const broken = test.database.transactions.run(async (tx) => {
      await enqueue(tx, [to('alice', 'jamais')], clock.now());
      throw new Error('the cause failed');
    });
    await expect(broken).rejects.toThrow('the cause failed');
    expect(await rows()).toEqual([]);
  });

  it('changes nothing when the same key comes again', async () => {
    expect(await send(to('alice', 'une fois'))).toBe(1);
    expect(await send(to('alice', 'une fois'))).toBe(0);
    expect(await rows()).toHaveLength(1);
  });

  it('sends only the newest of those that replace one another', async () => {
    await send(to('alice', 'ancien', { supersedesKey: 'card-1' }));
    await send(to('alice', 'nouveau', { supersedesKey: 'card-1' }));
    await startWorker();
    const found = await until(allFinal);
    expect(found.map(({ state }) => state)).toEqual(['cancelled', 'sent']);
    expect(textsShown()).toEqual(['nouveau']);
  });

  it('is shared by two workers without sending anything twice, in the order of each conversation', async () => {
    const deliveries = Array.from({ length: 60 }, (_, n) => to(`person${n % 5}`, `${n}`));
    await send(...deliveries);
    await startWorker();
    await startWorker();
    await until(allFinal);
    expect(textsShown()).toHaveLength(60);
    for (let person = 0; person < 5; person += 1) {
      const own = platform.shown
        .filter(({ conversation }) => conversation.endsWith(`person${person}`))
        .map(({ message }) => Number(message.text));
      expect(own).toEqual([...own].sort((a, b) => a - b));
    }
  });

  it('waits as long as the platform says, and not less', async () => {
    const plan: PlannedAnswer[] = [
      {
        kind: 'fails',
        error: new PlatformError('rateLimited', 'slow', { retryAfterMs: 7000, limitScope: 'conversation' }),
      },
    ];
    platform.plan(() => plan.shift() ?? { kind: 'ok' });
    await startWorker();
    await send(to('alice', 'patience'));
    const [waiting] = await until(([row]) => row?.attempts[0]?.outcome === 'rateLimited');
    expect(waiting?.notBefore).toEqual(new Date(clock.now().getTime() + 7000));
    clock.advance(6999);
    await sleep(50);
    expect(platform.sends).toBe(1);
    clock.advance(1);
    await until(allFinal);
    expect(platform.sends).toBe(2);
  });

  it('stops a whole workspace when the limit is the workspace’s', async () => {
    platform.plan(() => ({
      kind: 'fails',
      error: new PlatformError('rateLimited', 'slow', { retryAfterMs: 5000 }),
    }));
    await send(to('alice', 'un'));
    await startWorker();
    await until(([row]) => row?.attempts.length === 1);
    await send(to('bob', 'deux', { notBefore: new Date(clock.now().getTime() - 1) }));
    await until((found) => found.length === 2);
    platform.plan(() => ({ kind: 'ok' }));
    clock.advance(5000);
    await until(allFinal);
    expect(textsShown().sort()).toEqual(['deux', 'un']);
  });

  it('gives up after its attempts, with a reason, when the platform never accepts', async () => {
    platform.plan(() => ({ kind: 'fails', error: new PlatformError('unavailable', 'down') }));
    await startWorker();
    await send(to('alice', 'panne'));
    const [row] = await until(allFinal, () => clock.advance(3_600_000));
    expect(row).toMatchObject({ state: 'unreachable' });
    expect(row?.reason).toContain('malgré plusieurs essais');
    expect(row?.attempts).toHaveLength(12);
  });

  it.each([
    ['unreachable', 'Injoignable'],
    ['rejected', 'Refusé'],
  ] as const)('ends at once what is %s, with the reason in French', async (reason, word) => {
    platform.plan(() => ({ kind: 'fails', error: new PlatformError(reason, 'x') }));
    await startWorker();
    await send(to('alice', 'refus'));
    const [row] = await until(allFinal);
    expect(row).toMatchObject({ state: reason });
    expect(row?.reason).toMatch(new RegExp(`^${word}`));
    expect(platform.sends).toBe(1);
  });

  it('finds what arrived although the answer was lost, and does not send it again', async () => {
    platform.plan(() => ({ kind: 'arrivesThenFails' }));
    await startWorker();
    await send(to('alice', 'arrivé'));
    const [row] = await until(allFinal, () => clock.advance(60_000));
    expect(row).toMatchObject({ state: 'sent' });
    expect(row?.reason).toContain('retrouvé');
    expect(textsShown()).toEqual(['arrivé']);
  });

  it('sends again what it looked for and did not find', async () => {
    const plan: PlannedAnswer[] = [{ kind: 'fails', error: new PlatformError('ambiguous', 'reset') }];
    platform.plan(() => plan.shift() ?? { kind: 'ok' });
    await startWorker();
    await send(to('alice', 'perdu'));
    const [row] = await until(allFinal, () => clock.advance(60_000));
    expect(row?.attempts.map(({ outcome }) => outcome)).toEqual(['absent', 'sent']);
    expect(textsShown()).toEqual(['perdu']);
  });

  it('never sends again by itself what it cannot look for', async () => {
    platform.canFind = false;
    platform.plan(() => ({ kind: 'arrivesThenFails' }));
    await startWorker();
    await send(to('alice', 'peut-être'));
    const [row] = await until(allFinal, () => clock.advance(60_000));
    expect(row).toMatchObject({ state: 'uncertain' });
    expect(platform.sends).toBe(1);
  });

  it('takes over from a sender that died in the middle of a call, without doubling it', async () => {
    const stuck = createRecordingPlatform();
    let release: () => void = () => {};
    stuck.post = async (address, message, deliveryId) => {
      await platform.post(address, message, deliveryId);
      await new Promise<void>((resolve) => (release = resolve));
      throw new PlatformError('ambiguous', 'its process died');
    };
    await send(to('alice', 'relayé'));
    await startWorker(stuck);
    await until(() => platform.shown.length === 1);
    await startWorker();
    clock.advance(20_001);
    const [row] = await until(allFinal);
    expect(row).toMatchObject({ state: 'sent' });
    expect(textsShown()).toEqual(['relayé']);
    release();
  });

  it('ends every delivery in a final state, at most once shown, whatever the platform does', async () => {
    const answer = fc.constantFrom<PlannedAnswer>(
      { kind: 'ok' },
      { kind: 'arrivesThenFails' },
      { kind: 'fails', error: new PlatformError('rateLimited', 'slow', { retryAfterMs: 3000 }) },
      { kind: 'fails', error: new PlatformError('unavailable', 'down') },
      { kind: 'fails', error: new PlatformError('ambiguous', 'reset') },
      { kind: 'fails', error: new PlatformError('rejected', 'no') },
    );
    await startWorker(platform, () => 0.5);
    let round = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { maxLength: 20 }), fc.boolean(), async (answers, canFind) => {
        round += 1;
        const plan = [...answers];
        platform.canFind = canFind;
        platform.plan(() => plan.shift() ?? { kind: 'ok' });
        const texts = Array.from({ length: 6 }, (_, n) => `${round}.${n}`);
        await send(...texts.map((text, n) => to(`p${n % 3}`, text)));
        const found = await until(allFinal, () => clock.advance(30_000));
        const shown = textsShown();
        for (const text of texts) {
          const state = found.find(({ dedupeKey }) => dedupeKey.endsWith(`/${text}`))?.state;
          const times = shown.filter((one) => one === text).length;
          expect(times).toBeLessThanOrEqual(1);
          if (state === 'sent') expect(times).toBe(1);
          if (state === 'rejected') expect(times).toBe(0);
          if (canFind) expect(state).not.toBe('uncertain');
        }
      }),
      { numRuns: 15, seed: 20261123 },
    );
  });
});
