import { minute, show, slack, type Book } from './book';
import type { Digests } from './judge-seen';
import { backToWork, nineOf, shiftDay, wallOf } from './plain-calendar';

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
    occasions.set(key, (occasions.get(key) ?? 0) + 1);
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

function judgeOccasion(
  { told, fault, count, person }: Book,
  digests: Digests,
  personId: string,
  what: What,
  code: string,
  { due, urgent, plannedAt, endedAt, eventAt, isWanted }: Occasion,
): void {
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
  if (urgent || who.frequency === 'daily') {
    const first = digests.ofDay.get(`${personId}/${today}`);
    const isLate =
      !urgent && wallOf(plannedAt, who.timeZone).day === today && first !== undefined && first.at < plannedAt;
    if (isLate) return count('planned behind the digest of the day');
    count('due reminders');
    if (onTheDay.length === 1) return count('due reminders sent once');
    return fault(`${what} ${code} to ${personId}: due ${show(due)}, seen ${onTheDay.length} times`);
  }
  count('due within a week’s message');
  const inWeek = messages.filter((one) => wallOf(one.at, who.timeZone).day >= monday);
  const had = digests.ofWeek.get(`${personId}/${monday}`);
  if (inWeek.length === 0 && (had === undefined || had.at > due + slack))
    fault(`${what} ${code} to ${personId} (weekly): due ${show(due)}, not seen`);
}
