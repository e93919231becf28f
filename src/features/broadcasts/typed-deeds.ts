import type { HandlerReply } from '../../core/feature';
import type { Message } from '../../core/message';
import type { Broadcast } from './broadcast';
import { change, changes } from './control';
import { tell, type Desk } from './desk';
import { showFollowUp } from './follow-up';
import { offerExport } from './offer-export';
import { showPreview } from './preview';
import { followUpOf } from './recipients/store';
import { showReplies } from './replies/show-replies';
import type { TypedDeed } from './request';
import { texts } from './texts';

/** « diffusion pause 4 »: what its buttons do, typed. What cannot be undone shows its button instead. */
export async function runDeed(desk: Desk, broadcast: Broadcast, deed: TypedDeed): Promise<HandlerReply> {
  if (deed === 'replies') return showReplies(desk, broadcast);
  if (deed === 'export') return offerExport(desk, broadcast);
  if (deed === 'edit')
    return [{ type: 'openForm', formId: 'broadcasts.edit', payload: { broadcastId: broadcast.id } }];
  if (broadcast.state === 'draft')
    return tell(await showPreview(desk, broadcast, deed === 'cancel' ? texts.abandonByButton : undefined));
  if (deed === 'recall') return tell(await offerRecall(desk, broadcast));
  return change(desk, broadcast, deed, changes[deed]);
}

/** « rappeler » may have been meant as a reminder: nothing is taken back without the button. */
async function offerRecall(desk: Desk, broadcast: Broadcast): Promise<Message> {
  if (broadcast.state === 'recalled')
    return showFollowUp(desk, broadcast, texts.alreadyGone(broadcast.state));
  const { sent, acknowledged } = await followUpOf(desk.context.tx, broadcast.id);
  const hasArrived = sent + acknowledged > 0;
  return showFollowUp(desk, broadcast, hasArrived ? texts.recallByButton : texts.nothingToRecall);
}
