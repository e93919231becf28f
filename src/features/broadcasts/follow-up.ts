import type { Message } from '../../core/message';
import type { Broadcast } from './broadcast';
import type { Desk } from './desk';
import { followUpOf } from './recipients/store';
import { followUpMessage } from './views/follow-up';

export async function showFollowUp(desk: Desk, broadcast: Broadcast, note?: string): Promise<Message> {
  return followUpMessage(broadcast, await followUpOf(desk.context.tx, broadcast.id), note);
}
