import { z } from 'zod';
import { job, type Job } from '../../../../core/feature';
import type { Role } from '../../../../core/person';
import type { Tx } from '../../../../core/ports';
import { nextWorkingMoment } from '../../../../scheduling/working-time';
import { atHour, wallClock } from '../../../../scheduling/zoned-time';
import { membersOf, peopleWithRole, rightsTable } from '../../../people';
import { parisDay } from '../../french-day';
import { readKnowledge } from '../../store';
import { recheckMessage } from '../views';
import { factsDue } from './due-facts';
import { askOnce, notYetAsked, planRecheckLook } from './store';

const jobKind = 'schemes.askForRechecks';
const publishers = (Object.keys(rightsTable) as Role[]).filter(
  (role) => rightsTable[role]['knowledge.publish'] !== undefined,
);

/**
 * Once a day: whoever may confirm facts is told which ones fall due, in one message. Where nobody can be written to yet
 * nothing is noted, and the next day tries again.
 */
export const askForRechecks = (): Job =>
  job({
    jobKind,
    payload: z.object({}),
    async run({ tx, now, key }) {
      const { knowledge } = await readKnowledge(tx);
      const facts = await notYetAsked(tx, factsDue(knowledge.facts, parisDay(now)));
      const documents = await notYetAsked(tx, factsDue(knowledge.documents, parisDay(now)));
      if (facts.length + documents.length > 0) {
        const people = await peopleWithRole(tx, { roles: publishers, demo: false });
        const members = await membersOf(
          tx,
          people.map(({ id }) => ({ personId: id })),
        );
        const sources = new Map(knowledge.sources.map((source) => [source.id, source]));
        const message = recheckMessage(facts, (id) => sources.get(id), documents);
        const messages = people.flatMap(({ id, timeZone }) => {
          const member = members.get(id);
          if (!member) return [];
          return {
            dedupeKey: `${key}/${id}/${parisDay(now)}`,
            recipient: { member },
            message,
            notBefore: nextWorkingMoment({ timeZone, holidays: 'FR' }, now),
          };
        });
        if (messages.length > 0) await askOnce(tx, [...facts, ...documents], messages, { cause: key, now });
      }
      return nextMorning(now);
    },
  });

/** Before the working day begins anywhere in mainland France. */
function nextMorning(now: Date): Date {
  const day = wallClock(now, 'Europe/Paris').toPlainDate();
  const at = atHour(day, { hour: 6, minute: 0 }, 'Europe/Paris');
  return at > now ? at : atHour(day.add({ days: 1 }), { hour: 6, minute: 0 }, 'Europe/Paris');
}

export const startRechecks = (tx: Tx, now: Date): Promise<void> =>
  planRecheckLook(tx, jobKind, nextMorning(now));
