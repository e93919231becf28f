import type { DeliveryAddress } from '../../src/core/address';
import { withFileLink } from '../../src/core/with-file-link';
import type { InboundEvent } from '../../src/core/event';
import type { Choice, Form } from '../../src/core/form';
import { say, type Message, type PostedMessage } from '../../src/core/message';
import type { MessageBoard } from '../../src/core/ports';
import type { ShownMessage } from '../../src/core/platform';
import type { Reply, ReplyStep } from '../../src/core/reply';
import { showSteps } from '../../src/core/show-steps';
import { toPlatformError } from './errors';
import { webAddress } from './parse-event';

/** What goes back on the page's own request; everything else arrives by the stream. */
export interface ImmediateAnswer {
  form?: Form;
  problems?: Record<string, string>;
  choices?: Choice[];
}

export function immediateAnswer(reply: Reply): ImmediateAnswer {
  for (const step of reply) {
    if (step.type === 'choices') return { choices: step.options };
    if (step.type === 'openForm') return { form: step.form };
    if (step.type === 'rejectForm') return { form: step.form, problems: step.problems };
  }
  return {};
}

/** The page shows a file by its link: both come from this server. */
export async function postToBoard(
  board: MessageBoard,
  address: DeliveryAddress,
  message: Message,
  deliveryId?: string,
): Promise<PostedMessage> {
  try {
    const posted = await board.append({
      conversation: address.key,
      author: { kind: 'bot' },
      message: withFileLink(message),
      ...(deliveryId !== undefined && { deliveryId }),
    });
    return { address, messageId: posted.id, visibility: 'all' };
  } catch (error) {
    throw toPlatformError(error);
  }
}

export async function showReply(
  board: MessageBoard,
  event: InboundEvent,
  reply: Reply,
  isLive: boolean,
): Promise<ShownMessage[]> {
  return showSteps(reply, (step) => showStep(board, event, step, isLive));
}

async function showStep(
  board: MessageBoard,
  event: InboundEvent,
  step: ReplyStep,
  isLive: boolean,
): Promise<PostedMessage | undefined> {
  const personal = webAddress(event.actor.workspaceId, 'personal', event.actor.memberId);
  switch (step.type) {
    case 'say':
      return postToBoard(board, step.audience === 'actor' ? personal : event.address, step.message);
    case 'replaceSource': {
      const source = event.kind === 'action' ? event.source : undefined;
      const replaced = source && (await board.replace(source.messageId, withFileLink(step.message)));
      return replaced ? source : postToBoard(board, event.address, step.message);
    }
    case 'openForm':
      if (isLive) return undefined;
      return postToBoard(
        board,
        personal,
        say(`Pour ouvrir « ${step.form.title} », utilisez à nouveau le bouton.`),
      );
    case 'showHome':
      return postToBoard(board, personal, step.message);
    case 'rejectForm':
    case 'closeForm':
    case 'choices':
      return undefined;
  }
}
