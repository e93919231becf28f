import type { Tx } from '../../core/ports';
import { say } from '../../core/message';
import { allowed, findPeople } from '../people';
import { accountsOf } from './accounts-of';
import { resolveAudience } from './audience/resolve-audience';
import { causeOf, type Broadcast } from './broadcast';
import type { BroadcastParts } from './desk';
import { mayApprove } from './may-approve';
import { enqueueMessages } from './outgoing/store';
import { addRecipients } from './recipients/store';
import { changeBroadcast, type BroadcastChange } from './store';
import { texts } from './texts';

const draftAgain: BroadcastChange = {
  state: 'draft',
  scheduledAt: null,
  approvedBy: null,
  approvalCount: null,
};

/** The list of whom it goes to is made, or it does not go, and its author hears why. True: it goes. */
export async function depart(
  parts: BroadcastParts,
  tx: Tx,
  broadcast: Broadcast,
  now: Date,
): Promise<boolean> {
  const { id, number, authorId, audience, approvedBy } = broadcast;
  const [author] = await findPeople(tx, [authorId]);
  // A draft would be of no use to her: she may not open it any more.
  if (!author || !allowed(author, 'broadcast.send', parts.register))
    return stay(tx, broadcast, { state: 'cancelled', finishedAt: now }, texts.roleLost(number), now);
  const ids = await resolveAudience(tx, parts, author, audience);
  if (ids.length === 0) return stay(tx, broadcast, draftAgain, texts.emptied(number), now);
  if (ids.length > parts.approvalAbove && !(await isAgreedTo(parts, tx, broadcast, ids))) {
    const why =
      approvedBy === undefined
        ? texts.grown(number, ids.length, parts.approvalAbove)
        : texts.outgrown(number, ids.length);
    return stay(tx, broadcast, draftAgain, why, now);
  }
  await addRecipients(tx, id, ids);
  return changeBroadcast(tx, id, { states: ['sending'] }, { expandedAt: now }, now);
}

/** By a second person who may still write to all of them, and who was asked about no fewer. */
async function isAgreedTo(
  parts: BroadcastParts,
  tx: Tx,
  { approvedBy, approvalCount }: Broadcast,
  ids: string[],
): Promise<boolean> {
  if (approvedBy === undefined || (approvalCount !== undefined && ids.length > approvalCount)) return false;
  const [approver] = await findPeople(tx, [approvedBy]);
  return approver !== undefined && mayApprove(tx, parts, approver, ids);
}

/** Nothing of it has gone out. */
async function stay(
  tx: Tx,
  { id, authorId, origin }: Broadcast,
  change: BroadcastChange,
  why: string,
  now: Date,
): Promise<false> {
  await changeBroadcast(tx, id, { states: ['sending'] }, change, now);
  const [to] = await accountsOf(tx, [authorId], origin);
  if (to)
    await enqueueMessages(
      tx,
      [{ dedupeKey: `broadcasts/${id}/stayed/${now.toISOString()}`, member: to.member, message: say(why) }],
      `${causeOf(id)}/stayed`,
      now,
    );
  return false;
}
