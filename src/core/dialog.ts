import type { Context, Dialog, HandlerReply } from './feature';
import { say } from './message';
import type { DialogRecord, Dialogs } from './ports';
import { foldText } from './text';
import type { ConversationKey } from './address';

/** In a direct message each message may be a thread of its own, so the thread is left out of the key there. */
export function dialogConversation(context: Context): ConversationKey {
  const { key } = context.event.address;
  if (context.event.scope !== 'personal') return key;
  return { platform: key.platform, workspaceId: key.workspaceId, conversationId: key.conversationId };
}

const cancellations: Record<string, string> = {
  annuler: 'C’est annulé. Vous pouvez poser une autre question.',
  stop: 'C’est annulé. Vous pouvez poser une autre question.',
};
const endings: Record<string, string> = {
  ...cancellations,
  retour: 'Revenons en arrière : posez votre question à nouveau, comme vous voulez.',
  'plus tard': 'Entendu, nous verrons cela plus tard.',
};

/**
 * One step of the running dialog, if there is one and the text is for it. Undefined: the text goes the ordinary
 * way. A command ends the dialog, unless it hears all; one of another version, or past its time, is dropped.
 */
export async function stepDialog(
  dialogs: Dialogs,
  known: ReadonlyMap<string, Dialog>,
  context: Context,
  text: string,
  isCommand: boolean,
): Promise<HandlerReply | undefined> {
  const conversation = dialogConversation(context);
  const running = await dialogs.find(context.tx, context.event.actor, conversation);
  if (!running) return undefined;
  const state = usableState(known.get(running.dialogId), running, context.now);
  const hearsAll = state?.dialog.hearsAll === true;
  if (hearsAll && isCommand && text.startsWith('/')) return undefined;
  await dialogs.end(context.tx, context.event.actor, conversation);

  const typed = foldText(text);
  const cancelled = typed in cancellations ? await state?.dialog.cancel?.(context, state.value) : undefined;
  if (cancelled) return cancelled;
  const ending = (hearsAll ? cancellations : endings)[typed];
  if (ending !== undefined) return [{ type: 'say', audience: 'conversation', message: say(ending) }];

  if (isCommand && !hearsAll) return undefined;
  return state && state.dialog.step(context, state.value, text);
}

export function usableState(dialog: Dialog | undefined, record: DialogRecord, now: Date) {
  if (!dialog || dialog.version !== record.version || record.expiresAt <= now) return undefined;
  const parsed = dialog.state.safeParse(record.state);
  return parsed.success ? { dialog, value: parsed.data } : undefined;
}
