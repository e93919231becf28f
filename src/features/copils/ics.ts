import ical, { ICalAttendeeRole, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Attendee } from './attendee';
import { endOf, type Copil } from './copil';

export interface CalendarWords {
  title: string;
  description: string;
  /** Whose file it is: nobody else is named in it. */
  attendee: Attendee;
  /** What calendars know the copil by; the organizer is of the same domain. */
  uid: string;
}

/**
 * The calendar file of a copil (RFC 5545, 5546), for one person: the same UID and organizer always, a sequence that grows,
 * REQUEST or CANCEL. Times are given in universal time, which every calendar shows in the reader's own.
 */
export function calendarFile(copil: Copil, { title, description, attendee, uid }: CalendarWords): string {
  const isCancelled = copil.state === 'cancelled';
  const calendar = ical({
    prodId: { company: 'Territoires d’industrie', product: 'Jalon', language: 'FR' },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  });
  const place = [copil.place, copil.visio].filter((part) => part !== undefined).join(' · ');
  calendar.createEvent({
    id: uid,
    sequence: copil.sequence,
    stamp: copil.updatedAt,
    start: copil.startsAt,
    end: endOf(copil),
    summary: title,
    description,
    organizer: { name: 'Jalon', email: `jalon${uid.slice(uid.lastIndexOf('@'))}` },
    // She answers to Jalon, not by mail: nobody would read it.
    attendees: [
      { name: quotable(attendee.name), email: attendee.email, rsvp: false, role: ICalAttendeeRole.REQ },
    ],
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(place !== '' && { location: place }),
    ...(copil.visio !== undefined && { url: copil.visio }),
  });
  return calendar.toString();
}

/** A parameter of RFC 5545 has no way to write a quote (3.1), and readers stop at one. */
const quotable = (name: string): string =>
  name
    .replaceAll('"', '’')
    .replace(/[\\\p{Cc}]+/gu, ' ')
    .trim();
