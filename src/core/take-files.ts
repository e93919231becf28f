import { dialogConversation, usableState } from './dialog';
import type { Context, Dialog, Feature, GivenFiles, HandlerReply, TakenFiles } from './feature';
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
  given: GivenFiles,
): Promise<TakenFiles | undefined> {
  const conversation = dialogConversation(context);
  const running = await dialogs.find(context.tx, context.event.actor, conversation);
  const state = running && usableState(routes.dialogs.get(running.dialogId), running, context.now);
  const awaited = await state?.dialog.files?.(context, state.value, given);
  if (awaited) {
    if (!awaited.reply.some(({ type }) => type === 'startDialog'))
      await dialogs.end(context.tx, context.event.actor, conversation);
    return awaited;
  }
  for (const feature of routes.features) {
    const taken = await feature.files?.(context, given);
    if (taken) return taken;
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
