import type { Copil } from './copil';
import { titleOf } from './describe';
import type { CopilParts } from './desk';
import { calendarFile } from './ics';

/** The calendar file of a copil: the same for all who are invited, so it names none of them. */
export const calendarText = ({ register, links }: CopilParts, copil: Copil): string =>
  calendarFile(copil, {
    title: titleOf(copil, register),
    description: copil.agenda.map((line, index) => `${index + 1}. ${line}`).join('\n'),
    host: links.host,
  });

/** Enough for a calendar to find it, and nothing that was decided since. */
export function withdrawn(
  copil: Copil,
  { sequence, startsAt, durationMinutes }: Pick<Copil, 'sequence' | 'startsAt' | 'durationMinutes'>,
): Copil {
  const hidden = { title: undefined, place: undefined, visio: undefined, agenda: [], documents: [] };
  return { ...copil, ...hidden, sequence, startsAt, durationMinutes, state: 'cancelled' };
}
