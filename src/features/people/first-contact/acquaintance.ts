import { randomUUID } from 'node:crypto';
import type { Member, PlatformName, Profile } from '../../../core/address';
import type { Clock } from '../../../core/clock';
import type { Logger } from '../../../core/logger';
import type { Platform } from '../../../core/platform';
import type { Acquaintance, Transactions } from '../../../core/ports';
import { within } from '../../../core/within';
import { introduce, noteActivity, type KnownAccount, type WhenLinked } from './store';

/** An account that is linked to nobody is asked about again after this: the directory grows. */
const checkAgainAfterMs = 10 * 60_000;
/** A person waits for her answer meanwhile; a form has to open within 2.5 s. */
const profileWithinMs = 3000;
const profileBeforeFormMs = 1200;

export interface AcquaintanceParts {
  transactions: Transactions;
  /** Filled once the platforms are made; one that is not there is not asked. */
  platforms: ReadonlyMap<PlatformName, Platform>;
  /** In lower case. */
  adminEmails: string[];
  whenLinked: WhenLinked;
  clock: Clock;
  logger: Logger;
}

/** First contact: an account is linked, once, to the person whose address its platform vouches for. */
export function createAcquaintance(parts: AcquaintanceParts): Acquaintance {
  const { transactions, platforms, adminEmails, whenLinked, clock, logger } = parts;

  async function profileOf(platform: Platform, member: Member, ms: number): Promise<Profile | undefined> {
    try {
      return await within(
        ms,
        platform.profile(member),
        () => new Error('the platform did not answer in time'),
      );
    } catch (error) {
      logger.warn({ platform: member.platform, error: error as Error }, 'profile not read');
      return undefined;
    }
  }

  return {
    async meet(event) {
      const { actor: member, key: source } = event;
      // The personae of the demonstration are who they say.
      if (member.platform === 'web') return 'person';
      const now = clock.now();
      const known = await transactions.run((tx) => noteActivity(tx, member, now));
      const platform = platforms.get(member.platform);
      if (!platform || !isDue(known, now)) return kindOf(known);
      const profile = await profileOf(
        platform,
        member,
        event.canOpenForm ? profileBeforeFormMs : profileWithinMs,
      );
      if (!profile) return kindOf(known);
      const administrators = { emails: adminEmails, newId: randomUUID() };
      const deed = { now, source };
      return kindOf(
        await transactions.run((tx) => introduce(tx, member, profile, administrators, { deed, whenLinked })),
      );
    },
  };
}

function isDue(known: KnownAccount | undefined, now: Date): boolean {
  if (!known) return true;
  return known.personId === undefined && now.getTime() - known.checkedAt.getTime() > checkAgainAfterMs;
}

const kindOf = (account: KnownAccount | undefined): 'person' | 'bot' =>
  account?.kind === 'bot' ? 'bot' : 'person';
