import { setTimeout as sleep } from 'node:timers/promises';
import type { DeliveryAddress, PlatformName } from '../../../core/address';
import type { Clock } from '../../../core/clock';
import { PlatformError } from '../../../core/errors';
import type { Logger } from '../../../core/logger';
import type { Platform } from '../../../core/platform';
import type { Transactions } from '../../../core/ports';
import { askRosterAgain, saveRoster, takeDueRosters, type RosterState } from './store';

/** People come and go: what is older is asked anew. */
export const rosterEveryMs = 10 * 60_000;
const readAtOnce = 8;
const askedAgainAfterMs = 30_000;
/** The largest take some fifty calls. */
const askedForMs = 30_000;

export interface RosterParts {
  transactions: Transactions;
  platforms: ReadonlyMap<PlatformName, Platform>;
  clock: Clock;
  logger: Logger;
  pollEveryMs?: number;
  askedForMs?: number;
}

/**
 * Asks the platforms who is in the watched conversations: in the background, never while somebody waits. One that is slow
 * or fails keeps neither the others nor the stop waiting: it is asked about again.
 */
export function startReadingRosters(parts: RosterParts): { stop(): Promise<void> } {
  const { transactions, platforms, clock, logger } = parts;
  const reading = new Set<Promise<void>>();
  const stopping = new AbortController();
  let looking: Promise<void> | undefined;

  async function readDue(): Promise<void> {
    while (!stopping.signal.aborted && reading.size < readAtOnce) {
      const now = clock.now();
      const next = new Date(now.getTime() + rosterEveryMs);
      const limit = readAtOnce - reading.size;
      const due = await transactions.run((tx) => takeDueRosters(tx, { now, next, limit }));
      if (due.length === 0) return;
      for (const address of due) begin(address);
    }
  }

  function begin(address: DeliveryAddress): void {
    const read = readOne(address)
      .catch((error: Error) => logger.error({ error }, 'reading a roster failed'))
      .finally(() => reading.delete(read));
    reading.add(read);
  }

  async function readOne(address: DeliveryAddress): Promise<void> {
    const askedAt = clock.now();
    const answer = await ask(address);
    await transactions.run((tx) =>
      answer instanceof Date
        ? askRosterAgain(tx, address.key, answer)
        : saveRoster(tx, address.key, { ...answer, askedAt }),
    );
  }

  /** Or when to ask again. */
  async function ask(address: DeliveryAddress): Promise<{ state: RosterState; memberIds: string[] } | Date> {
    const platform = platforms.get(address.key.platform);
    try {
      const memberIds = platform ? await inTime(platform.roster(address)) : 'cannotTell';
      // Whoever starts next asks at once.
      if (memberIds === 'stopped') return clock.now();
      return memberIds === 'cannotTell'
        ? { state: 'cannotTell', memberIds: [] }
        : { state: 'known', memberIds };
    } catch (error) {
      logger.warn({ platform: address.key.platform, error: error as Error }, 'roster not read');
      if (!(error instanceof PlatformError)) return { state: 'cannotTell', memberIds: [] };
      if (error.reason === 'unreachable') return { state: 'gone', memberIds: [] };
      if (error.reason === 'rejected') return { state: 'cannotTell', memberIds: [] };
      return new Date(clock.now().getTime() + (error.retryAfterMs ?? askedAgainAfterMs));
    }
  }

  async function inTime<T>(work: Promise<T>): Promise<T | 'stopped'> {
    const over = new AbortController();
    const signal = AbortSignal.any([over.signal, stopping.signal]);
    const late = sleep(parts.askedForMs ?? askedForMs, undefined, { signal }).then(
      () => Promise.reject(new PlatformError('unavailable', 'the platform did not answer in time')),
      () => 'stopped' as const,
    );
    try {
      return await Promise.race([work, late]);
    } finally {
      over.abort();
    }
  }

  const look = (): void => {
    looking ??= readDue()
      .catch((error: Error) => logger.error({ error }, 'looking for rosters failed'))
      .finally(() => (looking = undefined));
  };
  const timer = setInterval(look, parts.pollEveryMs ?? 1000);
  return {
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await looking;
      await Promise.all(reading);
    },
  };
}
