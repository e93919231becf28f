import { conversationKeyText } from '../../../core/address';
import { dialogConversation } from '../../../core/dialog';
import type { HandlerReply } from '../../../core/feature';
import { say } from '../../../core/message';
import { cancelProposal, confirmProposal } from '../confirm';
import { tell, type Desk } from '../desk';
import { texts } from '../texts';
import { saysNoLater, saysYesLater } from './yes-and-no';
import { openProposals } from './store';

const recentMs = 60 * 60_000;

/** Her proposals of the last hour in this conversation that still wait for their answer. */
export const waitingHere = ({ context, person }: Desk): Promise<string[]> =>
  openProposals(context.tx, {
    personId: person.id,
    conversation: conversationKeyText(dialogConversation(context)),
    since: new Date(context.now.getTime() - recentMs),
    now: context.now,
  });

/** « oui » after something else was answered in between: for the one proposal that waits; of several, one must say which. */
export async function answerWaiting(desk: Desk, text: string): Promise<HandlerReply | undefined> {
  const isYes = saysYesLater(text);
  if (!isYes && !saysNoLater(text)) return undefined;
  const [only, second] = await waitingHere(desk);
  if (only === undefined) return undefined;
  if (second !== undefined) return tell(desk, say(texts.whichProposal));
  return isYes ? confirmProposal(desk, only) : cancelProposal(desk, only);
}
