import type { HandlerReply } from '../../core/feature';
import { say } from '../../core/message';
import type { Person } from '../../core/person';
import { findPeople } from '../people';
import { approversOf, askToAgree } from './approvers';
import { audienceWords } from './audience/audience-words';
import { withLabelsOfNow } from './audience/groups';
import { resolveAudience } from './audience/resolve-audience';
import { approvalCause, causeOf, textLimit, titleLimit, type Broadcast } from './broadcast';
import { journalDeed, settle, tell, type Desk } from './desk';
import { showFollowUp } from './follow-up';
import { mayApprove } from './may-approve';
import { enqueueMessages, withdrawRequests } from './outgoing/store';
import { showPreview } from './preview';
import { changeBroadcast, findBroadcast, findOwn, planStep } from './store';
import { tellAuthor } from './tell-author';
import { texts } from './texts';
import { recipientMessage } from './views/recipient-message';

/** « Envoyer »: once, whatever is clicked twice; what was changed since the preview is shown again instead. */
export async function send(desk: Desk, broadcast: Broadcast, revision: number): Promise<HandlerReply> {
  const { context, person } = desk;
  const { tx, now } = context;
  const { id, scheduledAt } = broadcast;
  if (broadcast.state !== 'draft')
    return tell(await showFollowUp(desk, broadcast, texts.alreadyGone(broadcast.state)));
  if (broadcast.revision !== revision)
    return settle(context, await showPreview(desk, broadcast, texts.changedSince));
  if (broadcast.text.length > textLimit || broadcast.title.length > titleLimit)
    return settle(context, await showPreview(desk, broadcast));
  if (scheduledAt && scheduledAt <= now) {
    await changeBroadcast(tx, id, { states: ['draft'] }, { scheduledAt: null }, now);
    const back = await findOwn(tx, person.id, { id });
    return settle(
      context,
      await showPreview(
        desk,
        back ?? broadcast,
        'Le moment prévu est passé : choisissez-en un autre, ou envoyez dès maintenant.',
      ),
    );
  }
  const ids = await resolveAudience(tx, desk, person, broadcast.audience);
  if (ids.length === 0) return settle(context, await showPreview(desk, broadcast));
  const needsApproval = ids.length > desk.approvalAbove;
  const approvers = needsApproval ? await approversOf(desk, ids) : [];
  if (needsApproval && approvers.length === 0)
    return settle(context, await showPreview(desk, broadcast, texts.noApprover));
  await planStep(tx, id, needsApproval ? farAway(now) : (scheduledAt ?? now));
  const state = needsApproval ? 'awaitingApproval' : scheduledAt ? 'scheduled' : 'sending';
  const approvalCount = needsApproval ? ids.length : null;
  const change = { state, approvalCount, expectedIds: ids } as const;
  if (!(await changeBroadcast(tx, id, { states: ['draft'], revision }, change, now))) {
    const current = (await findBroadcast(tx, id)) ?? broadcast;
    return tell(await showFollowUp(desk, current, texts.alreadyGone(current.state)));
  }
  await journalDeed(desk, needsApproval ? 'submit' : 'send', id);
  if (needsApproval) await askApproval(desk, broadcast, ids.length, approvers);
  const gone = (await findBroadcast(tx, id)) ?? broadcast;
  const note = needsApproval ? texts.approvalAsked(approvers.length) : undefined;
  return settle(context, await showFollowUp(desk, gone, note));
}

/** A step long after: what waits for an approval has nothing to do until then. */
const farAway = (now: Date): Date => new Date(now.getTime() + 24 * 60 * 60_000);

async function askApproval(
  desk: Desk,
  broadcast: Broadcast,
  count: number,
  approvers: Person[],
): Promise<void> {
  const { context, person, register } = desk;
  const { id, revision, title, text, audience } = broadcast;
  const named = await withLabelsOfNow(desk.kinds, context, person, audience);
  await askToAgree(desk, approvers, {
    heading: texts.approvalTitle,
    intro: texts.approvalIntro(person.displayName, count, audienceWords(named, register)),
    title,
    text,
    approve: 'broadcasts.approve',
    refuse: 'broadcasts.refuse',
    payload: { broadcastId: id, revision },
    cause: approvalCause(id),
    key: String(revision),
  });
}

/** « Donner mon accord », « Refuser »: the first one counts. */
export async function decide(
  desk: Desk,
  { broadcastId, revision }: { broadcastId: string; revision: number },
  verdict: 'approved' | 'refused',
): Promise<HandlerReply> {
  const { context, person } = desk;
  const { tx, now } = context;
  const broadcast = await findBroadcast(tx, broadcastId);
  if (!broadcast || broadcast.demo !== person.demo) return settle(context, say(texts.approvalGone));
  const [author] = await findPeople(tx, [broadcast.authorId]);
  const ids = author ? await resolveAudience(tx, desk, author, broadcast.audience) : [];
  if (broadcast.authorId === person.id || !(await mayApprove(tx, desk, person, ids)))
    return tell(say(texts.notApprover));
  const isLater = broadcast.scheduledAt !== undefined && broadcast.scheduledAt > now;
  await planStep(tx, broadcastId, isLater && broadcast.scheduledAt ? broadcast.scheduledAt : now);
  const isMine = await changeBroadcast(
    tx,
    broadcastId,
    { states: ['awaitingApproval'], revision },
    verdict === 'refused'
      ? { state: 'draft' }
      : { state: isLater ? 'scheduled' : 'sending', approvedBy: person.id },
    now,
  );
  if (!isMine) return settle(context, say(texts.approvalGone));
  await withdrawRequests(tx, broadcastId, now);
  await journalDeed(desk, verdict === 'approved' ? 'approve' : 'refuse', broadcastId);
  const sentence = verdict === 'approved' ? texts.authorApproved : texts.authorRefused;
  await tellAuthor(tx, broadcast, sentence(person.displayName, broadcast.title), {
    about: 'decided',
    key: `decided/${revision}/${verdict}/${context.event.key}`,
    now,
  });
  if (verdict === 'refused') return settle(context, say(texts.refused));
  return settle(context, say(isLater ? texts.approvedScheduled : texts.approved));
}

/** « M’envoyer un test »: to the author alone, each time she asks. */
export async function sendTest(desk: Desk, broadcast: Broadcast): Promise<HandlerReply> {
  const { context, person } = desk;
  const message = recipientMessage(broadcast, { author: person, timeZone: person.timeZone, isSample: true });
  await enqueueMessages(
    context.tx,
    [
      {
        dedupeKey: `broadcasts/${broadcast.id}/test/${context.event.key}`,
        member: context.event.actor,
        message,
      },
    ],
    `${causeOf(broadcast.id)}/test`,
    context.now,
  );
  return tell(say(texts.testSent));
}
