import { day, lookAgain, show, slack, type Book } from './book';
import type { SeenReminder, SnoozeDone } from './chronicle';
import { isWorkingTime, nineOf, onToWork, shiftDay, wallOf, type Place } from './plain-calendar';

/** By person and day, and by person and Monday: the last digest of it. */
export interface Digests {
  ofDay: Map<string, SeenReminder>;
  ofWeek: Map<string, SeenReminder>;
  /** By person and what it is about, whichever rule told her. */
  putOff: Map<string, PutOff[]>;
}

/** Of a copil everything is put off at once, and of a collection. */
export const aboutOf = (personId: string, { what, code }: { what: string; code: string }): string =>
  `${personId}/${what === 'answer' || what === 'meeting' ? 'copil' : what}/${code}`;

/** Something put off, until it was seen again. */
export interface PutOff {
  personId: string;
  what: string;
  code: string;
  /** When she was told. */
  since: number;
  /** When she put it off. */
  from: number;
  until: number;
  taken: boolean;
}

/** Whatever was seen was allowed: when, how often, and about something that still mattered. */
export function judgeSeen(book: Book): Digests {
  const { chronicle, fault, count, person } = book;
  const snoozed = new Map(chronicle.snoozes.map((one) => [one.messageId, one]));
  const digests: Digests = { ofDay: new Map(), ofWeek: new Map(), putOff: new Map() };
  const { putOff } = digests;
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
      const about = putOff.get(aboutOf(personId, line)) ?? [];
      const early = about.find(({ from, until }) => from < at && at < until);
      if (early)
        fault(`${what}: ${line.what} ${line.code} before ${show(early.until)}, to which it was put off`);
      const open = about.filter((one) => one.what === line.what && !one.taken);
      if (kind === 'again') judgeAgain(book, what, line, { at, personId, open });
      judgeLine(book, what, line, at, personId);
    }
    const put = snoozed.get(message.messageId);
    if (put) {
      const until = snoozeEnd(put, who.place);
      for (const line of lines) {
        const key = aboutOf(personId, line);
        const one = { personId, ...line, since: at, from: put.at, until, taken: false };
        putOff.set(key, [...(putOff.get(key) ?? []), one]);
      }
    }
  }
  for (const { personId, kind, lines, at } of chronicle.lost)
    if (kind === 'again')
      for (const line of lines)
        for (const one of putOff.get(aboutOf(personId, line)) ?? [])
          if (one.what === line.what && one.until <= at) one.taken = true;
  for (const one of [...putOff.values()].flat()) if (!one.taken) judgeForgotten(book, digests, one);
  return digests;
}

/** Put off twice, it comes again once. */
function judgeAgain(
  { fault, tellableAt }: Book,
  what: string,
  line: SeenReminder['lines'][number],
  { at, personId, open }: { at: number; personId: string; open: PutOff[] },
): void {
  const ready = open.filter(({ until }) => until <= at);
  if (open.length === 0) fault(`${what}: ${line.what} ${line.code} was not put off`);
  else if (ready.length === 0) fault(`${what}: ${line.what} ${line.code} came before it was put off to`);
  else if (ready.every(({ until }) => at > until + slack && at > tellableAt(personId, until) + lookAgain))
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
      const collection = chronicle.collections.find(
        ({ code, plannedAt, endedAt }) => code === line.code && plannedAt <= at && (endedAt ?? Infinity) > at,
      );
      if (!collection || at >= collection.eventAt)
        return fault(`${what}: ${line.code} is over, moved or cancelled`);
      const sheetIds = collection.asked.get(personId) ?? [];
      const isDone = sheetIds.every((id) => stateAt(id, at - 1).at > collection.at);
      if (isDone) fault(`${what}: she had given news for ${line.code}`);
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

/** It was put off, its time is over, and she needed it still: then, and whenever it could be told. */
function judgeForgotten(book: Book, digests: Digests, one: PutOff): void {
  const { chronicle, fault, count, tellableAt } = book;
  // Put off again meanwhile, by another message about it: the later moment counts.
  const about = digests.putOff.get(aboutOf(one.personId, one)) ?? [];
  const until = Math.max(
    one.until,
    ...about.filter(({ from }) => from <= one.until).map((other) => other.until),
  );
  const told = tellableAt(one.personId, until) + lookAgain;
  if (told >= chronicle.end - day || !isNeeded(book, one, until, told)) return;
  count('put off, to be seen again');
  fault(`${one.what} ${one.code} to ${one.personId}: put off to ${show(one.until)}, not seen again`);
}

function isNeeded(
  { chronicle, answerOf, stateAt, leads }: Book,
  one: PutOff,
  from: number,
  until: number,
): boolean {
  const { code, personId, what } = one;
  const own = leads.get(personId) ?? [];
  const moments = [from, until];
  switch (what) {
    case 'answer':
    case 'meeting': {
      // Of the date that she was told: a new date has reminders of its own.
      const meeting = chronicle.meetings.find(
        (other) =>
          other.code === code &&
          other.plannedAt <= one.since &&
          (other.endedAt ?? Infinity) > until &&
          other.at > until,
      );
      // Whoever was excused meanwhile is not reminded of what she had put off.
      const given = chronicle.answers.filter(
        (other) =>
          other.code === code && other.personId === personId && other.at > one.since && other.at <= until,
      );
      const first = meeting && answerOf(code, personId, one.since, meeting.plannedAt);
      return (
        meeting !== undefined &&
        (what === 'answer' ? given.length === 0 && !first : given.every(({ answer }) => answer === 'present'))
      );
    }
    case 'collection': {
      const collection = chronicle.collections.find(
        (other) =>
          other.code === code &&
          other.plannedAt <= one.since &&
          (other.endedAt ?? Infinity) > until &&
          other.eventAt > until,
      );
      const sheetIds = collection?.asked.get(personId) ?? [];
      return collection !== undefined && sheetIds.some((id) => stateAt(id, until).at <= collection.at);
    }
    case 'stale':
      return moments.every((at) => own.some((id) => stateAt(id, at).at < at - 42 * day));
    default:
      return moments.every((at) => own.some((id) => stateAt(id, at).isBlocked));
  }
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
