import type { HandlerReply } from '../../core/feature';
import { say } from '../../core/message';
import type { Broadcast } from './broadcast';
import { settle, type Desk } from './desk';
import { changeBroadcast } from './store';
import { texts } from './texts';

/** « Abandonner », under a preview. */
export async function abandon({ context }: Desk, { id, state }: Broadcast): Promise<HandlerReply> {
  const isOurs = await changeBroadcast(
    context.tx,
    id,
    { states: ['draft'] },
    { state: 'abandoned' },
    context.now,
  );
  return settle(context, say(isOurs ? texts.abandoned : texts.alreadyGone(state)));
}
