import { backToWork, isWorkingTime, nineOf, onToWork, shiftDay, wallOf } from './plain-calendar';
import type { World } from './world';

/**
 * What happened, as the simulation did it and as people saw it; held against the rules, which stand here a second time:
 * plain loops, no code of the product.
 */

export interface Meeting {
  /** In its title, and so in every message about it. */
  code: string;
  at: number;
  /** When this date was set: its reminders are planned from then on. */
  plannedAt: number;
  /** It was moved or cancelled then. */
  endedAt?: number;
  cancelled?: true;
  participants: string[];
}

export interface Answered {
  code: string;
  personId: string;
  at: number;
  answer: 'present' | 'excused';
}

export interface CollectionStart {
  code: string;
  at: number;
  eventAt: number;
  endedAt?: number;
  asked: Map<string, string[]>;
}

export interface SeenReminder {
  at: number;
  personId: string;
  kind: 'digest' | 'urgent' | 'again';
  messageId: string;
  lines: { what: 'answer' | 'meeting' | 'collection' | 'stale' | 'blocked'; code: string }[];
}

export interface SnoozeDone {
  at: number;
  personId: string;
  messageId: string;
  until: 'later' | 'tomorrow' | 'monday';
}

export interface Chronicle {
  meetings: Meeting[];
  answers: Answered[];
  collections: CollectionStart[];
  /** Of a sheet, in order: when it had news, and whether it was blocked from then on. */
  news: Map<string, { at: number; isBlocked: boolean }[]>;
  seen: SeenReminder[];
  snoozes: SnoozeDone[];
  /** Messages of invitation, change and cancellation. */
  announced: { at: number; personId: string; kind: 'invitation' | 'change' | 'cancellation'; code: string }[];
  end: number;
}

const minute = 60_000;
const day = 24 * 60 * minute;
/** Time for a crashed worker's lease to run out, twice. */
const slack = 2 * minute;

export interface Verdict {
  faults: string[];
  counts: Record<string, number>;
}

