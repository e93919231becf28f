import { stepDialog } from './dialog';
import { filesOf, type EventOf, type InboundEvent } from './event';
import { UserError } from './errors';
import type { Context, HandlerReply } from './feature';
import { say } from './message';
import type { Dialogs } from './ports';
import { endQuestions } from './questions';
import { openFormActionId, openFormPayload } from './resolve';
import { typedCommand, type Routes } from './route';
import { notOpened, takeFiles } from './take-files';
import { cleanTyped } from './text';
import { coreTexts } from './texts';

/** Beyond this a message is not a question; reading it would only cost time. */
const textLimit = 4000;

/** The handler that the event is for. A UserError becomes its sentence, shown to the actor. */
export async function handleEvent(routes: Routes, dialogs: Dialogs, context: Context): Promise<HandlerReply> {
  return orItsSentence(route(routes, dialogs, context));
}

async function orItsSentence(reply: Promise<HandlerReply>): Promise<HandlerReply> {
  try {
    return await reply;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return sayToActor(error.message);
  }
}

async function route(routes: Routes, dialogs: Dialogs, context: Context): Promise<HandlerReply> {
  const event: InboundEvent = context.event;
  switch (event.kind) {
    case 'message':
      return handleMessage(routes, dialogs, context, cleanTyped(event.text));
    case 'command': {
      const command = routes.commands.get(event.name);
      const argument = cleanTyped(event.argument);
      if (argument.length > textLimit) return sayToActor(coreTexts.tooLong(textLimit));
      return command ? command.run(context, argument) : handleText(routes, dialogs, context, argument);
    }
    case 'action':
      return handleAction(routes, context, event);
    case 'formSubmitted':
      return handleForm(routes, dialogs, context, event);
    case 'lookup': {
      const lookup = routes.lookups.get(event.lookupId);
      return [
        { type: 'choices', options: lookup ? await lookup.search(context, cleanTyped(event.query)) : [] },
      ];
    }
    case 'homeOpened': {
      const home = routes.features.find((feature) => feature.home)?.home;
      return home ? [{ type: 'showHome', message: await home(context) }] : [];
    }
    case 'installed': {
      const welcome = routes.features.find((feature) => feature.welcome)?.welcome;
      return welcome ? [{ type: 'say', audience: 'conversation', message: await welcome(context) }] : [];
    }
  }
}

/** A file that nobody awaits is said to be left unopened; what else was written beside it is answered all the same. */
async function handleMessage(
  routes: Routes,
  dialogs: Dialogs,
  context: Context,
  text: string,
): Promise<HandlerReply> {
  const files = filesOf(context.event).map((file) => ({ ...file, name: fileName(file.name) }));
  if (files.length === 0) return handleText(routes, dialogs, context, text);
  const taken = await takeFiles(dialogs, routes, context, { files, text });
  const rest = taken ? taken.rest : text;
  const answer = rest === '' ? [] : await orItsSentence(handleText(routes, dialogs, context, rest));
  return taken ? [...taken.reply, ...answer] : [...answer, ...notOpened(files)];
}

const fileName = (name: string): string => cleanTyped(name).replace(/\s+/g, ' ').slice(0, 150);

async function handleText(
  routes: Routes,
  dialogs: Dialogs,
  context: Context,
  text: string,
): Promise<HandlerReply> {
  if (text === '') return [{ type: 'say', audience: 'conversation', message: say(coreTexts.empty) }];
  if (text.length > textLimit)
    return [{ type: 'say', audience: 'conversation', message: say(coreTexts.tooLong(textLimit)) }];
  const command = typedCommand(routes, text);
  const inDialog = await stepDialog(dialogs, routes.dialogs, context, text, command !== undefined);
  if (inDialog) return inDialog;
  if (command) return command.command.run(context, command.argument);
  for (const feature of routes.features) {
    const reply = await feature.sentence?.(context, text);
    if (reply) return reply;
  }
  return [{ type: 'say', audience: 'conversation', message: say(coreTexts.unknown) }];
}

async function handleAction(
  routes: Routes,
  context: Context,
  event: EventOf<'action'>,
): Promise<HandlerReply> {
  if (event.actionId === openFormActionId) {
    const asked = openFormPayload.safeParse(event.payload);
    return asked.success ? [{ type: 'openForm', ...asked.data }] : sayToActor(coreTexts.staleButton);
  }
  const action = routes.actions.get(event.actionId);
  const payload = action?.payload.safeParse(event.payload);
  return action && payload?.success ? action.run(context, payload.data) : sayToActor(coreTexts.staleButton);
}

async function handleForm(
  routes: Routes,
  dialogs: Dialogs,
  context: Context,
  event: EventOf<'formSubmitted'>,
): Promise<HandlerReply> {
  const form = routes.forms.get(event.formId);
  const payload = form?.payload.safeParse(event.payload);
  if (!form || !payload?.success) return [{ type: 'closeForm' }, ...sayToActor(coreTexts.staleForm)];
  const values = form.values.safeParse(event.values);
  if (values.success) {
    await endQuestions(dialogs, context, event.formId);
    return form.submit(context, payload.data, values.data);
  }
  const problems: Record<string, string> = {};
  for (const issue of values.error.issues) problems[String(issue.path[0] ?? '')] ??= issue.message;
  return [{ type: 'rejectForm', problems }];
}

function sayToActor(text: string): HandlerReply {
  return [{ type: 'say', audience: 'actor', message: say(text) }];
}
