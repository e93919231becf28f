import { z } from 'zod';
import { createPersonalLinks } from '../people';
import { ownDomain } from './calendar-uid';
import { endOf, type Copil } from './copil';

/** What a person who is not invited any more had in her calendar. */
const goneSchema = z.object({ sequence: z.int(), startsAt: z.coerce.date(), durationMinutes: z.number() });

const claimSchema = z.object({ copilId: z.string(), personId: z.string(), gone: goneSchema.optional() });
export type CalendarClaim = z.infer<typeof claimSchema>;

type Meeting = Pick<Copil, 'id' | 'sequence' | 'startsAt' | 'durationMinutes'>;

export interface CalendarLinks {
  /** Undefined: this server has no address that others could open, or the meeting is long over. */
  urlFor(copil: Meeting, personId: string, now: Date): string | undefined;
  /** The same for somebody who is not invited any more: what she had is cancelled, for her alone. */
  removalUrlFor(had: Meeting, personId: string, now: Date): string | undefined;
  /** What a link stands for; undefined: not one of ours, or past its time. */
  read(token: string, now: Date): CalendarClaim | undefined;
  /** What the UID of copils from before ends with, until it is written down. */
  host: string;
}

/** After the meeting: a calendar that was left open over a week-end still hears of a change. */
export const daysAfterMeeting = 7;

const until = (meeting: Meeting): Date =>
  new Date(endOf(meeting).getTime() + daysAfterMeeting * 24 * 3_600_000);

export const isLongOver = (meeting: Meeting, now: Date): boolean => until(meeting) <= now;

/** Links to a calendar file, bound to one person, good until a week after the meeting. */
export function createCalendarLinks(key: string, publicUrl: string | undefined): CalendarLinks {
  const links = createPersonalLinks(key, publicUrl, { folder: 'calendrier', ending: '.ics' });
  return {
    host: publicUrl === undefined ? ownDomain : new URL(publicUrl).hostname,
    urlFor: (copil, personId, now) => links.urlFor({ copilId: copil.id, personId }, until(copil), now),
    removalUrlFor(had, personId, now) {
      const { sequence, startsAt, durationMinutes } = had;
      const gone = { sequence, startsAt: startsAt.toISOString(), durationMinutes };
      return links.urlFor({ copilId: had.id, personId, gone }, until(had), now);
    },
    read: (token, now) => claimSchema.safeParse(links.read(token, now)).data,
  };
}
