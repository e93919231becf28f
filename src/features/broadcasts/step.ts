import { job, type Job } from '../../core/feature';
import type { Tx } from '../../core/ports';
import { z } from 'zod';
import { findPeople } from '../people';
import { accountsOf } from './accounts-of';
import type { Broadcast, FollowUp } from './broadcast';
import { depart } from './depart';
import type { BroadcastParts } from './desk';
import { giveUpChanges, queueChanges, recipientsToChange, takeChanges } from './recipients/changes/store';
import {
  cancelSending,
  endRecipients,
  followUpOf,
  plannedRecipients,
  queueRecipients,
  takeOutcomes,
} from './recipients/store';
import { changeBroadcast, findBroadcast, lockBroadcast, refreshFollowUp, stepKind } from './store';
import { texts } from './texts';
import { followUpMessage } from './views/follow-up';
import { recipientMessage } from './views/recipient-message';

/** Rows that a step writes: a second at most, even for thousands of recipients. */
const batch = 500;
const progressEveryMs = 1000;
/**
 * What waits for its author is looked at now and then; so are corrections and removals on their way, for the follow-up
 * is an update too, and would take their place in what the platform allows a minute.
 */
const idleEveryMs = 15_000;

/**
 * Carries a broadcast on, a step at a time, each a transaction with the next one's date: whichever instance dies, another
 * goes on where it was.
 */
export const broadcastStep = (parts: BroadcastParts): Job =>
  job({
    jobKind: stepKind,
    payload: z.object({ broadcastId: z.uuid() }),
    async run({ tx, now }, { broadcastId }) {
      const broadcast = await lockBroadcast(tx, broadcastId);
      if (!broadcast) return undefined;
      await takeOutcomes(tx, broadcastId);
      await takeChanges(tx, broadcastId);
      const hasMore = await carryOn(parts, tx, broadcast, now);
      const figures = await followUpOf(tx, broadcastId);
      const current = await settleState(tx, broadcastId, figures, now);
      if (!current) return undefined;
      await refreshFollowUp(tx, broadcastId, followUpMessage(current, figures), now);
      return nextStep(current, figures, hasMore, now);
    },
  });

/** True: there is more of the same to do at once. */
async function carryOn(parts: BroadcastParts, tx: Tx, broadcast: Broadcast, now: Date): Promise<boolean> {
  const { id, state, scheduledAt } = broadcast;
  switch (state) {
    case 'scheduled':
      if (scheduledAt && scheduledAt > now) return false;
      return changeBroadcast(tx, id, { states: ['scheduled'] }, { state: 'sending' }, now);
    case 'sending':
      if (!broadcast.expandedAt) return depart(parts, tx, broadcast, now);
      return sendAndChange(tx, broadcast, now);
    case 'paused':
    case 'sent':
    case 'recalled':
      return changeSome(tx, broadcast, now);
    case 'cancelled':
      // What was on its way when it was cancelled may have been put back since.
      await cancelSending(tx, id, texts.cancelReason, now);
      return changeSome(tx, broadcast, now);
    case 'draft':
    case 'awaitingApproval':
    case 'abandoned':
      return false;
  }
}

/** Who has it is corrected while the others are still being written to. */
async function sendAndChange(tx: Tx, broadcast: Broadcast, now: Date): Promise<boolean> {
  const hasSent = await queueSome(tx, broadcast, now);
  return (await changeSome(tx, broadcast, now)) || hasSent;
}

async function queueSome(tx: Tx, broadcast: Broadcast, now: Date): Promise<boolean> {
  const planned = await plannedRecipients(tx, broadcast.id, batch);
  if (planned.length === 0) return false;
  const ids = planned.map(({ personId }) => personId);
  const known = new Set((await findPeople(tx, ids)).map(({ id }) => id));
  const members = new Map(
    (await accountsOf(tx, ids, broadcast.origin)).map(({ personId, member }) => [personId, member]),
  );
  const [author] = await findPeople(tx, [broadcast.authorId]);
  const message = recipientMessage(broadcast, { author, timeZone: broadcast.timeZone });
  const reached = planned.flatMap((one) => {
    const member = members.get(one.personId);
    return member ? [{ ...one, member }] : [];
  });
  await queueRecipients(tx, broadcast, reached, message, now);
  const absent = ids.filter((id) => !members.has(id));
  const end = (personIds: string[], reason: string): Promise<void> =>
    endRecipients(tx, broadcast.id, personIds, { state: 'unreachable', reason, now });
  await end(
    absent.filter((id) => known.has(id)),
    texts.noAccount,
  );
  await end(
    absent.filter((id) => !known.has(id)),
    texts.gone,
  );
  return true;
}

/** Edits, and removals once it was recalled, of what has arrived. */
async function changeSome(tx: Tx, broadcast: Broadcast, now: Date): Promise<boolean> {
  const isRecalled = broadcast.state === 'recalled';
  const some = await recipientsToChange(tx, broadcast, isRecalled, batch);
  if (some.length === 0) {
    await giveUpChanges(tx, broadcast, isRecalled, texts.placeForgotten);
    return false;
  }
  const [author] = await findPeople(tx, [broadcast.authorId]);
  await queueChanges(
    tx,
    broadcast,
    some.map(({ personId, posted, acknowledgedAt }) => ({
      personId,
      posted,
      message: isRecalled
        ? undefined
        : recipientMessage(broadcast, {
            author,
            timeZone: broadcast.timeZone,
            acknowledgedAt: acknowledgedAt ?? undefined,
          }),
    })),
    now,
  );
  return true;
}

async function settleState(
  tx: Tx,
  id: string,
  { waiting, postponed }: FollowUp,
  now: Date,
): Promise<Broadcast | undefined> {
  const current = await findBroadcast(tx, id);
  if (current?.state !== 'sending' || !current.expandedAt || waiting + postponed > 0) return current;
  await changeBroadcast(tx, id, { states: ['sending'] }, { state: 'sent', finishedAt: now }, now);
  return findBroadcast(tx, id);
}

function nextStep(
  { state, scheduledAt }: Broadcast,
  { waiting, postponed, changing }: FollowUp,
  hasMore: boolean,
  now: Date,
): Date | undefined {
  const after = (ms: number): Date => new Date(now.getTime() + ms);
  if (state === 'scheduled') return scheduledAt;
  if (hasMore) return now;
  if (changing > 0) return after(idleEveryMs);
  if (state === 'sending') return after(progressEveryMs);
  // What was on its way when it was stopped comes to its end.
  return waiting + postponed > 0 ? after(state === 'paused' ? idleEveryMs : progressEveryMs) : undefined;
}
