import type { Tx } from '../../../core/ports';
import { peopleThere, rosterOf } from '../../people';
import type { WaitingReminder } from '../../reminders';
import type { TerritoryRegister } from '../../territories';
import type { Copil } from '../copil';
import { outcomeOfTold } from '../outgoing/store';
import { homesOfCopils } from './store';
import { homeReminderAt, homeReminderKey, newestDue, rosterGoodForMs } from './remind-home';

/** The posting and the reading of who is there take a moment, */
const settledAfterMs = 3 * 60_000;
/** and after a standstill there may be much to do first; not for ever. */
const waitedForMs = 30 * 60_000;

/** Of each reminder, by id: it was said in the home channel, where she is; or it will have been by then. */
export async function remindedThere(
  tx: Tx,
  register: TerritoryRegister,
  copils: ReadonlyMap<string, Copil>,
  reminders: WaitingReminder[],
  now: Date,
): Promise<Map<string, 'said' | Date>> {
  const homes = await homesOfCopils(tx, [...copils.keys()]);
  const found = new Map<string, 'said' | Date>();
  const rules = new Map(reminders.map(({ rule }) => [rule.id, rule]));
  for (const rule of rules.values()) {
    const copil = copils.get(rule.subjectId ?? '');
    const home = copil && homes.get(copil.id);
    const own = copil && homeReminderAt(copil, rule, register);
    // Hers may come before the channel's, for its clock and holidays are others: an older posting was not of this one.
    const posted = copil && (own && own > now ? rule : newestDue(copil, rule, register, now));
    const at = posted && homeReminderAt(copil, posted, register);
    if (!copil || !home || !at || at.getTime() > now.getTime() + settledAfterMs) continue;
    // What she asked to have again is hers.
    const of = reminders.filter((one) => one.rule.id === rule.id && one.snoozedUntil === undefined);
    const outcome = await outcomeOfTold(tx, homeReminderKey(copil, posted, home.key));
    const settledAt = new Date(Math.max(at.getTime(), now.getTime()) + settledAfterMs);
    const isSaid = outcome?.state === 'sent';
    const mayBeSaid =
      now.getTime() < at.getTime() + waitedForMs && (outcome === undefined || outcome.state === 'pending');
    if (!isSaid && !mayBeSaid) continue;
    // Somebody who left before it was posted did not read it. To wait, an old roster is enough: it is read anew meanwhile.
    const goodSince = new Date(now.getTime() - rosterGoodForMs);
    const readSince = isSaid && outcome.decidedAt > goodSince ? outcome.decidedAt : goodSince;
    const isRead = ((await rosterOf(tx, home.key))?.readAt ?? new Date(0)) >= readSince;
    // Said, but who is there was not read since: for a while that is waited for too.
    const isSettled = isSaid && (isRead || now.getTime() >= at.getTime() + waitedForMs);
    const since = isSettled ? readSince : new Date(0);
    const there = await peopleThere(
      tx,
      home.key,
      of.map(({ personId }) => personId),
      since,
    );
    for (const { id, personId } of of) if (there.has(personId)) found.set(id, isSettled ? 'said' : settledAt);
  }
  return found;
}
