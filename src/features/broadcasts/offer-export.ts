import type { HandlerReply } from '../../core/feature';
import { say, textBlock } from '../../core/message';
import { tableFormats } from '../../tables/table-files';
import { hoursTableLinksLast } from '../people';
import type { Broadcast } from './broadcast';
import { tell, type Desk } from './desk';
import { texts } from './texts';

/** « Exporter le suivi »: the two links, for the author alone. */
export function offerExport(desk: Desk, broadcast: Broadcast): HandlerReply {
  const { context, person, followUpLinks } = desk;
  const claim = { broadcastId: broadcast.id, personId: person.id };
  const links = tableFormats.flatMap((format) => {
    const url = followUpLinks?.urlFor(format, claim, context.now);
    return url === undefined ? [] : [{ label: texts.exportLabels[format], url }];
  });
  if (links.length === 0) return tell(say(texts.exportNoAddress(broadcast.number)));
  const title = texts.exportTitle(broadcast.number);
  const note = texts.exportNote(hoursTableLinksLast);
  return tell(
    say([title, ...links.map(({ label, url }) => `${label} : ${url}`), note].join('\n'), {
      title,
      blocks: [{ type: 'links', links }, textBlock(note, 'subtle')],
    }),
  );
}
