import type { Message } from '../../core/message';
import type { Broadcast } from './broadcast';
import type { Desk } from './desk';
import { showFollowUp } from './follow-up';
import { showPreview } from './preview';

/** As it stands now: what would go out, or what became of it. */
export const show = (desk: Desk, broadcast: Broadcast, note?: string): Promise<Message> =>
  broadcast.state === 'draft' ? showPreview(desk, broadcast, note) : showFollowUp(desk, broadcast, note);
