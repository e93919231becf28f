import type { InboundEvent } from '../../src/core/event';
import type { Form } from '../../src/core/form';
import { say, type Message, type PostedMessage } from '../../src/core/message';
import type { ShownMessage } from '../../src/core/platform';
import type { Reply, ReplyStep } from '../../src/core/reply';
import { showSteps } from '../../src/core/show-steps';
import { renderForm, option } from './render-form';
import { renderMessage } from './render-message';
import { respond } from './response-url';
import { lastingAddress, routeOf } from './route';
import type { SlackCalls } from './web-api';

/** What Slack takes as the answer on the request itself. */
export function immediateAnswer(reply: Reply): Record<string, unknown> | undefined {
  for (const step of reply) {
    if (step.type === 'choices') return { options: step.options.slice(0, 100).map(option) };
    if (step.type === 'rejectForm')
      return { response_action: 'errors', errors: problemsByBlock(step.form, step.problems) };
  }
  return undefined;
}

/** Slack shows a problem under a block that exists; one of the whole form goes under the first field. */
function problemsByBlock(form: Form, problems: Record<string, string>): Record<string, string> {
  const ids = form.fields.map(({ id }) => id);
  const errors: Record<string, string> = {};
  for (const [id, problem] of Object.entries(problems))
    errors[ids.includes(id) ? id : (ids[0] ?? id)] ??= problem;
  return errors;
}

/** Shows the rest of the reply, step by step. `triggerId` is there while a form can still be opened. */
export async function showReply(
  calls: SlackCalls,
  event: InboundEvent,
  reply: Reply,
  triggerId?: string,
): Promise<ShownMessage[]> {
  return showSteps(reply, (step) => showStep(calls, event, step, triggerId));
}

/** Resolves to what was posted, where it can be changed later. */
async function showStep(
  calls: SlackCalls,
  event: InboundEvent,
  step: ReplyStep,
  triggerId?: string,
): Promise<PostedMessage | undefined> {
  switch (step.type) {
    case 'say':
      return step.audience === 'actor'
        ? sayToActor(calls, event, step.message)
        : sayInConversation(calls, event, step.message);
    case 'replaceSource':
      return replaceSource(calls, event, step.message);
    case 'openForm':
      if (triggerId === undefined)
        return sayToActor(
          calls,
          event,
          say(`Pour ouvrir « ${step.form.title} », utilisez à nouveau le bouton.`),
        );
      await calls.openView(triggerId, renderForm(step.form, formMetadataOf(event, step.form)));
      return undefined;
    case 'showHome':
      await calls.publishHome(event.actor.memberId, step.message);
      return undefined;
    case 'closeForm':
    case 'rejectForm':
    case 'choices':
      return undefined;
  }
}

/**
 * The whole of a private reply goes to a direct message: ephemeral messages vanish, cannot be changed later, and are not
 * guaranteed. A command is personal in a direct message between two people too, where the bot is not.
 */
async function sayToActor(
  calls: SlackCalls,
  event: InboundEvent,
  message: Message,
): Promise<PostedMessage | undefined> {
  const isThere = event.scope === 'personal' && event.kind !== 'homeOpened' && !isOfCommand(event);
  return calls.post(isThere ? event.address : await calls.directAddress(event.actor, 'now'), message);
}

/** A form that a command opened comes back with the address of the command. */
const isOfCommand = ({ kind, address }: InboundEvent): boolean =>
  kind === 'command' || (kind === 'formSubmitted' && routeOf(address).responseUrl !== undefined);

/** A command may come from where the bot is not a member: only its response URL reaches that place, and the person alone. */
async function sayInConversation(
  calls: SlackCalls,
  event: InboundEvent,
  message: Message,
): Promise<PostedMessage | undefined> {
  const { responseUrl } = routeOf(event.address);
  if (event.kind === 'command' && responseUrl !== undefined) {
    await respond(responseUrl, { response_type: 'ephemeral', ...renderMessage(message) });
    return undefined;
  }
  return calls.post(event.address, message);
}

async function replaceSource(
  calls: SlackCalls,
  event: InboundEvent,
  message: Message,
): Promise<PostedMessage | undefined> {
  const source = event.kind === 'action' ? event.source : undefined;
  if (source === undefined || source.visibility === 'home') return sayToActor(calls, event, message);
  if (source.visibility === 'all') {
    await calls.update(source, message);
    return { ...source, address: lastingAddress(source.address) };
  }
  const { responseUrl } = routeOf(event.address);
  // An ephemeral message can be changed by its response URL only.
  if (responseUrl !== undefined)
    await respond(responseUrl, { replace_original: true, ...renderMessage(message) });
  return undefined;
}

function formMetadataOf(event: InboundEvent, form: Form): string {
  return JSON.stringify({ payload: form.payload, address: routeOf(event.address), scope: event.scope });
}
