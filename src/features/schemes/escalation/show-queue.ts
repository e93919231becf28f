import type { Context, HandlerReply } from '../../../core/feature';
import { say, type Message } from '../../../core/message';
import { foldText } from '../../../core/text';
import { journal } from '../../people';
import type { QueuedQuestion } from './queue';
import { requireAnswerer, type Answerer } from './queue-scope';
import { findQuestion, openQuestions } from './store';
import { readerOf, type QueueParts } from './tell';
import { queueTexts as texts } from './texts';
import { queueSummary, questionCard, unansweredMessage } from './views';
import { listUnanswered } from './unanswered/store';

export type QueueRequest = { kind: 'queue' | 'unanswered' } | { kind: 'one'; number: number };

const shownAtOnce = 5;

/** What follows the word « questions ». Undefined: it is a sentence that begins with that word. */
export function readQueueRequest(argument: string): QueueRequest | undefined {
  const asked = foldText(argument.replace(/[\s?!.…]+$/u, ''));
  if (/^((transmises|en attente|a traiter)?)$/.test(asked)) return { kind: 'queue' };
  if (/^(restees )?sans reponse$/.test(asked)) return { kind: 'unanswered' };
  const number = /^(?:n[°o]? ?)?(\d{1,9})$/.exec(asked)?.[1];
  return number === undefined ? undefined : { kind: 'one', number: Number(number) };
}

/** « questions »: what waits, each with its buttons. In private alone: others read along elsewhere. */
export async function showQueue(
  context: Context,
  parts: QueueParts,
  request: QueueRequest,
): Promise<HandlerReply> {
  const answerer = requireAnswerer(context);
  if (context.event.scope !== 'personal') return tellActor(say(texts.privateOnly));
  switch (request.kind) {
    case 'unanswered':
      return tellActor(unansweredMessage(await listUnanswered(context.tx, answerer.person.demo)));
    case 'one': {
      const question = await findQuestion(context.tx, answerer.scope, { number: request.number });
      return question
        ? showCards(context, parts, answerer, [question])
        : tellActor(say(texts.notFound(String(request.number))));
    }
    case 'queue': {
      const { questions, count } = await openQuestions(context.tx, answerer.scope, shownAtOnce);
      const cards = await showCards(context, parts, answerer, questions);
      return [...tellActor(queueSummary(count, questions.length)), ...cards];
    }
  }
}

async function showCards(
  context: Context,
  { territories }: QueueParts,
  { person }: Answerer,
  questions: QueuedQuestion[],
): Promise<HandlerReply> {
  const { tx, now, event } = context;
  await journal(
    tx,
    questions.map(({ id }) => ({
      at: now,
      personId: person.id,
      action: 'question.read',
      subject: 'question',
      subjectId: id,
      source: event.key,
    })),
  );
  const cards: HandlerReply = [];
  for (const question of questions)
    cards.push(
      ...tellActor(
        questionCard(question, territories, await readerOf(context, territories, event.actor, question)),
      ),
    );
  return cards;
}

export const tellActor = (message: Message): HandlerReply => [{ type: 'say', audience: 'actor', message }];
