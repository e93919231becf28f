import { createPendingReplies } from '../../src/core/pending-replies';
import { withFileLink } from '../../src/core/with-file-link';
import type { Dispatch, Platform } from '../../src/core/platform';
import { PlatformError } from '../../src/core/errors';
import { postToBoard, showReply } from './answer';
import type { WebParts } from './config';
import { toPlatformError } from './errors';
import { roomId } from './limits';
import { listen } from './listen';
import { refOf, webAddress } from './parse-event';
import { createStreams } from './stream';

export type { Cast, Persona, WebParts } from './config';

/** The demonstration page: a platform whose messages live on our own board. */
export function createWebPlatform(parts: WebParts): Platform {
  const { board, shelf } = parts;
  const streams = createStreams(board);
  const pending = createPendingReplies('web', parts.logger);
  let dispatch: Dispatch | undefined;
  listen(
    parts,
    () => {
      if (!dispatch) throw new Error('the platform is not started');
      return dispatch;
    },
    streams,
    pending,
  );

  return {
    name: 'web',
    async start(given) {
      dispatch = given;
    },
    async stop() {
      streams.closeAll();
      await pending.settled();
    },
    answer: (event, reply) => showReply(board, event, reply, false),
    post: (address, message, deliveryId) => postToBoard(board, address, message, deliveryId),
    async update({ messageId }, message) {
      const updated = await board.replace(messageId, withFileLink(message)).catch((error: unknown) => {
        throw toPlatformError(error);
      });
      if (!updated) throw new PlatformError('rejected', 'the message is no longer there');
    },
    async remove({ messageId }) {
      await board.remove(messageId).catch((error: unknown) => {
        throw toPlatformError(error);
      });
    },
    async find(address, deliveryId) {
      const found = await board.findByDelivery(address.key, deliveryId);
      return found ? { address, messageId: found.id, visibility: 'all' } : 'absent';
    },
    directAddress: async (member) => webAddress(member.workspaceId, 'personal', member.memberId),
    /** Everybody that one can be reads the room; the rest is one persona's own. */
    async roster({ key }) {
      if (key.conversationId !== roomId) return [key.conversationId];
      return (await parts.cast()).personae.map(({ id }) => id);
    },
    async readFile(file, limitBytes) {
      const { workspaceId, id } = refOf(file);
      const bytes = await shelf.get(workspaceId, id).catch((error: unknown) => {
        throw toPlatformError(error);
      });
      if (!bytes) throw new PlatformError('rejected', 'the file is no longer there');
      return bytes.length > limitBytes ? 'tooBig' : bytes;
    },
    async profile(member) {
      const { personae } = await parts.cast();
      const persona = personae.find(({ id }) => id === member.memberId);
      return { displayName: persona?.label ?? member.memberId, emailVerified: false, kind: 'member' };
    },
  };
}
