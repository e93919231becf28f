import type { HandlerReply } from '../../../core/feature';
import { say, textBlock } from '../../../core/message';
import { tableFormats } from '../../../tables/table-files';
import { hoursTableLinksLast } from '../../people';
import { tell, type Desk, type Seen } from '../desk';
import { texts } from '../texts';

/** « Exporter »: the two links, for whoever asks alone. */
export function offerAttendance(desk: Desk, { copil, isManager }: Seen): HandlerReply {
  const { context, person, attendanceLinks } = desk;
  if (!isManager) return tell(desk, say(texts.cannotManage));
  const claim = { copilId: copil.id, personId: person.id };
  const links = tableFormats.flatMap((format) => {
    const url = attendanceLinks?.urlFor(format, claim, context.now);
    return url === undefined ? [] : [{ label: texts.exportLabels[format], url }];
  });
  if (links.length === 0) return tell(desk, say(texts.exportNoAddress));
  const title = texts.exportTitle(copil.number);
  const note = texts.exportNote(hoursTableLinksLast);
  return tell(
    desk,
    say([title, ...links.map(({ label, url }) => `${label} : ${url}`), note].join('\n'), {
      title,
      blocks: [{ type: 'links', links }, textBlock(note, 'subtle')],
    }),
  );
}
