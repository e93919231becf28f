import { lookAgain, minute, show, slack, type Book } from './book';
import { aboutOf, type Digests } from './judge-seen';
import { backToWork, nineOf, shiftDay, wallOf } from './plain-calendar';
import type { Citizen } from './world';

interface Occasion {
  due: number;
  /** « 2 h before »: a message of its own. */
  urgent: boolean;
  plannedAt: number;
  endedAt: number;
  eventAt: number;
  isWanted(at: number): boolean;
}

type What = 'answer' | 'meeting' | 'collection';

/** Whatever was due before an event came, once; and nothing came that was not due. */
export function judgeDue(book: Book, digests: Digests): void {
  const { chronicle, told, fault, person, answerOf, stateAt } = book;
  const occasions = new Map<string, number>();
  const expect = (personId: string, what: What, code: string, occasion: Occasion): void => {
    if (occasion.due <= occasion.plannedAt || occasion.due >= chronicle.end) return;
    const key = `${personId}/${what}/${code}`;
    if (mayBeTold(book, personId, occasion)) occasions.set(key, (occasions.get(key) ?? 0) + 1);
    judgeOccasion(book, digests, personId, what, code, occasion);
  };

  for (const meeting of chronicle.meetings)
    for (const personId of meeting.participants) {
      const { place, timeZone } = person(personId);
      const eventDay = wallOf(meeting.at, timeZone).day;
      const endedAt = meeting.endedAt ?? Infinity;
      const rest = { plannedAt: meeting.plannedAt, endedAt, eventAt: meeting.at };
      const given = (at: number) => answerOf(meeting.code, personId, at, meeting.plannedAt);
      for (const days of [14, 7])
        expect(personId, 'answer', meeting.code, {
          ...rest,
          due: backToWork(nineOf(shiftDay(eventDay, -days), timeZone), place),
          urgent: false,
          isWanted: (at) => given(at) === undefined,
        });
      const comes = (at: number): boolean => given(at)?.answer !== 'excused';
      expect(personId, 'meeting', meeting.code, {
        ...rest,
        due: backToWork(nineOf(shiftDay(eventDay, -1), timeZone), place),
        urgent: false,
        isWanted: comes,
      });
      expect(personId, 'meeting', meeting.code, {
        ...rest,
        due: backToWork(meeting.at - 120 * minute, place),
        urgent: true,
        isWanted: comes,
      });
    }
  for (const collection of chronicle.collections)
    for (const [personId, sheetIds] of collection.asked) {
      const { place, timeZone } = person(personId);
      const eventDay = wallOf(collection.eventAt, timeZone).day;
      for (const days of [14, 7, 2])
        expect(personId, 'collection', collection.code, {
          due: backToWork(nineOf(shiftDay(eventDay, -days), timeZone), place),
          urgent: false,
          plannedAt: collection.plannedAt,
          endedAt: collection.endedAt ?? Infinity,
          eventAt: collection.eventAt,
          isWanted: (at) => sheetIds.some((id) => stateAt(id, at).at <= collection.at),
        });
    }

  for (const [key, messages] of told) {
    if (key.includes('/stale/') || key.includes('/blocked/')) continue;
    const expected = occasions.get(key) ?? 0;
    if (messages.length > expected) fault(`${key}: seen ${messages.length} times, due ${expected} times`);
    const moments = new Set(messages.map(({ messageId }) => messageId));
    if (moments.size !== messages.length) fault(`${key}: twice in one message`);
  }
}

/** The first moment at which it can be told with others: of that day, or of that week. */
function firstMoment({ frequency, timeZone }: Citizen, { due, urgent, plannedAt }: Occasion): number {
  const { day: today, weekday } = wallOf(due, timeZone);
  if (urgent) return due;
  const first = frequency === 'weekly' ? shiftDay(today, -((weekday + 6) % 7)) : today;
  return Math.max(plannedAt, Math.min(due, nineOf(first, timeZone)));
}

/** Whether it counts among those that she may see: she wants reminders, and needed it then or when it was due. */
function mayBeTold({ person }: Book, personId: string, occasion: Occasion): boolean {
  const who = person(personId);
  const first = firstMoment(who, occasion);
  return (
    who.frequency !== 'none' &&
    occasion.endedAt > first &&
    (occasion.isWanted(first) || occasion.isWanted(occasion.due))
  );
}

