import { z } from 'zod';
import { dialogConversation } from './dialog';
import type { Context, HandlerReply, HandlerStep } from './feature';
import type { Form } from './form';
import { buttonRow, say, textBlock, type Message } from './message';
import type { Dialogs } from './ports';
import type { Reply, ReplyStep } from './reply';
import type { Routes } from './route';
import { coreTexts } from './texts';

/** The button that stands for a form where none can open now. */
export const openFormActionId = 'core.openForm';
export const openFormPayload = z.object({ formId: z.string(), payload: z.json() });

/** Brings the forms that the handler named, keeps the dialog that it started, and turns its steps into a reply. */
export async function toReply(
  routes: Routes,
  dialogs: Dialogs,
  context: Context,
  steps: HandlerReply,
): Promise<Reply> {
  const reply: Reply = [];
  for (const step of steps) {
    const shown = await resolveStep(routes, dialogs, context, step);
    if (shown) reply.push(shown);
  }
  return reply;
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
      return { type: 'say', audience: 'actor', message: formButton(routes, form) };
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

function formButton(routes: Routes, form: Form): Message {
  const text = coreTexts.formWaits(form.title);
  const label = routes.forms.get(form.formId)?.openLabel ?? form.title;
  const payload = { formId: form.formId, payload: form.payload };
  return say(text, {
    blocks: [textBlock(text), buttonRow({ label, actionId: openFormActionId, payload, opensForm: true })],
  });
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