export function judge(world: World, chronicle: Chronicle): Verdict {
  const faults: string[] = [];
  const counts: Record<string, number> = {};
  const count = (name: string, by = 1): void => void (counts[name] = (counts[name] ?? 0) + by);
  const fault = (text: string): void => void faults.push(text);
  const show = (at: number): string => new Date(at).toISOString().slice(0, 16);
  const person = (id: string) => {
    const found = world.byId.get(id);
    if (!found) throw new Error(`unknown person ${id}`);
    return found;
  };
  const answerOf = (code: string, personId: string, before: number, since: number): Answered | undefined =>
    answersOf.get(`${code}/${personId}`)?.findLast(({ at }) => at <= before && at >= since);
  const answersOf = new Map<string, Answered[]>();
  for (const one of chronicle.answers) {
    const key = `${one.code}/${one.personId}`;
    answersOf.set(key, [...(answersOf.get(key) ?? []), one]);
  }
  const leads = new Map<string, string[]>();
  for (const { id, leadId } of world.sheets) leads.set(leadId, [...(leads.get(leadId) ?? []), id]);
  const stateAt = (sheetId: string, at: number) =>
    chronicle.news.get(sheetId)?.findLast((one) => one.at <= at) ?? { at: 0, isBlocked: false };

  // --- What was seen was allowed -------------------------------------------------------------------------------------
  const snoozed = new Map(chronicle.snoozes.map((one) => [one.messageId, one]));
  const digestDays = new Map<string, SeenReminder>();
  const digestWeeks = new Map<string, SeenReminder>();
  const open: {
    personId: string;
    what: string;
    code: string;
    since: number;
    until: number;
    taken: boolean;
  }[] = [];
  for (const message of chronicle.seen) {
    const { at, personId, kind, lines } = message;
    const who = person(personId);
    const what = `${kind} to ${personId} at ${show(at)}`;
    count(`messages: ${kind}`);
    count('reminders sent', lines.length);
    if (!isWorkingTime(at, who.place)) fault(`${what}: outside working time`);
    if (who.frequency === 'none') fault(`${what}: she muted her reminders`);
    const wall = wallOf(at, who.timeZone);
    if (kind === 'digest') {
      const key = `${personId}/${wall.day}`;
      if (digestDays.has(key)) fault(`${what}: second digest of the day`);
      digestDays.set(key, message);
      const monday = shiftDay(wall.day, -((wall.weekday + 6) % 7));
      const week = `${personId}/${monday}`;
      if (who.frequency === 'weekly' && digestWeeks.has(week)) fault(`${what}: second digest of the week`);
      digestWeeks.set(week, message);
    }
    for (const line of lines) {
      // Put off twice, it comes again once.
      const again = open.filter(
        (one) => !one.taken && one.personId === personId && one.what === line.what && one.code === line.code,
      );
      if (kind === 'again') {
        const ready = again.filter(({ until }) => until <= at);
        if (again.length === 0) fault(`${what}: ${line.what} ${line.code} was not put off`);
        else if (ready.length === 0) fault(`${what}: ${line.code} came before it was put off to`);
        else if (ready.every(({ until }) => at > until + slack))
          fault(`${what}: ${line.code} came late after it was put off`);
        for (const one of ready) one.taken = true;
      }
      if (line.what === 'answer' || line.what === 'meeting') {
        const meeting = chronicle.meetings.find(
          ({ code, plannedAt, endedAt }) =>
            code === line.code && plannedAt <= at && (endedAt ?? Infinity) > at,
        );
        if (!meeting || at >= meeting.at) fault(`${what}: ${line.code} is over, moved or cancelled`);
        else {
          const given = answerOf(line.code, personId, at - 1, meeting.plannedAt);
          if (line.what === 'answer' && given) {
            count('to people who had answered');
            fault(`${what}: she had answered for ${line.code} at ${show(given.at)}`);
          }
          if (line.what === 'meeting' && given?.answer === 'excused')
            fault(`${what}: she is excused from ${line.code}`);
        }
      }
      if (line.what === 'collection') {
        const collection = chronicle.collections.find(({ code }) => code === line.code);
        const sheetIds = collection?.asked.get(personId) ?? [];
        const isDone = collection && sheetIds.every((id) => stateAt(id, at - 1).at > collection.at);
        if (isDone || !collection) fault(`${what}: she had given news for ${line.code}`);
      }
      const own = leads.get(personId) ?? [];
      if (line.what === 'stale' && !own.some((id) => stateAt(id, at).at < at - 42 * day))
        fault(`${what}: none of her sheets is without news`);
      if (line.what === 'blocked' && !own.some((id) => stateAt(id, at).isBlocked))
        fault(`${what}: none of her sheets is blocked`);
    }
    const put = snoozed.get(message.messageId);
    if (put) {
      const until = snoozeEnd(put, who.place);
      for (const line of lines) open.push({ personId, ...line, since: at, until, taken: false });
    }
  }

  // --- What was due came, once ----------------------------------------------------------------------------------------
  const told = new Map<string, SeenReminder[]>();
  for (const message of chronicle.seen)
    if (message.kind !== 'again')
      for (const { what, code } of message.lines) {
        const key = `${message.personId}/${what}/${code}`;
        told.set(key, [...(told.get(key) ?? []), message]);
      }
  const matched = new Map<string, number>();
  const expectEvent = (
    personId: string,
    what: 'answer' | 'meeting' | 'collection',
    code: string,
    {
      due,
      urgent,
      plannedAt,
      endedAt,
      eventAt,
      isWanted,
    }: {
      due: number;
      urgent: boolean;
      plannedAt: number;
      endedAt: number;
      eventAt: number;
      isWanted(at: number): boolean;
    },
  ): void => {
    if (due <= plannedAt || due >= chronicle.end) return;
    const who = person(personId);
    const today = wallOf(due, who.timeZone).day;
    const monday = shiftDay(today, -((wallOf(due, who.timeZone).weekday + 6) % 7));
    const key = `${personId}/${what}/${code}`;
    const kind = urgent ? 'urgent' : 'digest';
    // Told on the day that it is due; with a message a week, any day of that week before; put behind another, later.
    const messages = (told.get(key) ?? []).filter(
      (one) => one.kind === kind && one.at >= plannedAt && one.at < Math.min(endedAt, eventAt),
    );
    const onTheDay = messages.filter(
      (one) => wallOf(one.at, who.timeZone).day === today && one.at <= due + slack,
    );
    matched.set(key, (matched.get(key) ?? 0) + 1);
    if (who.frequency === 'none') return count('muted');
    if (!isWanted(due)) return count('no longer wanted');
    if (endedAt <= due) return count('moved or cancelled before');
    if (urgent || who.frequency === 'daily') {
      const first = digestDays.get(`${personId}/${today}`);
      const isLate =
        !urgent &&
        wallOf(plannedAt, who.timeZone).day === today &&
        first !== undefined &&
        first.at < plannedAt;
      if (isLate) return count('planned behind the digest of the day');
      count('due reminders');
      if (onTheDay.length === 1) return count('due reminders sent once');
      return fault(`${what} ${code} to ${personId}: due ${show(due)}, seen ${onTheDay.length} times`);
    }
    count('due within a week’s message');
    const inWeek = messages.filter((one) => wallOf(one.at, who.timeZone).day >= monday);
    const had = digestWeeks.get(`${personId}/${monday}`);
    if (inWeek.length === 0 && (had === undefined || had.at > due + slack))
      fault(`${what} ${code} to ${personId} (weekly): due ${show(due)}, not seen`);
  };

  for (const meeting of chronicle.meetings)
    for (const personId of meeting.participants) {
      const { place, timeZone } = person(personId);
      const eventDay = wallOf(meeting.at, timeZone).day;
      const endedAt = meeting.endedAt ?? Infinity;
      const rest = { plannedAt: meeting.plannedAt, endedAt, eventAt: meeting.at };
      const given = (at: number) => answerOf(meeting.code, personId, at, meeting.plannedAt);
      for (const days of [14, 7])
        expectEvent(personId, 'answer', meeting.code, {
          ...rest,
          due: backToWork(nineOf(shiftDay(eventDay, -days), timeZone), place),
          urgent: false,
          isWanted: (at) => given(at) === undefined,
        });
      const comes = (at: number): boolean => given(at)?.answer !== 'excused';
      expectEvent(personId, 'meeting', meeting.code, {
        ...rest,
        due: backToWork(nineOf(shiftDay(eventDay, -1), timeZone), place),
        urgent: false,
        isWanted: comes,
      });
      expectEvent(personId, 'meeting', meeting.code, {
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
        expectEvent(personId, 'collection', collection.code, {
          due: backToWork(nineOf(shiftDay(eventDay, -days), timeZone), place),
          urgent: false,
          plannedAt: collection.at,
          endedAt: collection.endedAt ?? Infinity,
          eventAt: collection.eventAt,
          isWanted: (at) => sheetIds.some((id) => stateAt(id, at).at <= collection.at),
        });
    }
  // No more of them than there were occasions.
  for (const [key, messages] of told) {
    if (key.includes('/stale/') || key.includes('/blocked/')) continue;
    const occasions = matched.get(key) ?? 0;
    if (messages.length > occasions) fault(`${key}: seen ${messages.length} times, due ${occasions} times`);
    const moments = new Set(messages.map(({ messageId }) => messageId));
    if (moments.size !== messages.length) fault(`${key}: twice in one message`);
  }
  for (const one of open)
    if (!one.taken && one.until < chronicle.end - day && (one.what === 'answer' || one.what === 'meeting')) {
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
  judgeRecurring();
  judgeAnnouncements();
  counts['people reminded'] = new Set(chronicle.seen.map(({ personId }) => personId)).size;
  counts['put off'] = chronicle.snoozes.length;
  return { faults, counts };

  /** Sheets: not too often, not too many times, and everybody who is long overdue. */
  function judgeRecurring(): void {
    for (const [personId, own] of leads) {
      const who = person(personId);
      if (who.frequency === 'none') continue;
      const newsAfter = (since: number, until: number): boolean =>
        own.some((id) => chronicle.news.get(id)?.some(({ at }) => at > since && at <= until));
      for (const [what, gap, most] of [
        ['stale', 41 * day, 3],
        ['blocked', 3 * day, 4],
      ] as const) {
        const times = (told.get(`${personId}/${what}/`) ?? []).map(({ at }) => at);
        count(`reminders about sheets: ${what}`, times.length);
        times.forEach((at, i) => {
          const before = times[i - 1];
          if (before !== undefined && at - before < gap)
            fault(`${what} to ${personId}: again after ${Math.round((at - before) / day)} days`);
          const oldest = times[i - most];
          if (oldest !== undefined && !newsAfter(oldest - 8 * day, at))
            fault(`${what} to ${personId}: ${most + 1} times without any news`);
        });
      }
      if (who.frequency !== 'daily') continue;
      // A sheet that has been without news for seven weeks: she was told in the week before.
      for (const id of own)
        for (const [i, { at }] of (chronicle.news.get(id) ?? []).entries()) {
          const next = chronicle.news.get(id)?.[i + 1]?.at ?? chronicle.end;
          const overdue = at + 49 * day;
          if (next < overdue + day || overdue > chronicle.end - 3 * day) continue;
          count('sheets without news for seven weeks');
          const times = (told.get(`${personId}/stale/`) ?? []).map((one) => one.at);
          if (!times.some((time) => time > overdue - 49 * day && time <= overdue + day))
            fault(`stale to ${personId}: nothing about ${id}, without news since ${show(at)}`);
        }
    }
  }

  /** An invitation for each, a cancellation for each, once; in working time. */
  function judgeAnnouncements(): void {
    const tally = new Map<string, number>();
    for (const { at, personId, kind, code } of chronicle.announced) {
      count(`messages: ${kind}`);
      const meeting = chronicle.meetings.find((one) => one.code === code && one.plannedAt <= at + slack);
      if (
        !isWorkingTime(at, person(personId).place) &&
        meeting &&
        meeting.at > onToWork(at, person(personId).place)
      )
        fault(`${kind} of ${code} to ${personId} at ${show(at)}: outside working time`);
      const key = `${kind}/${code}/${personId}`;
      tally.set(key, (tally.get(key) ?? 0) + 1);
      if (kind !== 'change' && (tally.get(key) ?? 0) > 1) fault(`${key}: twice`);
    }
    for (const meeting of chronicle.meetings)
      for (const personId of meeting.participants) {
        if (
          meeting.cancelled &&
          meeting.endedAt !== undefined &&
          tally.get(`cancellation/${meeting.code}/${personId}`) !== 1
        )
          fault(`${meeting.code}: ${personId} did not learn that it is cancelled`);
      }
  }
}

/** When what was put off comes again: three hours later, the next working morning, or Monday's. */
function snoozeEnd({ at, until }: SnoozeDone, place: { timeZone: string; department: string }): number {
  if (until === 'later') {
    const moment = at + 180 * minute;
    return isWorkingTime(moment, place)
      ? moment
      : onToWork(Math.ceil(moment / (30 * minute)) * 30 * minute, place);
  }
  const { day: today, weekday } = wallOf(at, place.timeZone);
  const days = until === 'tomorrow' ? 1 : (8 - weekday) % 7 || 7;
  return onToWork(nineOf(shiftDay(today, days), place.timeZone), place);
}
