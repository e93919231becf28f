import type { HandlerReply } from '../../core/feature';
import { say } from '../../core/message';
import { attendeeOf } from './attendee';
import { attachedCalendar } from './attached-calendar';
import { journalDeed, tell, type Desk } from './desk';
import { titleOf } from './describe';
import { findCopil, participantsOf } from './store';
import { texts } from './texts';

/** « Mon agenda », pressed where others are: the file and its link are hers, and go to her alone. */
export async function giveCalendar(desk: Desk, copilId: string): Promise<HandlerReply> {
  const { context, person, register } = desk;
  const copil = await findCopil(context.tx, { id: copilId });
  const participants = copil ? await participantsOf(context.tx, copilId) : [];
  if (!copil || !participants.some(({ personId }) => personId === person.id))
    return tell(desk, say(texts.notInvited));
  const reader = { id: person.id, attendee: await attendeeOf(context.tx, person) };
  const file = attachedCalendar(desk, copil, reader, context.now);
  if (!file) return tell(desk, say(texts.noCalendar));
  await journalDeed(desk, 'copil.calendar', copil.id);
  return tell(desk, { ...say(titleOf(copil, register)), file: { ...file, otherwise: texts.noCalendar } });
}
