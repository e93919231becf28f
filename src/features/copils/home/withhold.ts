import { z } from 'zod';
import { conversationKeyText, deliveryAddressSchema, type DeliveryAddress } from '../../../core/address';
import { job, type Job } from '../../../core/feature';
import { say } from '../../../core/message';
import type { Tx } from '../../../core/ports';
import { findPeople, membersOf, peopleThere, rosterOf, watchRoster } from '../../people';
import { endOf, type Copil } from '../copil';
import { enqueueTold, outcomeOfTold, planJob, sendWithheld, withholdTold } from '../outgoing/store';
import { homeOfCopil } from './store';
import { findCopil, participantsOf } from '../store';
import { texts } from '../texts';

const jobKind = 'copils.settleHome';
const lookAgainMs = 500;
/** Not known by then: everybody is told in private too. */
const patienceMs = 5 * 60_000;
const patienceBeforeMeetingMs = 60_000;
const soonMs = 2 * 3_600_000;
/** Should the one who decides be lost: the row itself says when what waits goes out, a little after that. */
const decidedWithinMs = 60_000;
/** Nobody waits any more for a posting that has not ended by the deadline: only whether it failed is still of use. */
const lookLaterMs = 30_000;

interface Posting {
  copil: Copil;
  home: DeliveryAddress;
  /** Of what is posted there. */
  homeKey: string;
  now: Date;
}
interface Withheld {
  cause: string;
  /** The keys of what waits are this and a person's id. */
  keyPrefix: string;
}

/**
 * What is posted in the home channel reaches whoever is in it: what each would get in private waits until it is known who
 * is, and whether it was posted at all. Whoever is not surely reached there gets hers.
 */
export async function withhold(tx: Tx, posting: Posting, withheld: Withheld): Promise<void> {
  const { copil, home, now } = posting;
  const until = new Date(deadlineOf(posting).getTime() + decidedWithinMs);
  await withholdTold(tx, withheld.cause, now, until);
  // Of one that is cancelled nobody will ask again who is there.
  await watchRoster(tx, home, { until: copil.state === 'cancelled' ? until : endOf(copil), now });
  await planSettling(tx, posting, withheld);
}

function deadlineOf({ copil, now }: Posting): Date {
  const isSoon = copil.startsAt.getTime() - now.getTime() < soonMs;
  return new Date(now.getTime() + (isSoon ? patienceBeforeMeetingMs : patienceMs));
}

/** What became of the posting: if nothing can be posted there, whoever convenes the copil is told. */
export const planSettling = (tx: Tx, posting: Posting, withheld?: Withheld): Promise<void> => {
  const { copil, home, homeKey, now } = posting;
  return planJob(
    tx,
    `copils.settle/${homeKey}`,
    jobKind,
    {
      copilId: copil.id,
      home: { key: { ...home.key }, route: home.route },
      homeKey,
      deadline: deadlineOf(posting).toISOString(),
      ...(withheld && { withheld: { ...withheld } }),
    },
    now,
  );
};

export const settleHome = (): Job =>
  job({
    jobKind,
    payload: z.object({
      copilId: z.uuid(),
      home: deliveryAddressSchema,
      homeKey: z.string(),
      deadline: z.coerce.date(),
      withheld: z.object({ cause: z.string(), keyPrefix: z.string() }).optional(),
    }),
    async run({ tx, now, key }, { copilId, home, homeKey, deadline, withheld }) {
      const outcome = await outcomeOfTold(tx, homeKey);
      const later = new Date(now.getTime() + lookAgainMs);
      if (outcome?.state === 'pending' && now < deadline) return later;
      const copil = await findCopil(tx, { id: copilId });
      if (copil && (outcome?.state === 'unreachable' || outcome?.state === 'rejected'))
        await tellHomeIsLost(tx, copil, home, { key, now });
      // The lane may be paused for long; that the home is lost is told whenever it turns out.
      const isOpen = outcome?.state === 'pending' && copil !== undefined && now < endOf(copil);
      const end = isOpen ? new Date(now.getTime() + lookLaterMs) : undefined;
      if (!withheld) return end;
      const postedAt = outcome?.state === 'sent' ? (outcome.finishedAt ?? now) : undefined;
      let there = new Set<string>();
      if (copil && postedAt) {
        const roster = await rosterOf(tx, home.key);
        if ((!roster?.readAt || roster.readAt < postedAt) && now < deadline) {
          // Read before it was posted: somebody may have left since.
          const current = copil.state === 'planned' ? await homeOfCopil(tx, copilId) : undefined;
          const isHome = current && conversationKeyText(current.key) === conversationKeyText(home.key);
          await watchRoster(tx, home, { until: isHome ? endOf(copil) : deadline, now });
          return later;
        }
        const personIds = (await participantsOf(tx, copilId)).map(({ personId }) => personId);
        there = await peopleThere(tx, home.key, personIds, postedAt);
      }
      const dedupeKeys = [...there].map((personId) => `${withheld.keyPrefix}${personId}`);
      await sendWithheld(tx, withheld.cause, { dedupeKeys, reason: texts.saidInHome }, now);
      return end;
    },
  });

/** Once for each channel: it was deleted or archived, or the bot is not in it. */
async function tellHomeIsLost(
  tx: Tx,
  copil: Copil,
  home: DeliveryAddress,
  { key, now }: { key: string; now: Date },
): Promise<void> {
  const [author] = await findPeople(tx, [copil.createdBy]);
  const to = author && { personId: author.id, workspaceId: copil.workspaceId };
  const member = to && (await membersOf(tx, [to])).get(to.personId);
  if (!member) return;
  const dedupeKey = `copils.homeLost/${copil.id}/${home.key.platform}/${home.key.conversationId}`;
  const text = texts.homeLost(copil.number);
  await enqueueTold(
    tx,
    [{ dedupeKey, supersedesKey: dedupeKey, to: { member }, message: say(text), notBefore: now }],
    key,
    now,
  );
}
