import { show, slack, type Book } from './book';
import type { Announced } from './chronicle';
import { isWorkingTime, onToWork } from './plain-calendar';

/** An invitation, a change, a cancellation, a question taken back: to each who is concerned, once, in her working time. */
export function judgeAnnounced({ chronicle, fault, count, person }: Book): void {
  const seen = new Map<string, number[]>();
  for (const { at, personId, kind, code } of chronicle.announced) {
    count(`messages: ${kind}`);
    const meeting = chronicle.meetings.find((one) => one.code === code && one.plannedAt <= at + slack);
    const { place } = person(personId);
    if (!isWorkingTime(at, place) && meeting && meeting.at > onToWork(at, place))
      fault(`${kind} of ${code} to ${personId} at ${show(at)}: outside working time`);
    const key = `${kind}/${code}/${personId}`;
    seen.set(key, [...(seen.get(key) ?? []), at]);
    if (kind !== 'change' && (seen.get(key)?.length ?? 0) > 1) fault(`${key}: twice`);
  }

  const expect = (
    kind: Announced['kind'],
    code: string,
    personId: string,
    since: number,
    until: number,
  ): void => {
    count('announcements due');
    const times = (seen.get(`${kind}/${code}/${personId}`) ?? []).filter(
      (at) => at >= since && at <= until + slack,
    );
    if (times.length !== 1)
      fault(`${kind} of ${code} to ${personId}: due ${show(until)}, seen ${times.length} times`);
  };
  const told = new Set<string>();
  for (const { code, at, plannedAt, endedAt = Infinity, cancelled, participants } of chronicle.meetings) {
    for (const personId of participants) {
      const who = `${code}/${personId}`;
      const { place } = person(personId);
      const working = onToWork(plannedAt, place);
      // What begins before her next working hour does not wait for it.
      const due = working < at ? working : plannedAt;
      // Of several that wait only the newest is sent; to whoever was told nothing yet it is an invitation.
      if (due < endedAt && due < chronicle.end) {
        expect(told.has(who) ? 'change' : 'invitation', code, personId, plannedAt, due);
        told.add(who);
      }
      if (!cancelled || !told.has(who)) continue;
      const workingThen = onToWork(endedAt, place);
      const dueThen = workingThen < at ? workingThen : endedAt;
      if (dueThen < chronicle.end) expect('cancellation', code, personId, endedAt, dueThen);
    }
  }
  const asked = new Set(
    chronicle.collections.flatMap((one) =>
      [...one.asked.keys()].map((personId) => `${one.code}/${personId}`),
    ),
  );
  for (const { kind, code, personId } of chronicle.announced) {
    const who = `${code}/${personId}`;
    // Whoever was asked for news of a copil to which nobody invited her learns that no news is awaited any more.
    const knew = kind === 'calledOff' ? asked.has(who) && !told.has(who) : told.has(who);
    if (!knew) fault(`${kind} of ${code} to ${personId}, who knew nothing of it, or knew it already`);
  }
}
