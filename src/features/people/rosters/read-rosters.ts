import type { DeliveryAddress, PlatformName } from '../../../core/address';
import type { Clock } from '../../../core/clock';
import { PlatformError } from '../../../core/errors';
import type { Logger } from '../../../core/logger';
import type { Platform } from '../../../core/platform';
import type { Transactions } from '../../../core/ports';
import { askRosterAgain, saveRoster, takeDueRosters, type RosterState } from './store';

/** People come and go: what is older is asked anew. */
export const rosterEveryMs = 10 * 60_000;
const takenAtOnce = 4;
const askedAgainAfterMs = 30_000;

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
      const memberIds = platform ? await platform.roster(address) : 'cannotTell';
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
