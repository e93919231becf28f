import type { HandlerReply } from '../../core/feature';
import { say } from '../../core/message';
import { tableLinksMessage } from '../people';
import type { Broadcast } from './broadcast';
import { tell, type Desk } from './desk';
import { texts } from './texts';

/** « Exporter le suivi »: the two links, for the author alone. */
export function offerExport(desk: Desk, { id, number }: Broadcast): HandlerReply {
  const { context, person, followUpLinks } = desk;
  const claim = { broadcastId: id, personId: person.id };
  const words = { title: texts.exportTitle(number), note: texts.exportNote };
  const offer = tableLinksMessage(followUpLinks, claim, words, context.now);
  return tell(offer ?? say(texts.exportNoAddress(number)));
}
