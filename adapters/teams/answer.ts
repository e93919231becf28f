import { withFileLink } from '../../src/core/with-file-link';
import type { InboundEvent } from '../../src/core/event';
import type { Form } from '../../src/core/form';
import { say, type Message, type PostedMessage } from '../../src/core/message';
import type { ShownMessage } from '../../src/core/platform';
import type { Reply, ReplyStep } from '../../src/core/reply';
import { showSteps } from '../../src/core/show-steps';
import type { TeamsCalls } from './connector';
import { limits } from './limits';
import { renderForm } from './render-form';

/** What Teams takes as the answer on an invoke itself: a dialog, its verdict, or search results. */
export function invokeAnswer(event: InboundEvent, reply: Reply): Record<string, unknown> | undefined {
  for (const step of reply) {
    if (step.type === 'choices') return searchResults(step.options);
    if (step.type === 'rejectForm') return dialog(step.form, step.problems);
    if (step.type === 'openForm') return dialog(step.form);
  }
  if (event.kind !== 'action') return undefined;
  // The button announced a dialog and none came: Teams shows a sentence in its place.
  const said = reply.find((step) => step.type === 'say' || step.type === 'replaceSource');
  return said ? { task: { type: 'message', value: withFileLink(said.message).text } } : undefined;
}

function dialog(form: Form, problems?: Record<string, string>): Record<string, unknown> {
  const { title, card } = renderForm(form, problems);
  const content = { contentType: 'application/vnd.microsoft.card.adaptive', content: card };
  return { task: { type: 'continue', value: { title, width: 'medium', height: 'medium', card: content } } };
}

function searchResults(options: { label: string; value: string }[]): Record<string, unknown> {
  const results = options.slice(0, limits.searchResults).map(({ label, value }) => ({ title: label, value }));
  return { statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value: { results } };
}

/** Shows, step by step, what the invoke's own answer did not. */
export async function showReply(
  calls: TeamsCalls,
  event: InboundEvent,
  reply: Reply,
): Promise<ShownMessage[]> {
  return showSteps(reply, (step) => showStep(calls, event, step));
}

async function showStep(
  calls: TeamsCalls,
  event: InboundEvent,
  step: ReplyStep,
): Promise<PostedMessage | undefined> {
  switch (step.type) {
    case 'say':
      return step.audience === 'actor'
        ? sayToActor(calls, event, step.message)
        : calls.post(event.address, step.message);
    case 'replaceSource': {
      const source = event.kind === 'action' ? event.source : undefined;
      if (!source) return calls.post(event.address, step.message);
      await calls.update(source, step.message);
      return source;
    }
    case 'openForm':
      // On the live invoke the dialog was its answer; without it a sentence says where to find it.
      return event.canOpenForm
        ? undefined
        : sayToActor(calls, event, say(`Pour ouvrir « ${step.form.title} », utilisez à nouveau le bouton.`));
    case 'showHome':
      return calls.post(event.address, step.message);
    case 'closeForm':
    case 'rejectForm':
    case 'choices':
      return undefined;
  }
}

async function sayToActor(calls: TeamsCalls, event: InboundEvent, message: Message): Promise<PostedMessage> {
  return calls.post(
    event.scope === 'personal' ? event.address : await calls.directAddress(event.actor),
    message,
  );
}
