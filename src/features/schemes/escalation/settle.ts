import { UserError } from '../../../core/errors';
import type { Context, HandlerReply } from '../../../core/feature';
import { say } from '../../../core/message';
import { findPeople, journal, type JournalDeed } from '../../people';
import { isOpen, type QueuedQuestion } from './queue';
import { requireAnswerer, type Answerer } from './queue-scope';
import { changeQuestion, findQuestion } from './store';
import { readerOf, refreshQuestionCards, tellAsker, tellDesk, type QueueParts } from './tell';
import { queueTexts as texts } from './texts';
import { questionCard } from './views';

/** What somebody does with a question of her queue. */
export type Deed = 'take' | 'takeOver' | 'giveBack' | 'handOn';

const done: Record<Deed, (questionNumber: number) => string> = {
  take: texts.taken,
  takeOver: texts.taken,
  giveBack: texts.givenBack,
  handOn: texts.handedOn,
};

/** A press of one of the buttons. Of two at once one wins; the other reads what became of it. */
export async function doWith(
  context: Context,
  parts: QueueParts,
  questionId: string,
  deed: Deed,
): Promise<HandlerReply> {
  const answerer = requireAnswerer(context);
  const before = await findOrRefuse(context, answerer, questionId);
  const isTaking = deed === 'take' || deed === 'takeOver';
  const isMine = ({ state, takenBy }: QueuedQuestion) => state === 'taken' && takenBy === answerer.person.id;
  const changed = !(isTaking && isMine(before)) && (await change(context, answerer, questionId, deed));
  // Once handed on it is out of a pilot's sight.
  const after = (await findQuestion(context.tx, answerer.scope, { id: questionId })) ?? {
    ...before,
    desk: 'delegation' as const,
  };
  // Clicked twice it is hers already.
  const isSo = changed || (isTaking && isMine(after));
  const said = isSo ? done[deed](before.number) : await whyNot(context, after);
  if (changed) {
    await note(context, answerer, after, `question.${deed}`);
    if (deed === 'handOn') {
      const members = await parts.directory.membersWithRole(context.tx, 'delegation', context.event.actor);
      await tellDesk(context, parts, after, members);
    }
    await refreshQuestionCards(context, parts, after);
  }
  const reader = await readerOf(context, parts.territories, context.event.actor, after);
  const card = questionCard(after, parts.territories, reader);
  const isOut = deed === 'handOn' && changed && answerer.desk === 'region';
  return [
    { type: 'replaceSource', message: isOut ? say(said) : { ...card, text: `${said}\n${card.text}` } },
    ...(isSo ? [] : [{ type: 'say' as const, audience: 'actor' as const, message: say(said) }]),
  ];
}

function change({ tx }: Context, { scope, person }: Answerer, id: string, deed: Deed): Promise<boolean> {
  const mine = { takenBy: person.id };
  switch (deed) {
    case 'take':
      return changeQuestion(tx, scope, id, { states: ['waiting'] }, { state: 'taken', ...mine });
    case 'takeOver':
      return changeQuestion(tx, scope, id, { states: ['waiting', 'taken'] }, { state: 'taken', ...mine });
    case 'giveBack':
      return changeQuestion(
        tx,
        scope,
        id,
        { states: ['taken'], ...mine },
        { state: 'waiting', takenBy: null },
      );
    case 'handOn':
      return changeQuestion(
        tx,
        scope,
        id,
        { states: ['waiting', 'taken'], ...mine, desk: 'region' },
        { state: 'waiting', takenBy: null, desk: 'delegation' },
      );
  }
}

/** The answer, or the kind sentence that there is none, goes to the asker. The problem, where it does not. */
export async function settle(
  context: Context,
  parts: QueueParts,
  questionId: string,
  answer: string,
  state: 'answered' | 'closed',
): Promise<{ problem: string } | { reply: HandlerReply }> {
  const answerer = requireAnswerer(context);
  const { tx, now } = context;
  const { person, scope, desk } = answerer;
  if (!(await findQuestion(tx, scope, { id: questionId }))) return { problem: texts.changedMeanwhile };
  const settled = await changeQuestion(
    tx,
    scope,
    questionId,
    { states: ['waiting', 'taken'], takenBy: person.id },
    { state, answer, answeredBy: person.id, answeredAt: now },
  );
  const question = await findOrRefuse(context, answerer, questionId);
  if (!settled) return { problem: await whyNot(context, question) };
  const isReached = await tellAsker(context, parts, question, answer, desk);
  await note(context, answerer, question, state === 'answered' ? 'question.answer' : 'question.close');
  await refreshQuestionCards(context, parts, question);
  const said = state === 'closed' ? texts.closed : isReached ? texts.answered : texts.answeredNobody;
  const reader = await readerOf(context, parts.territories, context.event.actor, question);
  const card = questionCard(question, parts.territories, reader);
  return {
    reply: [
      { type: 'closeForm' },
      { type: 'say', audience: 'actor', message: say(said(question.number)) },
      ...(state === 'answered' ? [{ type: 'say' as const, audience: 'actor' as const, message: card }] : []),
    ],
  };
}

export async function findOrRefuse(
  { tx }: Context,
  { scope }: Answerer,
  id: string,
): Promise<QueuedQuestion> {
  const question = await findQuestion(tx, scope, { id });
  if (!question) throw new UserError(texts.changedMeanwhile);
  return question;
}

/** Somebody was there before, or it is somebody else's. */
async function whyNot({ tx }: Context, question: QueuedQuestion): Promise<string> {
  if (question.state === 'closed') return texts.closedMeanwhile;
  const [by] = await findPeople(tx, [question.answeredBy ?? question.takenBy ?? '']);
  const name = by?.displayName ?? texts.somebody;
  if (question.state === 'answered') return texts.settledMeanwhile(name);
  return isOpen(question) && question.takenBy !== undefined
    ? texts.takenMeanwhile(name)
    : texts.changedMeanwhile;
}

async function note(
  { tx, now, event }: Context,
  { person }: Answerer,
  { id }: QueuedQuestion,
  action: JournalDeed,
): Promise<void> {
  await journal(tx, [
    { at: now, personId: person.id, action, subject: 'question', subjectId: id, source: event.key },
  ]);
}
