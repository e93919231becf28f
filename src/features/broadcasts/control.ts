import type { HandlerReply } from '../../core/feature';
import { say } from '../../core/message';
import type { Broadcast, BroadcastState, RecipientState } from './broadcast';
import { endCorrection, findCorrection } from './corrections/store';
import { journalDeed, settle, tell, type Desk } from './desk';
import { withdrawCorrection, withdrawRequests } from './outgoing/store';
import { cancelSending, holdSending, planAgain, releaseSending } from './recipients/store';
import { show } from './show';
import { changeBroadcast, findBroadcast, planStep, type BroadcastChange } from './store';
import { texts } from './texts';

interface Change {
  from: BroadcastState[];
  to: BroadcastChange;
  /** In the same transaction, once the state is ours. False: there was nothing to do. */
  effect(desk: Desk, broadcast: Broadcast): Promise<boolean>;
}

const always = (work: (desk: Desk, broadcast: Broadcast) => Promise<unknown>): Change['effect'] => {
  return async (desk, broadcast) => {
    await work(desk, broadcast);
    return true;
  };
};

/** Everything that an author can do to what she sent, with the states that it starts from. */
export const changes = {
  pause: {
    from: ['sending'],
    to: { state: 'paused' },
    effect: always(({ context: { tx, now } }, { id }) => holdSending(tx, id, now)),
  },
  resume: {
    from: ['paused'],
    to: { state: 'sending' },
    effect: always(({ context: { tx } }, { id }) => releaseSending(tx, id)),
  },
  cancel: {
    from: ['sending', 'paused', 'scheduled', 'awaitingApproval'],
    to: { state: 'cancelled' },
    effect: always(async ({ context: { tx, now } }, { id }) => {
      await withdrawRequests(tx, id, now);
      await cancelSending(tx, id, texts.cancelReason, now);
    }),
  },
  /** To be changed before it goes: whoever agreed to it agrees anew. */
  rework: {
    from: ['scheduled', 'awaitingApproval'],
    to: { state: 'draft', approvedBy: null, approvalCount: null },
    effect: always(({ context: { tx, now } }, { id }) => withdrawRequests(tx, id, now)),
  },
  recall: {
    from: ['sending', 'paused', 'sent', 'cancelled'],
    to: { state: 'recalled' },
    effect: always(async ({ context: { tx, now } }, { id }) => {
      await cancelSending(tx, id, texts.cancelReason, now);
      if (await endCorrection(tx, id)) await withdrawCorrection(tx, id, now);
    }),
  },
  resendFailed: resend(['unreachable', 'rejected']),
  resendUncertain: resend(['uncertain']),
} as const satisfies Record<string, Change>;

function resend(states: RecipientState[]): Change {
  return {
    from: ['sent'],
    to: { state: 'sending', finishedAt: null },
    effect: async ({ context: { tx } }, { id }) => (await planAgain(tx, id, states)) > 0,
  };
}

/** What was to be done and is done, once; `note`: why nothing was. */
export async function carryOut(
  desk: Desk,
  broadcast: Broadcast,
  deed: keyof typeof changes,
  { from, to, effect }: Change,
): Promise<{ current: Broadcast; note?: string }> {
  const { tx, now } = desk.context;
  await planStep(tx, broadcast.id, now);
  if (deed === 'resume' && (await findCorrection(tx, broadcast.id)))
    return { current: broadcast, note: texts.correctionHolds };
  const isOurs = await changeBroadcast(tx, broadcast.id, { states: [...from] }, to, now);
  const isDone = isOurs && (await effect(desk, broadcast));
  if (isDone) await journalDeed(desk, deed, broadcast.id);
  const current = (await findBroadcast(tx, broadcast.id)) ?? broadcast;
  if (isDone) return { current };
  return { current, note: isOurs ? texts.nothingToResend : texts.alreadyGone(current.state) };
}

/** A second click finds the work done, and says so. */
export async function change(
  desk: Desk,
  broadcast: Broadcast,
  deed: Exclude<keyof typeof changes, 'recall'>,
): Promise<HandlerReply> {
  const { current, note } = await carryOut(desk, broadcast, deed, changes[deed]);
  // Apart from the card, which is brought up to date at the next step.
  const sentence = note === undefined ? [] : tell(say(note));
  return [...settle(desk.context, await show(desk, current)), ...sentence];
}
