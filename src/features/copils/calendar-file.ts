import type { Transactions } from '../../core/ports';
import { findPeople, journal } from '../people';
import { attendeeOf } from './attendee';
import type { CopilParts } from './desk';
import { calendarText, withdrawn } from './calendar-text';
import { findCopil, participantsOf } from './store';

export interface CalendarFile {
  name: string;
  mediaType: string;
  body: string;
}

/**
 * The file that a personal link stands for, as the copil is now; for who is not invited any more, the cancellation of
 * what she had. Undefined: not a link of ours, past its time, or of somebody who was never invited.
 */
export function createCalendarFiles({ register, links }: CopilParts, transactions: Transactions) {
  return (token: string, now: Date): Promise<CalendarFile | undefined> =>
    transactions.run(async (tx) => {
      const claim = links.read(token, now);
      const copil = claim && (await findCopil(tx, { id: claim.copilId }));
      if (!claim || !copil) return undefined;
      const [person] = await findPeople(tx, [claim.personId]);
      const participants = await participantsOf(tx, copil.id);
      const isInvited = participants.some(({ personId }) => personId === claim.personId);
      const shown = isInvited ? copil : claim.gone && withdrawn(copil, claim.gone);
      if (!person || !shown) return undefined;
      await journal(tx, [
        {
          at: now,
          personId: person.id,
          action: 'copil.calendar',
          subject: 'copil',
          subjectId: copil.id,
          source: 'calendar',
        },
      ]);
      const body = calendarText({ register, links }, shown, await attendeeOf(tx, person));
      return { name: 'copil.ics', mediaType: 'text/calendar; charset=utf-8', body };
    });
}
