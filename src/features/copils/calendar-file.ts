import type { Transactions } from '../../core/ports';
import { findPeople, journal } from '../people';
import { titleOf } from './describe';
import type { CopilParts } from './desk';
import { calendarFile } from './ics';
import { findCopil, participantsOf } from './store';

/**
 * The file that a personal link stands for, as the copil is now. Undefined: not a link of ours, past its time, or of
 * somebody who is not invited any more.
 */
export function createCalendarFiles({ register, links }: CopilParts, transactions: Transactions) {
  return (token: string, now: Date): Promise<string | undefined> =>
    transactions.run(async (tx) => {
      const claim = links.read(token, now);
      const copil = claim && (await findCopil(tx, { id: claim.copilId }));
      if (!claim || !copil) return undefined;
      const [person] = await findPeople(tx, [claim.personId]);
      const participants = await participantsOf(tx, copil.id);
      if (!person || !participants.some(({ personId }) => personId === person.id)) return undefined;
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
      return calendarFile(copil, {
        title: titleOf(copil, register),
        description: copil.agenda.map((line, index) => `${index + 1}. ${line}`).join('\n'),
        host: links.host,
      });
    });
}
