import { randomUUID } from 'node:crypto';
import type { HandlerReply } from '../../core/feature';
import { say } from '../../core/message';
import { findPeople } from '../people';
import {
  announceAdded,
  announceCancellation,
  announceChange,
  announceInvitation,
  announceRemoval,
} from './announce';
import { calendarUid, ownDomain } from './calendar-uid';
import { dropCollection, moveCollection } from './collection/follow-copil';
import { startCollection } from './collection/start';
import type { Copil, CopilContent } from './copil';
import { instead, journalDeed, tell, type Desk } from './desk';
import { callOffCollection } from './call-off-collection';
import { endDraft, lockDraft, type Draft } from './drafts/store';
import { dropHomeReminders, planHomeReminders } from './home/remind-home';
import { homeCancellation, homeInvitation } from './home/home-views';
import { watchHomeNoLonger } from './home/watch-home';
import { homeReader } from './notices/notice';
import { renewNotices } from './notices/renew';
import { forgetNotices, noteNothing } from './notices/store';
import { homeTellingOf, tellingOf, whoKnew } from './notices/telling';
import { invitedPeople } from './participants';
import { mayConvene, mayManage } from './rights';
import { planCopilReminders, withdrawCopilReminders } from './rules';
import { showCopil } from './show';
import { homeOfCopil } from './home/store';
import {
  addParticipants,
  forgetAnswers,
  lockCopil,
  nextCopilNumber,
  participantsOf,
  removeParticipants,
  saveCopil,
} from './store';
import { texts } from './texts';

/** « Confirmer »: whatever was shown is done, once, in one transaction. */
export async function confirmDraft(desk: Desk, draftId: string): Promise<HandlerReply> {
  const { context, person } = desk;
  const draft = await lockDraft(context.tx, draftId, person.id);
  if (!draft) return tell(desk, say(texts.goneDraft));
  if (draft.state === 'done') return tell(desk, say(texts.alreadyDone));
  if (draft.state === 'cancelled') return tell(desk, say(texts.alreadyCancelled));
  if (draft.state === 'replaced') return tell(desk, say(texts.newerPreview));
  const done =
    draft.copilId === undefined ? await create(desk, draft) : await change(desk, draft, draft.copilId);
  if ('refused' in done) return instead(desk, say(done.refused));
  await endDraft(context.tx, draftId, 'done');
  return [...instead(desk, say(done.said)), ...(done.more ?? [])];
}

export async function dropDraft(desk: Desk, draftId: string): Promise<HandlerReply> {
  const draft = await lockDraft(desk.context.tx, draftId, desk.person.id);
  if (!draft) return tell(desk, say(texts.goneDraft));
  if (draft.state === 'done') return tell(desk, say(texts.alreadyDone));
  if (draft.state === 'replaced') return tell(desk, say(texts.newerPreview));
  await endDraft(desk.context.tx, draftId, 'cancelled');
  return instead(desk, say(draft.kind === 'cancel' ? texts.copilKept : texts.nothingSent));
}

type Done = { refused: string } | { said: string; more?: HandlerReply };

async function create(desk: Desk, { content }: Draft): Promise<Done> {
  const { context, person, register } = desk;
  const { tx, now, event } = context;
  if (!content || !mayConvene(person, content, register)) return { refused: texts.cannotConveneThis };
  if (content.startsAt <= now) return { refused: texts.past };
  const id = randomUUID();
  const copil: Copil = {
    ...content,
    id,
    calendarUid: calendarUid(id, ownDomain),
    number: await nextCopilNumber(tx, person.demo),
    demo: person.demo,
    sequence: 0,
    state: 'planned',
    createdBy: person.id,
    updatedAt: now,
    ...(person.demo && { workspaceId: event.actor.workspaceId }),
  };
  const people = await invitedPeople(tx, content, person.demo, register);
  await saveCopil(tx, copil, now);
  await addParticipants(
    tx,
    copil.id,
    people.map(({ id }) => id),
  );
  await journalDeed(desk, 'copil.convene', copil.id);
  await planCopilReminders(tx, register, copil, people, now);
  await renewNotices(desk, copil, person.id);
  await announceInvitation(desk, copil, people);
  return { said: texts.created(copil.number), more: await showCopil(desk, { id: copil.id }) };
}

