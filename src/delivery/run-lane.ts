import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../core/clock';
import type { Logger } from '../core/logger';
import type { Pace } from '../core/pace';
import type { Platform } from '../core/platform';
import type { LiveMessages } from '../core/ports';
import type { DueDelivery } from './delivery';
import { inBatches } from '../storage/in-batches';
import type { Lane, Lanes } from './lanes';
import type { Pacer } from './pacer';
import { verdicts } from './reasons';
import { sendOne, type SendParts } from './send';
import type { DeliveryStore } from './store';
import type { TryStore } from './tries/store';

/** Deliveries that are read at once. */
const readAtOnce = 500;
/** A wait is looked at again this often: the clock may have moved, something more urgent may have come. */
const longestWaitMs = 1000;

export interface LaneParts {
  platform: Platform;
  workspaceId: string;
  pace: Pace;
  pacer: Pacer;
  store: DeliveryStore;
  tryStore: TryStore;
  lanes: Lanes;
  live: LiveMessages;
  clock: Clock;
  logger: Logger;
  callTimeoutMs: number;
  random: () => number;
  /** In flight at once, in as many conversations. */
  inFlight: number;
  isStopping(): boolean;
  /** Resolves when something new may be there. */
  woken(): Promise<void>;
  /** The lane's token when this process held it last: what the pacer knows is complete since then. */
  knownToken: bigint | undefined;
}

/**
 * Sends what is due in a workspace as long as its lane is ours: several calls in flight, one per conversation, no more
 * than the pace allows. Ends when nothing is left to do now; returns the token that it held last.
 */
export async function runLane(parts: LaneParts): Promise<bigint | undefined> {
  const { platform, workspaceId, pacer, tryStore, lanes, clock } = parts;
  const calls = new Map<string, Promise<void>>();
  let token = parts.knownToken;
  let held: Lane | undefined;
  let claimedAt = 0;
  let queue: DueDelivery[] = [];
  let failure: Error | undefined;
  let mustClaim = true;

  const recordAttempt = inBatches(async (ids: string[]) => {
    const made = held && (await tryStore.recordAttempts(held, ids, clock.now(), lanes.leaseMs));
    return ids.map((id) => (made ? (made.get(id) ?? 'notWaiting') : 'laneLost'));
  });
  const send: Omit<SendParts, 'callEnded'> = { ...parts, recordAttempt };

  function start(lane: Lane, delivery: DueDelivery): void {
    const ended = pacer.begin(delivery.conversation, delivery.task.operation);
    const call = sendOne({ ...send, callEnded: () => ended(clock.now()) }, lane, delivery)
      .then((goOn) => void (mustClaim ||= !goOn))
      .catch((error: Error) => void (failure ??= error))
      .finally(() => {
        ended('notCalled');
        calls.delete(delivery.conversation);
      });
    calls.set(delivery.conversation, call);
  }

  /** Until a call ends, something comes, or so long. */
  async function pause(ms: number): Promise<void> {
    const over = new AbortController();
    const late = sleep(Math.min(ms, longestWaitMs), undefined, { signal: over.signal }).catch(() => {});
    await Promise.race([late, ...calls.values()]);
    over.abort();
  }

  let isFresh = true;
  let isOver = false;
  const onWake = (): void => {
    isFresh = false;
    if (!isOver) void parts.woken().then(onWake);
  };
  void parts.woken().then(onWake);

  while (!parts.isStopping() && failure === undefined) {
    if (mustClaim) {
      // Nothing may be in flight twice: what was begun under the old claim ends first.
      await Promise.all(calls.values());
      queue = [];
    }
    if (mustClaim || clock.now().getTime() - claimedAt >= lanes.leaseMs / 4) {
      const lane = await lanes.claim(platform.name, workspaceId, clock.now());
      if (!lane) break;
      if (token !== lane.token) await learnPace(parts, lane);
      ({ token } = lane);
      held = lane;
      claimedAt = clock.now().getTime();
      mustClaim = false;
    }
    if (!held) break;
    if (queue.length === 0 || !isFresh) {
      isFresh = true;
      const full = pacer.held(clock.now());
      queue = await read(parts, held, [...calls.keys(), ...full.conversations]);
      if (queue.length === 0) {
        if (calls.size > 0) await pause(longestWaitMs);
        else if (full.conversations.length > 0 && (await read(parts, held, [])).length > 0)
          await pause(full.freeInMs);
        else break;
        continue;
      }
    }
    if (calls.size >= parts.inFlight) {
      await pause(longestWaitMs);
      continue;
    }
    const next = queue.findIndex((delivery) => waitOf(parts, calls, delivery) === 0);
    const [delivery] = next < 0 ? [] : queue.splice(next, 1);
    if (delivery) start(held, delivery);
    else await pause(Math.min(...queue.map((other) => waitOf(parts, calls, other))));
  }

  isOver = true;
  await Promise.all(calls.values());
  if (held) await lanes.release(held, clock.now());
  if (failure) throw failure;
  return token;
}

function waitOf({ pacer, clock }: LaneParts, calls: Map<string, unknown>, delivery: DueDelivery): number {
  if (calls.has(delivery.conversation)) return Infinity;
  const { conversation, task, urgency } = delivery;
  return pacer.waitMs(conversation, task.operation, clock.now(), urgency);
}

async function read(
  parts: Pick<LaneParts, 'store' | 'tryStore' | 'clock' | 'logger'>,
  lane: Lane,
  except: string[],
): Promise<DueDelivery[]> {
  const { store, tryStore, clock, logger } = parts;
  const { deliveries, unreadable } = await store.due(lane, clock.now(), { limit: readAtOnce, except });
  for (const { id, tries } of unreadable) {
    logger.error({ deliveryId: id }, 'delivery cannot be read');
    await tryStore.finish({ deliveryId: id, number: tries + 1 }, verdicts.unreadable, clock.now());
  }
  if (deliveries.length === 0 && unreadable.length > 0) return read(parts, lane, except);
  return deliveries;
}

/** Somebody else held the lane: what she sent counts too. */
async function learnPace({ pace, pacer, tryStore, clock }: LaneParts, lane: Lane): Promise<void> {
  if (pace.length === 0) return;
  const now = clock.now();
  const longest = Math.max(...pace.map(({ perMs }) => perMs));
  const since = new Date(now.getTime() - longest);
  for (const { conversation, operation, at } of await tryStore.recentSends(lane, since, now))
    pacer.note(conversation, operation, at);
}
