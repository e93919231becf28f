import {
  endOfDay,
  endOfWeek,
  isWorkingTime,
  nextWorkingMoment,
  startOfDay,
  type WorkingCalendar,
} from '../../scheduling/working-time';
import { isUrgent, type Frequency, type LastDigest, type WaitingReminder } from './reminder';
import { skipReasons } from './texts';

/** Alone: « 2 h before », and what she asked to have again. */
export interface Outgoing {
  kind: 'digest' | 'urgent' | 'again';
  reminders: WaitingReminder[];
}

export interface Decision {
  send: Outgoing[];
  move: { reminder: WaitingReminder; at: Date }[];
  skip: { reminder: WaitingReminder; reason: string }[];
}

export interface OfPerson {
  /** Waiting ones: the due ones, and those of the days to come, which may be told together with them. */
  reminders: WaitingReminder[];
  calendar: WorkingCalendar;
  frequency: Frequency;
  lastDigest?: LastDigest | undefined;
  /** How many were sent, by rule and series. */
  sent: ReadonlyMap<string, number>;
  /** Until when she put off what reminders are about, by `aboutKey`. */
  putOff?: ReadonlyMap<string, Date> | undefined;
}

export const seriesKey = ({ rule, series }: WaitingReminder): string => `${rule.id}\n${series}`;
/** A copil, a collection, her sheets: putting off what is said of it puts off everything that is. */
export const aboutKey = ({ rule }: Pick<WaitingReminder, 'rule'>): string => rule.subjectId ?? rule.id;
/** « Votre réponse au copil 4 », whichever rule asks for it. */
const thingKey = ({ rule: { id, what, subjectId } }: WaitingReminder): string =>
  `${what}\n${subjectId ?? id}`;

/**
 * What becomes of one person's reminders now. Never outside her working time; at most one digest a day, or a week; what
 * comes on the same day is told together; a snooze is kept to; never after the event.
 */
export function decide(
  { reminders, calendar, frequency, lastDigest, sent, putOff }: OfPerson,
  now: Date,
): Decision {
  const decision: Decision = { send: [], move: [], skip: [] };
  const counts = new Map(sent);
  const skip = (reminder: WaitingReminder, reason: string): void =>
    void decision.skip.push({ reminder, reason });
  const moveTo = (reminder: WaitingReminder, at: Date, reasonIfAfter: string): void => {
    if (reminder.eventAt && at >= reminder.eventAt) skip(reminder, reasonIfAfter);
    else decision.move.push({ reminder, at });
  };
  const isWithinMaximum = (reminder: WaitingReminder): boolean => {
    const key = seriesKey(reminder);
    const count = counts.get(key) ?? 0;
    if (reminder.snoozedUntil === undefined && count >= reminder.rule.maximum) {
      skip(reminder, skipReasons.maximum);
      return false;
    }
    counts.set(key, count + 1);
    return true;
  };

  /** What two rules say of the same thing is told once in a message, and not beside the one that she had put off. */
  const toldAgain = new Set<string>();
  const once = (together: WaitingReminder[], told = new Set(toldAgain)): WaitingReminder[] =>
    together.filter((reminder) => {
      const key = thingKey(reminder);
      if (told.has(key)) skip(reminder, skipReasons.together);
      return !told.has(key) && told.add(key);
    });

  const heldUntil = (reminder: WaitingReminder): Date | undefined => {
    const until = putOff?.get(aboutKey(reminder));
    return until && until > now ? until : undefined;
  };

  const sendable: WaitingReminder[] = [];
  for (const reminder of reminders) {
    if (reminder.dueAt > now) continue;
    const held = heldUntil(reminder);
    if (reminder.eventAt && now >= reminder.eventAt)
      skip(reminder, reminder.snoozedUntil ? skipReasons.putOff : skipReasons.tooLate);
    else if (!reminder.rule.active) skip(reminder, skipReasons.ruleOff);
    else if (frequency === 'none') skip(reminder, skipReasons.muted);
    else if (held) moveTo(reminder, held, skipReasons.putOff);
    else if (!isWorkingTime(calendar, now))
      moveTo(reminder, nextWorkingMoment(calendar, now), skipReasons.tooLate);
    else sendable.push(reminder);
  }

  const again = sendable.filter(({ snoozedUntil }) => snoozedUntil !== undefined);
  if (again.length > 0) decision.send.push({ kind: 'again', reminders: once(again, toldAgain) });
  const rest = sendable.filter(({ snoozedUntil }) => snoozedUntil === undefined);
  for (const reminder of once(rest.filter(({ rule }) => isUrgent(rule))))
    if (isWithinMaximum(reminder)) decision.send.push({ kind: 'urgent', reminders: [reminder] });

  const due = rest.filter(({ rule }) => !isUrgent(rule));
  if (due.length === 0) return decision;
  const endOf = frequency === 'weekly' ? endOfWeek : endOfDay;
  const closed = lastDigest && closedUntil(lastDigest, calendar, endOf);
  if (closed && now < closed) {
    const next = nextWorkingMoment(calendar, closed);
    const reason = frequency === 'weekly' ? skipReasons.weekTaken : skipReasons.dayTaken;
    for (const reminder of due) moveTo(reminder, next, reason);
    return decision;
  }
  const until = endOf(calendar.timeZone, now);
  const early = reminders.filter(
    (reminder) =>
      reminder.dueAt > now &&
      reminder.dueAt < until &&
      reminder.snoozedUntil === undefined &&
      !isUrgent(reminder.rule) &&
      reminder.rule.active &&
      !heldUntil(reminder),
  );
  const together = once([...due, ...early].filter(isWithinMaximum));
  if (together.length > 0) decision.send.push({ kind: 'digest', reminders: together });
  return decision;
}

/** Her clock may have changed since: by the one that she had then, and by the one that she has now, that day is over. */
function closedUntil({ at, day }: LastDigest, { timeZone }: WorkingCalendar, endOf: typeof endOfDay): Date {
  const now = endOf(timeZone, at);
  const then = endOf(timeZone, startOfDay(timeZone, day));
  return now > then ? now : then;
}
