import type { PlatformName } from '../core/address';
import type { Clock } from '../core/clock';
import type { Logger } from '../core/logger';
import type { Paces } from '../core/pace';
import type { Database, Session } from '../storage';
import type { Platform } from '../core/platform';
import { createLiveMessages } from '../storage/live-messages';
import { createLanes } from './lanes';
import { outboxChannel } from './outbox';
import { createPacer, type Pacer } from './pacer';
import { runLane } from './run-lane';
import { createDeliveryStore } from './store';
import { createTryStore } from './tries/store';

export interface DeliveryWorker {
  /** A reply was shown there: it uses the pace too, and never waits for it. */
  noteReply(platform: PlatformName, workspaceId: string, conversation: string): void;
  /** Ends the sends in flight, gives its lanes back. */
  stop(): Promise<void>;
}

export interface WorkerParts {
  database: Database;
  session: Session;
  platforms: ReadonlyMap<PlatformName, Platform>;
  clock: Clock;
  logger: Logger;
  /** Absent: as fast as the platforms answer. */
  paces?: Partial<Paces>;
  /** In [0, 1[: of a workspace's pace, what many alike leave to messages of their own. */
  urgentReserve?: number;
  pollEveryMs?: number;
  callTimeoutMs?: number;
  /** Longer than a call; a dead worker's lanes are free when it has run out. */
  leaseMs?: number;
  random?: () => number;
}

/** In flight at once in a workspace, in as many conversations. */
const inFlight = 24;

/**
 * Sends what is due. Of all instances one alone holds the lane of a workspace, so its pace is one pace; lanes of
 * different workspaces run side by side.
 */
export async function startDeliveryWorker(parts: WorkerParts): Promise<DeliveryWorker> {
  const { session, platforms, clock, logger } = parts;
  const store = createDeliveryStore(parts.database);
  const tryStore = createTryStore(parts.database);
  const live = createLiveMessages(parts.database);
  const lanes = createLanes(parts.database, session.instance, parts.leaseMs);
  const running = new Map<string, Promise<void>>();
  const pacers = new Map<string, { pacer: Pacer; token: bigint | undefined }>();
  let stopping = false;
  let looking: Promise<void> | undefined;
  let lookAgain = false;
  let ring = (): void => {};
  let bell = nextBell();

  function nextBell(): Promise<void> {
    return new Promise((resolve) => (ring = resolve));
  }

  function ringOut(): void {
    ring();
    bell = nextBell();
  }

  function wake(): void {
    ringOut();
    if (looking) {
      lookAgain = true;
      return;
    }
    looking = look()
      .catch((error: Error) => logger.error({ error }, 'looking for deliveries failed'))
      .finally(() => {
        looking = undefined;
        if (!lookAgain || stopping) return;
        lookAgain = false;
        wake();
      });
  }

  async function look(): Promise<void> {
    if (stopping) return;
    const names = [...platforms.keys()];
    await store.explainWaiting(names);
    await store.expire(clock.now());
    for (const { platform: name, workspaceId } of await store.dueWorkspaces(names, clock.now())) {
      const platform = platforms.get(name);
      const key = `${name}/${workspaceId}`;
      if (!platform || running.has(key)) continue;
      const work = run(platform, workspaceId)
        .catch((error: Error) => logger.error({ error, platform: name }, 'lane failed'))
        .finally(() => running.delete(key));
      running.set(key, work);
    }
  }

  function paceOf(platform: PlatformName, workspaceId: string) {
    const key = `${platform}/${workspaceId}`;
    const known = pacers.get(key) ?? {
      pacer: createPacer(parts.paces?.[platform] ?? [], parts.urgentReserve),
      token: undefined,
    };
    pacers.set(key, known);
    return known;
  }

  async function run(platform: Platform, workspaceId: string): Promise<void> {
    const paced = paceOf(platform.name, workspaceId);
    paced.token = await runLane({
      platform,
      workspaceId,
      pace: parts.paces?.[platform.name] ?? [],
      pacer: paced.pacer,
      store,
      tryStore,
      lanes,
      live,
      clock,
      logger,
      callTimeoutMs: parts.callTimeoutMs ?? 10_000,
      random: parts.random ?? Math.random,
      inFlight,
      isStopping: () => stopping,
      woken: () => bell,
      knownToken: paced.token,
    });
  }

  await session.listen(outboxChannel, wake);
  const timer = setInterval(wake, parts.pollEveryMs ?? 1000);
  wake();

  return {
    noteReply(platform, workspaceId, conversation) {
      paceOf(platform, workspaceId).pacer.note(conversation, 'post', clock.now());
    },
    async stop() {
      stopping = true;
      clearInterval(timer);
      ringOut();
      await looking;
      await Promise.all(running.values());
    },
  };
}
