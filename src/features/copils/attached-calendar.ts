import type { AttachedFile } from '../../core/attached-file';
import type { Attendee } from './attendee';
import { calendarText, withdrawn } from './calendar-text';
import { isLongOver } from './calendar-link';
import type { Copil } from './copil';
import type { CopilParts } from './desk';
import { texts } from './texts';

/** Whose calendar it is for. */
export interface Reader {
  id: string;
  attendee: Attendee;
}

/** The calendar file of a copil as it is now, with the link that is this person's own; undefined: it is long over. */
export function attachedCalendar(
  parts: CopilParts,
  copil: Copil,
  { id: personId, attendee }: Reader,
  now: Date,
): AttachedFile | undefined {
  if (isLongOver(copil, now)) return undefined;
  const url = parts.links.urlFor(copil, personId, now);
  return {
    name: nameOf(copil),
    label: copil.state === 'cancelled' ? texts.calendarRemoval : texts.calendarLink,
    content: calendarText(parts, copil, attendee),
    // There she finds the link.
    ...(url !== undefined && { help: texts.calendarHelp(copil.number) }),
    ...linkTo(url),
  };
}

/** What takes the meeting out of the calendar of somebody who is not invited any more. */
export function attachedRemoval(
  parts: CopilParts,
  had: Copil,
  { id: personId, attendee }: Reader,
  now: Date,
): AttachedFile | undefined {
  if (isLongOver(had, now)) return undefined;
  const url = parts.links.removalUrlFor(had, personId, now);
  return {
    name: nameOf(had),
    label: texts.calendarRemoval,
    content: calendarText(parts, withdrawn(had, had), attendee),
    ...linkTo(url),
  };
}

const linkTo = (url: string | undefined): Pick<AttachedFile, 'link'> =>
  url === undefined ? {} : { link: { url, hint: texts.calendarHint } };

const nameOf = ({ number }: Copil): string => `copil-${number}.ics`;
