import type { HandlerReply } from '../../core/feature';
import { say } from '../../core/message';
import { tell, type Desk } from './desk';
import { titleOf } from './describe';
import { findCopil, participantsOf } from './store';
import { texts } from './texts';
import { withLink } from './views';

/** « Mon agenda », pressed where others are: the link is hers, and goes to her alone. */
export async function giveCalendar(desk: Desk, copilId: string): Promise<HandlerReply> {
  const { context, person, register, links } = desk;
  const copil = await findCopil(context.tx, { id: copilId });
  const participants = copil ? await participantsOf(context.tx, copilId) : [];
  if (!copil || !participants.some(({ personId }) => personId === person.id))
    return tell(desk, say(texts.notInvited));
  const url = links.urlFor(copil, person.id, context.now);
  if (url === undefined) return tell(desk, say(texts.noCalendar));
  const label = copil.state === 'cancelled' ? texts.calendarRemoval : texts.calendarLink;
  return tell(desk, withLink(titleOf(copil, register), { label, url }, texts.calendarHint));
}
