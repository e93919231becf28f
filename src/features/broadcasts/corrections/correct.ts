import { randomUUID } from 'node:crypto';
import type { Person } from '../../../core/person';
import type { Tx } from '../../../core/ports';
import type { HandlerReply } from '../../../core/feature';
import { say } from '../../../core/message';
import { approversOf, askToAgree } from '../approvers';
import { correctable, correctionCause, type Broadcast } from '../broadcast';
import { journalDeed, tell, type Desk } from '../desk';
import { withdrawCorrection } from '../outgoing/store';
import { rewriteWaiting } from '../recipients/changes/store';
import { holdSending } from '../recipients/store';
import { changeBroadcast, findBroadcast } from '../store';
import { texts } from '../texts';
import { recipientMessage } from '../views/recipient-message';
import { findCorrection, keepCorrection } from './store';
import { whoIsConcerned } from './who-is-concerned';

type Written = Pick<Broadcast, 'title' | 'text' | 'wantsAcknowledgement'>;

/** At once, or, of what more got than one may write to alone, once a second person agrees to it. */
export async function correct(desk: Desk, broadcast: Broadcast, written: Written): Promise<HandlerReply> {
  const { context, person, approvalAbove } = desk;
  const { count, ids } = await whoIsConcerned(context.tx, desk, broadcast, person);
  if (count > approvalAbove) return submitCorrection(desk, broadcast, written, { count, ids });
  if (!(await applyCorrection(context.tx, broadcast, written, { author: person, now: context.now })))
    return [{ type: 'rejectForm', problems: { text: texts.notEditable(broadcast.state) } }];
  await journalDeed(desk, 'correct', broadcast.id);
  return [{ type: 'closeForm' }, ...tell(say(texts.corrected))];
}

/** Those still waiting get it at once, the others by an update. False: it cannot be corrected any more. */
export async function applyCorrection(
  tx: Tx,
  broadcast: Broadcast,
  { title, text, wantsAcknowledgement }: Written,
  { author, now, approvedBy }: { author: Person | undefined; now: Date; approvedBy?: string },
): Promise<boolean> {
  const change = {
    title,
    text,
    wantsAcknowledgement,
    editedAt: now,
    ...(approvedBy !== undefined && { approvedBy }),
  };
  if (!(await changeBroadcast(tx, broadcast.id, { states: correctable }, change, now))) return false;
  const current = (await findBroadcast(tx, broadcast.id)) ?? broadcast;
  await rewriteWaiting(tx, current, recipientMessage(current, { author, timeZone: current.timeZone }));
  return true;
}

/** What is still to be sent waits with it: it would go out with a text that its author knows to be wrong. */
async function submitCorrection(
  desk: Desk,
  broadcast: Broadcast,
  written: Written,
  { count, ids }: { count: number; ids: string[] },
): Promise<HandlerReply> {
  const { context, person } = desk;
  const { tx, now } = context;
  const { id, number, state } = broadcast;
  const approvers = await approversOf(desk, ids);
  if (approvers.length === 0) return [{ type: 'rejectForm', problems: { text: texts.noCorrectionApprover } }];
  const before = await findCorrection(tx, id);
  const isSending = await changeBroadcast(tx, id, { states: ['sending'] }, { state: 'paused' }, now);
  if (isSending) await holdSending(tx, id, now);
  await withdrawCorrection(tx, id, now);
  const resumes = isSending || (state === 'paused' && before?.resumes === true);
  const correctionId = randomUUID();
  await keepCorrection(tx, id, { id: correctionId, ...written, resumes, now });
  await journalDeed(desk, 'submitCorrection', id);
  await askToAgree(desk, approvers, {
    heading: texts.correctionTitle,
    intro: texts.correctionIntro(person.displayName, count, number),
    title: written.title,
    text: written.text,
    approve: 'broadcasts.approveCorrection',
    refuse: 'broadcasts.refuseCorrection',
    payload: { broadcastId: id, correctionId },
    cause: correctionCause(id),
    key: correctionId,
  });
  const note = resumes ? ` ${texts.correctionPauses}` : '';
  return [{ type: 'closeForm' }, ...tell(say(`${texts.correctionAsked(approvers.length)}${note}`))];
}