async function change(desk: Desk, draft: Draft, copilId: string): Promise<Done> {
  const { context, person, register } = desk;
  const copil = await lockCopil(context.tx, copilId);
  if (!copil || !mayManage(person, copil, register)) return { refused: texts.cannotManage };
  if (copil.state === 'cancelled') return { refused: texts.isCancelled };
  if (copil.sequence !== draft.sequence) return { refused: texts.changedMeanwhile };
  if (copil.startsAt <= context.now) return { refused: texts.isOver };
  switch (draft.kind) {
    case 'cancel':
      return cancel(desk, copil);
    case 'collect':
      return startCollection(desk, copil);
    case 'create':
    case 'modify':
      return draft.content ? modify(desk, copil, draft.content) : { refused: texts.goneDraft };
  }
}

async function modify(desk: Desk, before: Copil, content: CopilContent): Promise<Done> {
  const { context, person, register } = desk;
  const { tx, now } = context;
  if (!mayConvene(person, content, register)) return { refused: texts.cannotConveneThis };
  if (content.startsAt <= now) return { refused: texts.past };
  const copil: Copil = {
    ...content,
    id: before.id,
    number: before.number,
    demo: before.demo,
    state: before.state,
    createdBy: before.createdBy,
    workspaceId: before.workspaceId,
    calendarUid: before.calendarUid,
    sequence: before.sequence + 1,
    updatedAt: now,
  };
  const notices = await renewNotices(desk, copil, person.id);
  const old = await participantsOf(tx, copil.id);
  const people = await invitedPeople(tx, content, copil.demo, register);
  const invited = new Set(people.map(({ id }) => id));
  const removed = old.map(({ personId }) => personId).filter((id) => !invited.has(id));
  const known = new Set(old.map(({ personId }) => personId));
  await saveCopil(tx, copil, now);
  await removeParticipants(tx, copil.id, removed);
  await addParticipants(tx, copil.id, [...invited]);
  const isMoved = copil.startsAt.getTime() !== before.startsAt.getTime();
  if (isMoved) await forgetAnswers(tx, copil.id);
  const home = isMoved ? await homeOfCopil(tx, copil.id) : undefined;
  if (home) await watchHomeNoLonger(tx, home, now);
  await withdrawCopilReminders(tx, copil.id, now, isMoved ? {} : { personIds: removed });
  const toRemind = isMoved ? people : people.filter(({ id }) => !known.has(id));
  await planCopilReminders(tx, register, copil, toRemind, now);
  if (isMoved) await moveCollection(desk, copil);
  await journalDeed(desk, 'copil.modify', copil.id);
  const telling = tellingOf(notices, copil, people, { before: known, register });
  await noteNothing(
    tx,
    copil.id,
    telling.informed.map(({ id }) => id),
  );
  const atHome = homeTellingOf(notices, before, copil, register);
  const toHome = atHome && homeInvitation(copil, register, atHome === 'all' ? undefined : atHome);
  await announceChange(desk, copil, telling.changed, { home: toHome });
  await announceInvitation(desk, copil, telling.invited);
  await announceAdded(desk, copil, telling.added);
  const had = whoKnew(notices, await findPeople(tx, removed), before);
  const hadIds = new Set([...had.keys()].map(({ id }) => id));
  await forgetNotices(
    tx,
    copil.id,
    removed.filter((id) => !hadIds.has(id)),
  );
  await announceRemoval(desk, copil, had);
  if (isMoved) await dropHomeReminders(tx, copil.id, now);
  await planHomeReminders(tx, register, copil, now);
  return { said: texts.modified(copil.number), more: await showCopil(desk, { id: copil.id }) };
}

async function cancel(desk: Desk, before: Copil): Promise<Done> {
  const { tx, now } = desk.context;
  const copil: Copil = { ...before, state: 'cancelled', sequence: before.sequence + 1, updatedAt: now };
  const notices = await renewNotices(desk, copil, desk.person.id);
  await saveCopil(tx, copil, now);
  await withdrawCopilReminders(tx, copil.id, now);
  await dropCollection(desk, copil);
  await dropHomeReminders(tx, copil.id, now);
  const participants = await participantsOf(tx, copil.id);
  const people = await findPeople(
    tx,
    participants.map(({ personId }) => personId),
  );
  await journalDeed(desk, 'copil.cancel', copil.id);
  const home = await homeOfCopil(tx, copil.id);
  if (home) await watchHomeNoLonger(tx, home, now);
  const had = whoKnew(notices, people, before);
  await noteNothing(
    tx,
    copil.id,
    people.filter((one) => !had.has(one)).map(({ id }) => id),
  );
  const asRead = { ...copil, ...notices.get(homeReader)?.known };
  await announceCancellation(desk, copil, had, { home: homeCancellation(asRead, desk.register) });
  await callOffCollection(desk, copil, new Set([...had.keys()].map(({ id }) => id)));
  return { said: texts.cancelled(copil.number) };
}
