import { day, show, type Book } from './book';

/** Sheets: not too often, not too many times, and everybody who is long overdue or blocked. */
export function judgeSheets(book: Book): void {
  const { chronicle, leads, told, fault, count, person } = book;
  const toldOfBlocked = timesToldOfBlocked(book);
  for (const [personId, own] of leads) {
    const who = person(personId);
    if (who.frequency === 'none') continue;
    // Of blocked sheets only news that blocks one, or is of a blocked one, begins the count again.
    const newsAfter = (what: string, since: number, until: number): boolean =>
      own.some((id) =>
        chronicle.news
          .get(id)
          ?.some(
            ({ at, isBlocked }, i, all) =>
              at > since && at <= until && (what === 'stale' || isBlocked || all[i - 1]?.isBlocked),
          ),
      );
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
        // The first was planned up to a week before she saw it.
        if (oldest !== undefined && !newsAfter(what, oldest - 8 * day, at))
          fault(`${what} to ${personId}: ${most + 1} times without any news`);
      });
    }
    if (who.frequency !== 'daily') continue;
    judgeBlocked(book, personId, toldOfBlocked.get(personId) ?? []);
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

/** Also what she had put off, and what the platform took from nobody. */
function timesToldOfBlocked({ chronicle }: Book): Map<string, number[]> {
  const times = new Map<string, number[]>();
  for (const { personId, at, lines } of [...chronicle.seen, ...chronicle.lost])
    if (lines.some(({ what }) => what === 'blocked'))
      times.set(personId, [...(times.get(personId) ?? []), at]);
  return times;
}

/** A sheet that has been blocked for ten days: she was told on a Monday, or on the first working day after it. */
function judgeBlocked({ chronicle, leads, fault, count }: Book, personId: string, times: number[]): void {
  for (const id of leads.get(personId) ?? [])
    for (const [i, { at, isBlocked }] of (chronicle.news.get(id) ?? []).entries()) {
      const next = chronicle.news.get(id)?.[i + 1]?.at ?? chronicle.end;
      const since = Math.max(at, chronicle.start);
      if (!isBlocked || next < since + 10 * day) continue;
      count('sheets blocked for ten days');
      if (!times.some((time) => time > since && time <= since + 10 * day))
        fault(`blocked to ${personId}: nothing about ${id}, blocked since ${show(at)}`);
    }
}
