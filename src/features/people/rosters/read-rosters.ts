import type { DeliveryAddress, PlatformName } from '../../../core/address';
import type { Clock } from '../../../core/clock';
import { PlatformError } from '../../../core/errors';
import type { Logger } from '../../../core/logger';
import type { Platform } from '../../../core/platform';
import type { Transactions } from '../../../core/ports';
import { saveRoster, takeDueRosters, type RosterState } from './store';

/** People come and go: what is older is asked anew. */
export const rosterEveryMs = 10 * 60_000;
const takenAtOnce = 4;

export interface RosterParts {
  transactions: Transactions;
  platforms: ReadonlyMap<PlatformName, Platform>;
  clock: Clock;
  logger: Logger;
  pollEveryMs?: number;
}

/** Asks the platforms who is in the watched conversations: in the background, never while somebody waits. */
export function startReadingRosters(parts: RosterParts): { stop(): Promise<void> } {
  const { transactions, platforms, clock, logger } = parts;
  let reading: Promise<void> | undefined;

  async function readDue(): Promise<void> {
    for (;;) {
      const now = clock.now();
      const next = new Date(now.getTime() + rosterEveryMs);
      const due = await transactions.run((tx) => takeDueRosters(tx, { now, next, limit: takenAtOnce }));
      if (due.length === 0) return;
      await Promise.all(due.map(read));
    }
  }

  async function read(address: DeliveryAddress): Promise<void> {
    const askedAt = clock.now();
    const answer = await ask(address);
    await transactions.run((tx) => saveRoster(tx, address.key, { ...answer, askedAt }));
  }

  async function ask(address: DeliveryAddress): Promise<{ state: RosterState; memberIds: string[] }> {
    const platform = platforms.get(address.key.platform);
    try {
      const memberIds = platform ? await platform.roster(address) : 'cannotTell';
      return memberIds === 'cannotTell'
        ? { state: 'cannotTell', memberIds: [] }
        : { state: 'known', memberIds };
    } catch (error) {
      const isGone = error instanceof PlatformError && error.reason === 'unreachable';
      logger.warn({ platform: address.key.platform, error: error as Error }, 'roster not read');
      return { state: isGone ? 'gone' : 'cannotTell', memberIds: [] };
    }
  }

  const look = (): void => {
    reading ??= readDue()
      .catch((error: Error) => logger.error({ error }, 'reading rosters failed'))
      .finally(() => (reading = undefined));
  };
  const timer = setInterval(look, parts.pollEveryMs ?? 1000);
  return {
    async stop() {
      clearInterval(timer);
      await reading;
    },
  };
}
