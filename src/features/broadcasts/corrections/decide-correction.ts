import type { HandlerReply } from '../../../core/feature';
import { say } from '../../../core/message';
import { findPeople } from '../../people';
import type { Broadcast } from '../broadcast';
import { journalDeed, settle, tell, type Desk } from '../desk';
import { mayApprove } from '../may-approve';
import { withdrawCorrection } from '../outgoing/store';
import { releaseSending } from '../recipients/store';
import { show } from '../show';
import { changeBroadcast, findBroadcast, planStep } from '../store';
import { tellAuthor } from '../tell-author';
import { texts } from '../texts';
import { applyCorrection } from './correct';
import { endCorrection, findCorrection } from './store';
import { whoIsConcerned } from './who-is-concerned';

/** « Donner mon accord », « Refuser » to a correction: the first one counts, and for that text alone. */
export async function decideCorrection(
  desk: Desk,
  { broadcastId, correctionId }: { broadcastId: string; correctionId: string },
  verdict: 'approved' | 'refused',
): Promise<HandlerReply> {
  const { context, person } = desk;
  const { tx, now } = context;
  const asked = await findBroadcast(tx, broadcastId);
  if (!asked || asked.demo !== person.demo) return settle(context, say(texts.approvalGone));
  const [author] = await findPeople(tx, [asked.authorId]);
  const { ids } = author ? await whoIsConcerned(tx, desk, asked, author) : { ids: [] };
  if (asked.authorId === person.id || !(await mayApprove(tx, desk, person, ids)))
    return tell(say(texts.notApprover));
  await planStep(tx, broadcastId, now);
  const broadcast = (await findBroadcast(tx, broadcastId)) ?? asked;
  const correction = await findCorrection(tx, broadcastId);
  const isMine = correction?.id === correctionId && (await endCorrection(tx, broadcastId, correctionId));
  if (!isMine) return settle(context, say(texts.approvalGone));
  await withdrawCorrection(tx, broadcastId, now);
  if (verdict === 'refused') {
    await journalDeed(desk, 'refuseCorrection', broadcastId);
    const isPaused = broadcast.state === 'paused';
    await tellDecided(
      desk,
      broadcast,
      texts.authorCorrectionRefused(person.displayName, broadcast.title, isPaused),
    );
    return settle(context, say(texts.correctionRefused));
  }
  if (!(await applyCorrection(tx, broadcast, correction, { author, now, approvedBy: person.id })))
    return settle(context, say(texts.approvalGone));
  if (correction.resumes) await goOn(desk, broadcastId);
  await journalDeed(desk, 'approveCorrection', broadcastId);
  await tellDecided(desk, broadcast, texts.authorCorrectionApproved(person.displayName, broadcast.title));
  return settle(context, say(texts.correctionApproved));
}

/** By its author: the message stays as it was agreed to, and its sending goes on. */
export async function dropCorrection(desk: Desk, { id }: Broadcast): Promise<HandlerReply> {
  const { context } = desk;
  const { tx, now } = context;
  await planStep(tx, id, now);
  const correction = await findCorrection(tx, id);
  const isDone = correction !== undefined && (await endCorrection(tx, id, correction.id));
  if (isDone) {
    await withdrawCorrection(tx, id, now);
    if (correction.resumes) await goOn(desk, id);
    await journalDeed(desk, 'dropCorrection', id);
  }
  const current = await findBroadcast(tx, id);
  const sentence = say(isDone ? texts.correctionDropped : texts.noCorrection);
  return current ? [...settle(context, await show(desk, current)), ...tell(sentence)] : tell(sentence);
}

async function goOn({ context: { tx, now } }: Desk, broadcastId: string): Promise<void> {
  if (await changeBroadcast(tx, broadcastId, { states: ['paused'] }, { state: 'sending' }, now))
    await releaseSending(tx, broadcastId);
}

const tellDecided = ({ context: { tx, now, event } }: Desk, broadcast: Broadcast, sentence: string) =>
  tellAuthor(tx, broadcast, sentence, { about: 'decided', key: `correctionDecided/${event.key}`, now });