function judgeOccasion(
  book: Book,
  digests: Digests,
  personId: string,
  what: What,
  code: string,
  occasion: Occasion,
): void {
  const { chronicle, told, fault, count, person, isHeldUp } = book;
  const { due, urgent, plannedAt, endedAt, eventAt, isWanted } = occasion;
  const who = person(personId);
  const { day: today, weekday } = wallOf(due, who.timeZone);
  const monday = shiftDay(today, -((weekday + 6) % 7));
  const kind = urgent ? 'urgent' : 'digest';
  // Told on the day that it is due; with a message a week, any day of that week before; put behind another, later.
  const messages = (told.get(`${personId}/${what}/${code}`) ?? []).filter(
    (one) => one.kind === kind && one.at >= plannedAt && one.at < Math.min(endedAt, eventAt),
  );
  const onTheDay = messages.filter(
    (one) =>
      wallOf(one.at, who.timeZone).day === today && one.at <= due + slack && (!urgent || one.at >= due),
  );
  if (who.frequency === 'none') return count('muted');
  if (!isWanted(due)) return count('no longer wanted');
  if (endedAt <= due) return count('moved or cancelled before');
  const first = firstMoment(who, occasion);
  const isLost = chronicle.lost.some(
    (one) =>
      one.personId === personId &&
      one.kind === kind &&
      one.at >= first &&
      one.at < Math.min(endedAt, eventAt) &&
      one.lines.some((line) => line.what === what && line.code === code),
  );
  if (isLost) return count('reached nobody');
  const latest = lastMoment(book, digests, personId, occasion);
  // That nothing is said meanwhile is held against what was seen; that it is said again, too.
  const isPutOff = digests.putOff
    .get(aboutOf(personId, { what, code }))
    ?.some(({ from, until }) => from <= latest && until > first);
  if (isPutOff) return count('put off meanwhile');
  if (isToldAgain(book, digests, personId, { what, code }, occasion))
    return count('said at that moment by what was put off to it');
  if (urgent || who.frequency === 'daily') {
    const digest = digests.ofDay.get(`${personId}/${today}`);
    const isPlannedThatDay = !urgent && wallOf(plannedAt, who.timeZone).day === today;
    if (isPlannedThatDay && digest !== undefined && digest.at < plannedAt)
      return count('planned behind the digest of the day');
    if (onTheDay.length !== 1 && isHeldUp(personId, first - lookAgain, due + slack)) {
      // Decided before, and not gone yet.
      if (isPlannedThatDay) return count('planned behind the digest of the day');
      return judgeLate(book, personId, { what, code, messages, latest }, occasion);
    }
    count('due reminders');
    if (onTheDay.length === 1) return count('due reminders sent once');
    return fault(`${what} ${code} to ${personId}: due ${show(due)}, seen ${onTheDay.length} times`);
  }
  count('due within a week’s message');
  const inWeek = messages.filter((one) => wallOf(one.at, who.timeZone).day >= monday);
  const had = digests.ofWeek.get(`${personId}/${monday}`);
  if (inWeek.length > 0 || isHeldUp(personId, first - lookAgain, due + slack)) return;
  // What was planned by then, and needed, is in the message of that week, whenever it came.
  if (had === undefined || had.at > due + slack || (had.at > plannedAt + slack && isWanted(had.at)))
    fault(`${what} ${code} to ${personId} (weekly): due ${show(due)}, not seen`);
}

/** What she had put off to the moment that it is due, or that the digest comes in which it would be, says it already. */
function isToldAgain(
  { chronicle, person }: Book,
  digests: Digests,
  personId: string,
  { what, code }: { what: What; code: string },
  { due }: Occasion,
): boolean {
  const { timeZone } = person(personId);
  const { day: today, weekday } = wallOf(due, timeZone);
  const monday = shiftDay(today, -((weekday + 6) % 7));
  const moments = [
    due,
    digests.ofDay.get(`${personId}/${today}`)?.at,
    person(personId).frequency === 'weekly' ? digests.ofWeek.get(`${personId}/${monday}`)?.at : undefined,
  ];
  return chronicle.seen.some(
    (one) =>
      one.kind === 'again' &&
      one.personId === personId &&
      moments.some((at) => at !== undefined && Math.abs(one.at - at) <= slack) &&
      one.lines.some((line) => line.what === what && line.code === code),
  );
}

/** When it can be told at the latest: as soon as nothing keeps it back, in the first digest that is free. */
function lastMoment(
  { tellableAt, person }: Book,
  digests: Digests,
  personId: string,
  { due, urgent }: Occasion,
): number {
  const { timeZone } = person(personId);
  let time = tellableAt(personId, due);
  for (;;) {
    const { day: today } = wallOf(time, timeZone);
    const digest = digests.ofDay.get(`${personId}/${today}`);
    if (urgent || digest === undefined || digest.at >= time) return time;
    time = tellableAt(personId, nineOf(shiftDay(today, 1), timeZone));
  }
}

/** Its lane was down when it was due: once it is up it comes, unless it is too late or needed no longer. */
function judgeLate(
  { fault, count }: Book,
  personId: string,
  { what, code, messages, latest }: { what: What; code: string; messages: { at: number }[]; latest: number },
  { due, endedAt, eventAt, isWanted }: Occasion,
): void {
  count('held up');
  const times = messages.filter(({ at }) => at >= due - 12 * 60 * minute && at <= latest + lookAgain).length;
  const isToCome = latest + lookAgain < Math.min(endedAt, eventAt) && isWanted(latest + lookAgain);
  if (times > 1 || (isToCome && times !== 1))
    fault(
      `${what} ${code} to ${personId}: due ${show(due)}, held up, seen ${times} times by ${show(latest)}`,
    );
  else if (times === 1) count('held up, and sent once');
}
