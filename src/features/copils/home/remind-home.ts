import { z } from 'zod';
import { job, type HandlerReply, type Job } from '../../../core/feature';
import { say } from '../../../core/message';
import { reminderBefore } from '../../../scheduling/recurrence';
import type { Copil } from '../copil';
import type { CopilParts, Desk } from '../desk';
import { seen, tell, unknown } from '../desk';
import { titleOf, whenOf } from '../describe';
import { dropJob, enqueueTold, planJob } from '../outgoing/store';
import { findCopil, homeOfCopil, setHome } from '../store';
import { texts } from '../texts';

const jobKind = 'copils.remindHome';
const keyOf = (copilId: string): string => `copils.home/${copilId}`;
const daysBefore = [7, 1];

/** « copil canal 4 », typed where its announcements are to be posted from now on. */
export async function chooseHome(desk: Desk, number: number): Promise<HandlerReply> {
  const { context } = desk;
  if (context.event.scope === 'personal') return tell(desk, say(texts.homeNotHere));
  const found = await seen(desk, { number });
  if (!found) return unknown(desk, number);
  if (!found.isManager) return tell(desk, say(texts.cannotManage));
  const { key, route } = context.event.address;
  const { threadId: _thread, ...channel } = key;
  await setHome(context.tx, found.copil.id, { key: channel, route });
  await planHomeReminder(desk, found.copil);
  // Publishing is meant for those who are there.
  return [{ type: 'say', audience: 'conversation', message: say(texts.homeSet(number)) }];
}

const nextHomeReminder = ({ startsAt, timeZone }: Copil, now: Date): Date | undefined =>
  daysBefore
    .map((days) => reminderBefore(startsAt, { kind: 'daysBefore', days }, { timeZone, holidays: 'FR' }))
    .filter((at) => at > now)
    .sort((a, b) => a.getTime() - b.getTime())[0];

/** In the home channel it is reminded of a week and a day before; without one nothing is planned. */
export async function planHomeReminder({ context: { tx, now } }: Desk, copil: Copil): Promise<void> {
  const next = (await homeOfCopil(tx, copil.id)) && nextHomeReminder(copil, now);
  if (next) await planJob(tx, keyOf(copil.id), jobKind, { copilId: copil.id }, next);
  else await dropJob(tx, keyOf(copil.id));
}

export const dropHomeReminder = (tx: Desk['context']['tx'], copilId: string): Promise<void> =>
  dropJob(tx, keyOf(copilId));

export const remindHome = ({ register }: CopilParts): Job =>
  job({
    jobKind,
    payload: z.object({ copilId: z.uuid() }),
    async run({ tx, now, key }, { copilId }) {
      const copil = await findCopil(tx, { id: copilId });
      const home = await homeOfCopil(tx, copilId);
      if (!copil || !home || copil.state === 'cancelled' || copil.startsAt <= now) return undefined;
      const text = texts.homeReminder(titleOf(copil, register), whenOf(copil, undefined));
      const told = {
        dedupeKey: `${key}/${now.toISOString()}`,
        supersedesKey: `copils.told/${copilId}/home`,
        to: { address: home },
        message: say(text),
        notBefore: now,
      };
      await enqueueTold(tx, [told], key, now);
      return nextHomeReminder(copil, now);
    },
  });
