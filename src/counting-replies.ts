import { conversationKeyText } from './core/address';
import type { Dispatch } from './core/platform';
import type { DeliveryWorker } from './delivery/worker';

/**
 * Replies go out at once, before whatever waits; what they use of the platform's pace is left out of what this
 * instance's deliveries may use.
 */
export function countingReplies(
  dispatch: Dispatch,
  { noteReply }: Pick<DeliveryWorker, 'noteReply'>,
): Dispatch {
  return {
    ...dispatch,
    async shown(event, messages) {
      for (const { posted } of messages) {
        const { key } = posted.address;
        noteReply(key.platform, key.workspaceId, conversationKeyText(key));
      }
      await dispatch.shown(event, messages);
    },
  };
}
