import type { Tx } from '../../core/ports';
import { allowed, findPeople } from '../people';
import { resolveAudience } from './audience/resolve-audience';
import type { Broadcast } from './broadcast';
import type { BroadcastParts } from './desk';
import { mayApprove } from './may-approve';
import { addRecipients } from './recipients/store';
import { changeBroadcast, type BroadcastChange } from './store';
import { tellAuthor } from './tell-author';
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
  const expected = broadcast.expectedIds.length;
  if (expected > 0 && isMoreThanFew(Math.abs(ids.length - expected), expected))
    await tellDeparture(tx, broadcast, texts.numberChanged(number, ids.length, expected), now);
  const departed = { expandedAt: now, expectedIds: [] };
  return changeBroadcast(tx, id, { states: ['sending'] }, departed, now);
}

/** So many that whoever decided would decide anew: more than a tenth. */
const isMoreThanFew = (changed: number, all: number): boolean => changed * 10 > all;

/** By a second person who may still write to all of them, and who was asked about no fewer, nor about others. */
async function isAgreedTo(
  parts: BroadcastParts,
  tx: Tx,
  { approvedBy, approvalCount, expectedIds }: Broadcast,
  ids: string[],
): Promise<boolean> {
  if (approvedBy === undefined || (approvalCount !== undefined && ids.length > approvalCount)) return false;
  const expected = new Set(expectedIds);
  const others = ids.filter((id) => !expected.has(id)).length;
  if (expected.size > 0 && isMoreThanFew(others, ids.length)) return false;
  const [approver] = await findPeople(tx, [approvedBy]);
  return approver !== undefined && mayApprove(tx, parts, approver, ids);
}

/** Nothing of it has gone out. */
async function stay(
  tx: Tx,
  broadcast: Broadcast,
  change: BroadcastChange,
  why: string,
  now: Date,
): Promise<false> {
  await changeBroadcast(tx, broadcast.id, { states: ['sending'] }, change, now);
  await tellDeparture(tx, broadcast, why, now);
  return false;
}

const tellDeparture = (tx: Tx, broadcast: Broadcast, sentence: string, now: Date): Promise<void> =>
  tellAuthor(tx, broadcast, sentence, { about: 'departure', key: `departure/${now.toISOString()}`, now });
