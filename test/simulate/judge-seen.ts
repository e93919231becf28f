import { day, show, slack, type Book } from './book';
import type { SeenReminder, SnoozeDone } from './chronicle';
import { isWorkingTime, nineOf, onToWork, shiftDay, wallOf, type Place } from './plain-calendar';

/** By person and day, and by person and Monday: the last digest of it. */
export interface Digests {
  ofDay: Map<string, SeenReminder>;
  ofWeek: Map<string, SeenReminder>;
}

/** Something put off, until it was seen again. */
interface PutOff {
  personId: string;
  what: string;
  code: string;
  since: number;
  until: number;
  taken: boolean;
}

/** Whatever was seen was allowed: when, how often, and about something that still mattered. */
export function judgeSeen(book: Book): Digests {
  const { chronicle, fault, count, person } = book;
  const snoozed = new Map(chronicle.snoozes.map((one) => [one.messageId, one]));
  const digests: Digests = { ofDay: new Map(), ofWeek: new Map() };
  const putOff = new Map<string, PutOff[]>();
  for (const message of chronicle.seen) {
    const { at, personId, kind, lines } = message;
    const who = person(personId);
    const what = `${kind} to ${personId} at ${show(at)}`;
    count(`messages: ${kind}`);
    count('reminders sent', lines.length);
    if (!isWorkingTime(at, who.place)) fault(`${what}: outside working time`);
    if (who.frequency === 'none') fault(`${what}: she muted her reminders`);
    if (kind === 'digest') {
      const wall = wallOf(at, who.timeZone);
      const key = `${personId}/${wall.day}`;
      if (digests.ofDay.has(key)) fault(`${what}: second digest of the day`);
      digests.ofDay.set(key, message);
      const week = `${personId}/${shiftDay(wall.day, -((wall.weekday + 6) % 7))}`;
      if (who.frequency === 'weekly' && digests.ofWeek.has(week)) fault(`${what}: second digest of the week`);
      digests.ofWeek.set(week, message);
    }
    for (const line of lines) {
      const open = (putOff.get(`${personId}/${line.what}/${line.code}`) ?? []).filter(({ taken }) => !taken);
      if (kind === 'again') judgeAgain(book, what, line, at, open);
      judgeLine(book, what, line, at, personId);
    }
    const put = snoozed.get(message.messageId);
    if (put) {
      const until = snoozeEnd(put, who.place);
      for (const line of lines) {
        const key = `${personId}/${line.what}/${line.code}`;
        const one = { personId, ...line, since: at, until, taken: false };
        putOff.set(key, [...(putOff.get(key) ?? []), one]);
      }
    }
  }
  for (const one of [...putOff.values()].flat()) if (!one.taken) judgeForgotten(book, one);
  return digests;
}

/** Put off twice, it comes again once. */
function judgeAgain(
  { fault }: Book,
  what: string,
  line: SeenReminder['lines'][number],
  at: number,
  open: PutOff[],
): void {
  const ready = open.filter(({ until }) => until <= at);
  if (open.length === 0) fault(`${what}: ${line.what} ${line.code} was not put off`);
  else if (ready.length === 0) fault(`${what}: ${line.what} ${line.code} came before it was put off to`);
  else if (ready.every(({ until }) => at > until + slack))
    fault(`${what}: ${line.what} ${line.code} came late after it was put off`);
  for (const one of ready) one.taken = true;
}

function judgeLine(
  { chronicle, fault, count, answerOf, stateAt, leads }: Book,
  what: string,
  line: SeenReminder['lines'][number],
  at: number,
  personId: string,
): void {
  const own = leads.get(personId) ?? [];
  switch (line.what) {
    case 'answer':
    case 'meeting': {
      const meeting = chronicle.meetings.find(
        ({ code, plannedAt, endedAt }) => code === line.code && plannedAt <= at && (endedAt ?? Infinity) > at,
      );
      if (!meeting || at >= meeting.at) return fault(`${what}: ${line.code} is over, moved or cancelled`);
      const given = answerOf(line.code, personId, at - 1, meeting.plannedAt);
      if (line.what === 'answer' && given) {
        count('to people who had answered');
        fault(`${what}: she had answered for ${line.code} at ${show(given.at)}`);
      }
      if (line.what === 'meeting' && given?.answer === 'excused')
        fault(`${what}: she is excused from ${line.code}`);
      return;
    }
    case 'collection': {
      const collection = chronicle.collections.find(({ code }) => code === line.code);
      const sheetIds = collection?.asked.get(personId) ?? [];
      const isDone = collection && sheetIds.every((id) => stateAt(id, at - 1).at > collection.at);
      if (isDone || !collection) fault(`${what}: she had given news for ${line.code}`);
      return;
    }
    case 'stale':
      if (!own.some((id) => stateAt(id, at).at < at - 42 * day))
        fault(`${what}: none of her sheets is without news`);
      return;
    case 'blocked':
      if (!own.some((id) => stateAt(id, at).isBlocked)) fault(`${what}: none of her sheets is blocked`);
  }
}

/** It was put off, its time is over, and she needed it still. */
function judgeForgotten({ chronicle, fault, answerOf }: Book, one: PutOff): void {
  if (one.until >= chronicle.end - day || (one.what !== 'answer' && one.what !== 'meeting')) return;
  const meeting = chronicle.meetings.find(
    ({ code, plannedAt, endedAt, at }) =>
      // Of the date that she was told: a new date has reminders of its own.
      code === one.code && plannedAt <= one.since && (endedAt ?? Infinity) > one.until && at > one.until,
  );
  const given = meeting && answerOf(one.code, one.personId, one.until, meeting.plannedAt);
  const isWanted = one.what === 'answer' ? !given : given?.answer !== 'excused';
  if (meeting && isWanted)
    fault(`${one.what} ${one.code} to ${one.personId}: put off to ${show(one.until)}, not seen again`);
}

/** When what was put off comes again: three hours later, the next working morning, or Monday's. */
function snoozeEnd({ at, until }: SnoozeDone, place: Place): number {
  if (until === 'later') {
    const moment = at + 3 * 3_600_000;
    return isWorkingTime(moment, place) ? moment : onToWork(Math.ceil(moment / 1_800_000) * 1_800_000, place);
  }
  const { day: today, weekday } = wallOf(at, place.timeZone);
  const days = until === 'tomorrow' ? 1 : (8 - weekday) % 7 || 7;
  return onToWork(nineOf(shiftDay(today, days), place.timeZone), place);
}
