import { z } from 'zod';
import { dialogConversation } from './dialog';
import { UserError } from './errors';
import type { EventBase } from './event';
import type { Context, HandlerReply, HandlerStep } from './feature';
import type { Form } from './form';
import type { Json } from './json';
import { buttonRow, say, textBlock, type Button, type Message } from './message';
import type { Dialogs } from './ports';
import { questionTexts } from './questions-texts';
import type { Reply, ReplyStep } from './reply';
import type { Routes } from './route';
import { coreTexts } from './texts';

/** The button that stands for a form where none can open now. */
export const openFormActionId = 'core.openForm';
/** The button that asks the form question by question. */
export const askQuestionsActionId = 'core.askQuestions';
export const openFormPayload = z.object({ formId: z.string(), payload: z.json() });

/**
 * Brings the forms that the handler named, keeps the dialog that it started, and turns its steps into a reply. A form
 * that cannot be built any more, since what it is about is gone, gives the sentence of its UserError instead.
 */
export async function toReply(
  routes: Routes,
  dialogs: Dialogs,
  context: Context,
  steps: HandlerReply,
): Promise<Reply> {
  const reply: Reply = [];
  for (const step of steps) {
    const shown = await resolveStep(routes, dialogs, context, step).catch(sentenceOf);
    if (shown) reply.push(shown);
  }
  return reply;
}

function sentenceOf(error: unknown): ReplyStep {
  if (!(error instanceof UserError)) throw error;
  return { type: 'say', audience: 'actor', message: say(error.message) };
}

async function resolveStep(
  routes: Routes,
  dialogs: Dialogs,
  context: Context,
  step: HandlerStep,
): Promise<ReplyStep | undefined> {
  switch (step.type) {
    case 'openForm': {
      const form = await buildForm(routes, context, step.formId, step.payload);
      if (context.event.canOpenForm) return { type: 'openForm', form };
      const openLabel = routes.forms.get(step.formId)?.openLabel ?? form.title;
      const waiting = { ...step, title: form.title, openLabel };
      return { type: 'say', audience: 'actor', message: formMessage(waiting, context.event.scope) };
    }
    case 'rejectForm': {
      const { event } = context;
      if (event.kind !== 'formSubmitted') throw new Error('only a submitted form can be rejected');
      const form = await buildForm(routes, context, event.formId, event.payload);
      return { type: 'rejectForm', form: withValues(form, event.values), problems: step.problems };
    }
    case 'startDialog': {
      const dialog = routes.dialogs.get(step.dialogId);
      if (!dialog) throw new Error(`unknown dialog: ${step.dialogId}`);
      const expiresAt = new Date(context.now.getTime() + step.minutes * 60_000);
      const record = { dialogId: step.dialogId, version: dialog.version, state: step.state, expiresAt };
      await dialogs.save(context.tx, context.event.actor, dialogConversation(context), record);
      return undefined;
    }
    default:
      return step;
  }
}

async function buildForm(routes: Routes, context: Context, formId: string, payload: unknown): Promise<Form> {
  const definition = routes.forms.get(formId);
  if (!definition) throw new Error(`unknown form: ${formId}`);
  return definition.build(context, definition.payload.parse(payload));
}

/** Stands for a form that cannot open now. In personal scope it can be answered by messages too. */
export function formMessage(
  { formId, payload, title, openLabel }: { formId: string; payload: Json; title: string; openLabel: string },
  scope: EventBase['scope'],
  text: string = coreTexts.formWaits(title),
): Message {
  const asked = { formId, payload };
  const buttons: Button[] = [
    { label: openLabel, actionId: openFormActionId, payload: asked, opensForm: true },
  ];
  if (scope === 'personal')
    buttons.push({ label: questionTexts.button, actionId: askQuestionsActionId, payload: asked });
  return say(text, { blocks: [textBlock(text), buttonRow(...buttons)] });
}

/** The form as the person filled it, so that a rejection loses nothing of what she typed. */
function withValues(form: Form, values: Record<string, unknown>): Form {
  const fields = form.fields.map((field) => {
    const value = values[field.id];
    if (field.type === 'search')
      return typeof value === 'string' ? { ...field, initial: { label: value, value } } : field;
    if (field.type === 'checkbox') return typeof value === 'boolean' ? { ...field, initial: value } : field;
    return typeof value === 'string' ? { ...field, initial: value } : field;
  });
  return { ...form, fields };
}
