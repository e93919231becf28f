import { z } from 'zod';
import type { ConversationKey } from '../../../core/address';
import { job, type Job } from '../../../core/feature';
import type { Tx } from '../../../core/ports';
import { reminderBefore } from '../../../scheduling/recurrence';
import { endOfWork, nextWorkingMoment, type WorkingCalendar } from '../../../scheduling/working-time';
import { peopleThere, rosterOf, watchRoster } from '../../people';
import { holidaysAt, type ReminderRule } from '../../reminders';
import type { TerritoryRegister } from '../../territories';
import { endOf, type Copil, type Participant } from '../copil';
import type { CopilParts } from '../desk';
import { dropJob, enqueueTold, planJob, withdrawTold } from '../outgoing/store';
import { answerReminder, copilRules } from '../rules';
import { homeOfCopil } from './store';
import { findCopil, participantsOf } from '../store';
import { texts } from '../texts';
import { homeAnswerReminder, homeMeetingReminder } from './home-views';
import { planSettling } from './withhold';

const jobKind = 'copils.remindHome';
const waitingKey = (copilId: string): string => `copils.remindHome/${copilId}`;
const jobKey = (copilId: string, ruleId: string): string => `copils.home/${copilId}/${ruleId}`;
/** Who was there so long ago is not asked about again before the posting. */
export const rosterGoodForMs = 20 * 60_000;

/** A channel has no place of its own: the copil's clock, and the holidays of its territory or Region. */
const calendarOf = (copil: Copil, register: TerritoryRegister): WorkingCalendar => ({
  timeZone: copil.timeZone,
  holidays: holidaysAt(copil, register),
});

/** When the channel is reminded by that rule. */
export const homeReminderAt = (
  copil: Copil,
  { timing }: ReminderRule,
  register: TerritoryRegister,
): Date | undefined =>
  timing.kind === 'daysBefore' || timing.kind === 'hoursBefore'
    ? reminderBefore(copil.startsAt, timing, calendarOf(copil, register))
    : undefined;

/** Another home is another posting: who is there did not read the one in the former. */
export const homeReminderKey = (copil: Copil, { id }: ReminderRule, home: ConversationKey): string =>
  `copils.home/${copil.id}/${id}/${copil.startsAt.toISOString()}/${home.platform}/${home.workspaceId}/${home.conversationId}`;

/** In the home channel it is reminded of as each person would be; without one nothing is planned. */
export async function planHomeReminders(
  tx: Tx,
  register: TerritoryRegister,
  copil: Copil,
  now: Date,
): Promise<void> {
  const home = await homeOfCopil(tx, copil.id);
  for (const rule of copilRules(copil.id)) {
    const at = homeReminderAt(copil, rule, register);
    const payload = { copilId: copil.id, ruleId: rule.id };
    if (home && at && at > now) await planJob(tx, jobKey(copil.id, rule.id), jobKind, payload, at);
    else await dropJob(tx, jobKey(copil.id, rule.id));
  }
}

/** Of another date, another home or no copil at all: nor is the one sent that still waits for its turn. */
export async function dropHomeReminders(tx: Tx, copilId: string, now: Date): Promise<void> {
  await withdrawTold(tx, waitingKey(copilId), now, texts.withdrawn);
  for (const { id } of copilRules(copilId)) await dropJob(tx, jobKey(copilId, id));
}

export const remindHome = ({ register }: CopilParts): Job =>
  job({
    jobKind,
    payload: z.object({ copilId: z.uuid(), ruleId: z.string() }),
    async run({ tx, now, key }, { copilId, ruleId }) {
      const copil = await findCopil(tx, { id: copilId });
      const home = await homeOfCopil(tx, copilId);
      const rule = copilRules(copilId).find(({ id }) => id === ruleId);
      if (!copil || !home || !rule || copil.state === 'cancelled' || copil.startsAt <= now) return undefined;
      if (newestDue(copil, rule, register, now).id !== rule.id) return undefined;
      const isUrgent = rule.timing.kind === 'hoursBefore';
      const working = isUrgent ? now : nextWorkingMoment(calendarOf(copil, register), now);
      if (working > now) return working < copil.startsAt ? working : undefined;
      const concerned = (await participantsOf(tx, copilId)).filter(concerns(rule));
      if (!(await isAnybodyThere(tx, home.key, concerned, now))) return undefined;
      const message =
        rule.what === answerReminder
          ? homeAnswerReminder(copil, register, concerned.length)
          : homeMeetingReminder(copil, register);
      const dedupeKey = homeReminderKey(copil, rule, home.key);
      const told = {
        dedupeKey,
        supersedesKey: waitingKey(copilId),
        to: { address: home },
        message,
        notBefore: now,
        // Late, it is of no use there: those who are in the channel are reminded in private.
        notAfter: earlier(endOfWork(calendarOf(copil, register), now), copil.startsAt),
      };
      await enqueueTold(tx, [told], key, now);
      // Whoever is there is not reminded in private.
      await watchRoster(tx, home, { until: endOf(copil), now });
      await planSettling(tx, { copil, home, homeKey: dedupeKey, now });
      return undefined;
    },
  });

/** After a standstill the newest of two that say the same is enough. */
export const newestDue = (
  copil: Copil,
  rule: ReminderRule,
  register: TerritoryRegister,
  now: Date,
): ReminderRule =>
  copilRules(copil.id).findLast((other) => {
    const at = homeReminderAt(copil, other, register);
    return other.what === rule.what && at && at <= now;
  }) ?? rule;

/** False: nobody is concerned, or those who are read it elsewhere. As long as it is not known, there may be somebody. */
async function isAnybodyThere(
  tx: Tx,
  home: ConversationKey,
  concerned: Participant[],
  now: Date,
): Promise<boolean> {
  const since = new Date(now.getTime() - rosterGoodForMs);
  const roster = await rosterOf(tx, home);
  if (concerned.length === 0) return false;
  if (roster?.state !== 'known' || !roster.readAt || roster.readAt < since) return true;
  const ids = concerned.map(({ personId }) => personId);
  return (await peopleThere(tx, home, ids, since)).size > 0;
}

/** Nobody is asked who answered, or reminded who does not come. */
const concerns =
  ({ what }: ReminderRule) =>
  ({ answer }: Participant): boolean =>
    what === answerReminder ? answer === undefined : answer !== 'excused' && answer !== 'replaced';

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);
