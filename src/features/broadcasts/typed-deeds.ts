import type { HandlerReply } from '../../core/feature';
import type { Broadcast } from './broadcast';
import { change } from './control';
import { tell, type Desk } from './desk';
import { offerExport } from './offer-export';
import { showPreview } from './preview';
import { askRecall } from './recall';
import { showReplies } from './replies/show-replies';
import type { TypedDeed } from './request';
import { texts } from './texts';

/** « diffusion pause 4 »: what its buttons do, typed. What cannot be undone asks before. */
export async function runDeed(desk: Desk, broadcast: Broadcast, deed: TypedDeed): Promise<HandlerReply> {
  if (deed === 'replies') return showReplies(desk, broadcast);
  if (deed === 'export') return offerExport(desk, broadcast);
  if (deed === 'edit')
    return [{ type: 'openForm', formId: 'broadcasts.edit', payload: { broadcastId: broadcast.id } }];
  if (broadcast.state === 'draft')
    return tell(await showPreview(desk, broadcast, deed === 'cancel' ? texts.abandonByButton : undefined));
  if (deed === 'recall') return askRecall(desk, broadcast);
  return change(desk, broadcast, deed);
}
