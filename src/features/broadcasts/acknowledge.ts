import type { Context, HandlerReply } from '../../core/feature';
import { say } from '../../core/message';
import { findPeople } from '../people';
import { settle, tell } from './desk';
import { acknowledge } from './recipients/store';
import { findBroadcast, planStep } from './store';
import { texts } from './texts';
import { recipientMessage } from './views/recipient-message';

/** How long acknowledgements gather before the author's figures change. */
const gatherMs = 1000;

/** « Bien reçu »: once; the message then says so in place of its button. */
export async function acknowledgeReceipt(context: Context, broadcastId: string): Promise<HandlerReply> {
  const { person, tx, now } = context;
  const broadcast = await findBroadcast(tx, broadcastId);
  if (!broadcast || !person) return tell(say(texts.notForYou));
  await planStep(tx, broadcastId, new Date(now.getTime() + gatherMs));
  const acknowledgedAt = await acknowledge(tx, broadcastId, person.id, now);
  if (!acknowledgedAt) return tell(say(texts.notForYou));
  if (broadcast.state === 'recalled') return tell(say(texts.recalledMeanwhile));
  const [author] = await findPeople(tx, [broadcast.authorId]);
  return settle(
    context,
    recipientMessage(broadcast, { author, timeZone: broadcast.timeZone, acknowledgedAt }),
  );
}
