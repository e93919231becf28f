import { dialogConversation, usableState } from './dialog';
import type { Dialog, Context, Feature, HandlerReply } from './feature';
import type { InboundFile } from './file';
import { say } from './message';
import type { Dialogs } from './ports';
import { coreTexts } from './texts';

/**
 * Whoever awaits these files takes them: the running dialog, then the features in their order. Undefined: nobody does;
 * a running dialog goes on as if no file had come.
 */
export async function takeFiles(
  dialogs: Dialogs,
  routes: { dialogs: ReadonlyMap<string, Dialog>; features: Feature[] },
  context: Context,
  given: { files: InboundFile[]; text: string },
): Promise<HandlerReply | undefined> {
  const conversation = dialogConversation(context);
  const running = await dialogs.find(context.tx, context.event.actor, conversation);
  const state = running && usableState(routes.dialogs.get(running.dialogId), running, context.now);
  const taken = await state?.dialog.files?.(context, state.value, given);
  if (taken) {
    if (!taken.some(({ type }) => type === 'startDialog'))
      await dialogs.end(context.tx, context.event.actor, conversation);
    return taken;
  }
  for (const feature of routes.features) {
    const reply = await feature.files?.(context, given);
    if (reply) return reply;
  }
  return undefined;
}

export const notOpened = (files: InboundFile[]): HandlerReply => [
  {
    type: 'say',
    audience: 'conversation',
    message: say(coreTexts.notOpened(files.map(({ name }) => name))),
  },
];
