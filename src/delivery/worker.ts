import type { PlatformName } from '../core/address';
import type { Clock } from '../core/clock';
import type { Logger } from '../core/logger';
import type { Platform } from '../core/platform';
import type { Database, Session } from '../storage';
import { createLiveMessages } from '../storage/live-messages';
import type { DueDelivery } from './delivery';
import { createLanes, type Lane } from './lanes';
import { outboxChannel } from './outbox';
import { verdicts } from './reasons';
import { sendOne, type SendParts } from './send';
import { createDeliveryStore } from './store';

export interface DeliveryWorker {
  /** Ends the sends in flight, gives its lanes back. */
  stop(): Promise<void>;
}

export interface WorkerParts {
  database: Database;
  session: Session;
  platforms: ReadonlyMap<PlatformName, Platform>;
  clock: Clock;
  logger: Logger;
  pollEveryMs?: number;
  callTimeoutMs?: number;
  random?: () => number;
}

/** In flight at once in a workspace, in as many conversations. */
const inFlight = 4;
const claimedAtOnce = 50;

/**
 * Sends what is due. Of all instances one alone holds the lane of a workspace, so its pace is one pace; lanes of
 * different workspaces run side by side.
 */
export async function startDeliveryWorker(parts: WorkerParts): Promise<DeliveryWorker> {
  const { session, platforms, clock, logger } = parts;
  const store = createDeliveryStore(parts.database);
  const live = createLiveMessages(parts.database);
  const lanes = createLanes(parts.database, session.instance);
  const running = new Map<string, Promise<void>>();
  let stopping = false;
  let looking: Promise<void> | undefined;
  let lookAgain = false;

  function wake(): void {
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
    for (const { platform: name, workspaceId } of await store.dueWorkspaces(names, clock.now())) {
      const platform = platforms.get(name);
      const key = `${name}/${workspaceId}`;
      if (!platform || running.has(key)) continue;
      const work = runLane(platform, workspaceId)
        .catch((error: Error) => logger.error({ error, platform: name }, 'lane failed'))
        .finally(() => running.delete(key));
      running.set(key, work);
    }
  }

  async function runLane(platform: Platform, workspaceId: string): Promise<void> {
    let held: Lane | undefined;
    while (!stopping) {
      const lane = await lanes.claim(platform.name, workspaceId, clock.now());
      if (!lane) break;
      held = lane;
      const { deliveries, unreadable } = await store.due(lane, clock.now(), claimedAtOnce);
      for (const { id, tries } of unreadable) {
        logger.error({ deliveryId: id }, 'delivery cannot be read');
        await store.finish({ deliveryId: id, number: tries + 1 }, verdicts.unreadable, clock.now());
      }
      if (deliveries.length + unreadable.length === 0) break;
      await sendAll(platform, lane, deliveries);
    }
    if (held) await lanes.release(held, clock.now());
  }

  async function sendAll(platform: Platform, lane: Lane, deliveries: DueDelivery[]): Promise<void> {
    const send: SendParts = {
      store,
      lanes,
      live,
      platform,
      clock,
      logger,
      callTimeoutMs: parts.callTimeoutMs ?? 10_000,
      random: parts.random ?? Math.random,
    };
    const waiting = [...deliveries];
    let goOn = true;
    async function sendInTurn(): Promise<void> {
      while (goOn && !stopping) {
        const next = waiting.shift();
        if (!next) return;
        if (!(await sendOne(send, lane, next))) goOn = false;
      }
    }
    // All of them settle before the lane goes on, whatever fails: nothing may be in flight twice.
    const ends = await Promise.allSettled(Array.from({ length: inFlight }, sendInTurn));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }

  await session.listen(outboxChannel, wake);
  const timer = setInterval(wake, parts.pollEveryMs ?? 1000);
  wake();

  return {
    async stop() {
      stopping = true;
      clearInterval(timer);
      await looking;
      await Promise.all(running.values());
    },
  };
}
