import type { HandlerReply } from '../../../core/feature';
import { say } from '../../../core/message';
import { tableLinksMessage } from '../../people';
import { tell, type Desk, type Seen } from '../desk';
import { texts } from '../texts';

/** « Exporter »: the two links, for whoever asks alone. */
export function offerAttendance(desk: Desk, { copil, isManager }: Seen): HandlerReply {
  const { context, person, attendanceLinks } = desk;
  if (!isManager) return tell(desk, say(texts.cannotManage));
  const claim = { copilId: copil.id, personId: person.id };
  const words = { title: texts.exportTitle(copil.number), note: texts.exportNote };
  const offer = tableLinksMessage(attendanceLinks, claim, words, context.now);
  return tell(desk, offer ?? say(texts.exportNoAddress));
}
