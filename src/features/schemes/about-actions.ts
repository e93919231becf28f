import { z } from 'zod';
import { action, type Action, type Context, type HandlerReply } from '../../core/feature';
import type { Message } from '../../core/message';
import { addressesMessage, provenanceMessage } from './about-views';
import type { Answer } from './answering/answer';
import { answerAgain, compareWith } from './answering/answer-question';
import type { KnowledgeSource } from './knowledge-source';
import { moreMessage } from './views';

const refsPayload = z.object({ refs: z.array(z.string()) });
const subjectPayload = z.object({ subjectId: z.string() });

/** The buttons that say more of an answer, or of its subject. */
export function aboutActions(
  knowledge: KnowledgeSource,
  show: (context: Context, answer: Answer) => Promise<HandlerReply>,
): Action[] {
  return [
    action({
      actionId: 'schemes.more',
      payload: refsPayload,
      run: async ({ now }, { refs }) =>
        tell(moreMessage(answerAgain(knowledge.current(), refs, isoDay(now)))),
    }),
    action({
      actionId: 'schemes.sources',
      payload: refsPayload,
      run: async (_context, { refs }) => tell(provenanceMessage(knowledge.current(), refs)),
    }),
    action({
      actionId: 'schemes.addresses',
      payload: subjectPayload,
      run: async (_context, { subjectId }) => tell(addressesMessage(knowledge.current(), subjectId)),
    }),
    action({
      actionId: 'schemes.compare',
      payload: subjectPayload,
      run: (context, { subjectId }) =>
        show(context, compareWith(knowledge.current(), subjectId, isoDay(context.now))),
    }),
  ];
}

const tell = (message: Message): HandlerReply => [{ type: 'say', audience: 'conversation', message }];
const isoDay = (date: Date): string => date.toISOString().slice(0, 10);
