import type { Day } from './calendar';
import { dayReaders } from './date-days';
import { correctedMonthReader, countedReaders, nearReaders } from './date-near';
import { periodReaders } from './date-periods';
import { nthWeekdayReader } from './date-weekdays';
import type { ReadDate } from './date-words';
import type { Span } from './span';

export type { ReadDate } from './date-words';
export { findShifts, type Shift } from './shifts';

/** In the order in which they take their words: « 15 juin » before « juin », « le 15 du mois prochain » before « mois prochain ». */
const readers = [
  ...dayReaders,
  nthWeekdayReader,
  correctedMonthReader,
  ...countedReaders,
  ...periodReaders,
  ...nearReaders,
];

/** In the folded text where shares and amounts are masked. */
export function findDates(text: string, today: Day): Span<'D', ReadDate>[] {
  const found: Span<'D', ReadDate>[] = [];
  for (const { pattern, read } of readers)
    for (const match of text.matchAll(pattern)) {
      const from = match.index;
      const to = from + match[0].length;
      const isTaken = (start: number, end: number): boolean =>
        found.some((other) => start < other.end && other.start < end);
      if (isTaken(from, to)) continue;
      const placed = read(match, { before: text.slice(0, from), after: text.slice(to), today });
      if (!placed) continue;
      const start = from - (placed.left ?? 0);
      const end = to + (placed.right ?? 0);
      if (!isTaken(start, end)) found.push({ kind: 'D', start, end, value: placed.date });
    }
  return withSharedYear(
    text,
    found.sort((a, b) => a.start - b.start),
  );
}

/** « fin mai, fin décembre et fin août 2027 »: the year that is said last is that of the whole list. */
function withSharedYear(text: string, found: Span<'D', ReadDate>[]): Span<'D', ReadDate>[] {
  const dates = [...found];
  for (let index = dates.length - 2; index >= 0; index -= 1) {
    const [one, next] = [dates[index], dates[index + 1]];
    if (!one?.value.day || !next?.value.day || one.value.year === true || next.value.year !== true) continue;
    if (!/^(?: et|,| et,|, et) (?:(?:au|a|le|en) )?(?:la |le )?$/.test(text.slice(one.end, next.start)))
      continue;
    const { first, day, ...value } = one.value;
    const years = next.value.day.year - day.year;
    dates[index] = {
      ...one,
      value: { ...value, day: day.add({ years }), ...(first && { first: first.add({ years }) }), year: true },
    };
  }
  return dates;
}
