import type { PlatformName } from '../core/address';
import type { Clock } from '../core/clock';
import type { Logger } from '../core/logger';
import type { Platform } from '../core/platform';
import type { Database, Session } from '../storage';
import { outboxChannel } from './outbox';
import { sendOne } from './send';
import { createDeliveryStore, type Lane } from './store';

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
  random?: () => number;
}

/** In flight at once in a workspace, in as many conversations. */
const inFlight = 4;

/**
 * Sends what is due. Of all instances one alone holds the lane of a workspace, so its pace is one pace; lanes of
 * different workspaces run side by side.
 */
export async function startDeliveryWorker(parts: WorkerParts): Promise<DeliveryWorker> {
  const { session, platforms, clock, logger } = parts;
  const store = createDeliveryStore(parts.database, session.instance);
  const lanes = new Map<string, Promise<void>>();
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
    for (const { platform, workspaceId } of await store.dueWorkspaces([...platforms.keys()], clock.now())) {
      const key = `${platform}/${workspaceId}`;
      if (lanes.has(key)) continue;
      const work = runLane(platform, workspaceId)
        .catch((error: Error) => logger.error({ error, platform }, 'lane failed'))
        .finally(() => lanes.delete(key));
      lanes.set(key, work);
    }
  }

  async function runLane(name: PlatformName, workspaceId: string): Promise<void> {
    const platform = platforms.get(name);
    let lane: Lane | undefined;
    while (platform && !stopping) {
      lane = await store.claimLane(name, workspaceId, clock.now());
      if (!lane) return;
      const holding = lane;
      const due = await store.dueDeliveries(holding, clock.now(), inFlight);
      if (due.length === 0) break;
      const send = { store, platform, clock, logger, random: parts.random ?? Math.random };
      await Promise.all(due.map((delivery) => sendOne(send, holding, delivery)));
    }
    if (lane) await store.releaseLane(lane, clock.now());
  }

  await session.listen(outboxChannel, wake);
  const timer = setInterval(wake, parts.pollEveryMs ?? 1000);
  wake();

  return {
    async stop() {
      stopping = true;
      clearInterval(timer);
      await looking;
      await Promise.all(lanes.values());
    },
  };
}
