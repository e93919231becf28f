import type { Attendee } from './attendee';
import { calendarUid } from './calendar-uid';
import type { Copil } from './copil';
import { titleOf } from './describe';
import type { CopilParts } from './desk';
import { calendarFile } from './ics';

/** The calendar file of a copil, for one of those who are invited: it names nobody else. */
export const calendarText = ({ register, links }: CopilParts, copil: Copil, attendee: Attendee): string =>
  calendarFile(copil, {
    title: titleOf(copil, register),
    description: copil.agenda.map((line, index) => `${index + 1}. ${line}`).join('\n'),
    attendee,
    uid: copil.calendarUid ?? calendarUid(copil.id, links.host),
  });

/** Enough for a calendar to find it, and nothing that was decided since. */
export function withdrawn(
  copil: Copil,
  { sequence, startsAt, durationMinutes }: Pick<Copil, 'sequence' | 'startsAt' | 'durationMinutes'>,
): Copil {
  const hidden = { title: undefined, place: undefined, visio: undefined, agenda: [], documents: [] };
  return { ...copil, ...hidden, sequence, startsAt, durationMinutes, state: 'cancelled' };
}
