import type { Member } from '../../../core/address';
import type { HandlerReply } from '../../../core/feature';
import { say } from '../../../core/message';
import type { Desk } from '../desk';
import { texts } from '../texts';
import { proposalKey } from '../views/proposal';
import { refreshShown } from './store';

/**
 * A proposal that was answered by another way than its own buttons, by « oui » or by the form, no longer offers them
 * where it stands. `reply`: what is answered now; it may already stand in its place.
 */
export async function settleProposal(desk: Desk, proposalId: string, reply: HandlerReply): Promise<void> {
  const { tx, now, event, personOf } = desk.context;
  const isReplaced = reply.some(({ type }) => type === 'replaceSource');
  const except = isReplaced && event.kind === 'action' ? event.source : undefined;
  const message = {
    liveKey: proposalKey(proposalId),
    messageFor: async (member: Member | undefined) => {
      const reader = member && (await personOf(member));
      return reader?.id === desk.person.id ? say(texts.settledBelow) : undefined;
    },
  };
  await refreshShown(tx, [message], { cause: event.key, now, except });
}
