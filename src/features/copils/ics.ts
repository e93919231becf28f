import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { endOf, type Copil } from './copil';

/**
 * The calendar file of a copil (RFC 5545, 5546): the same UID always, a sequence that grows, REQUEST or CANCEL. Times are
 * given in universal time, which every calendar shows in the reader's own.
 */
export function calendarFile(
  copil: Copil,
  { title, description, host }: { title: string; description: string; host: string },
): string {
  const isCancelled = copil.state === 'cancelled';
  const calendar = ical({
    prodId: { company: 'Territoires d’industrie', product: 'Jalon', language: 'FR' },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  });
  const place = [copil.place, copil.visio].filter((part) => part !== undefined).join(' · ');
  calendar.createEvent({
    id: `copil-${copil.id}@${host}`,
    sequence: copil.sequence,
    stamp: copil.updatedAt,
    start: copil.startsAt,
    end: endOf(copil),
    summary: title,
    description,
    organizer: { name: 'Jalon', email: `jalon@${host}` },
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(place !== '' && { location: place }),
    ...(copil.visio !== undefined && { url: copil.visio }),
  });
  return calendar.toString();
}
