import { firstDayOf, type Day } from './calendar';

/** A stretch of time that people name: a month, a quarter, a week, a season, a feast. */
export interface Period {
  first: Day;
  length: { months: number } | { days: number };
}

export const monthsFrom = (year: number, month: number, months: number): Period => ({
  first: firstDayOf(year, month),
  length: { months },
});
export const lastDay = ({ first, length }: Period): Day => first.add(length).subtract({ days: 1 });

/** « début », « mi », « fin », or the n-th fortnight or week of a month (0 is the last). */
export type Part = 'start' | 'middle' | 'end' | { fortnight: number } | { week: number };

const weekDays = { start: 1, middle: 2, end: 4 } as const;

/** The day that stands for a part: its last, save that « début mars » is the 10th, « mi-mars » the 15th, a week ends on Friday. */
export function dayOfPart(period: Period, part: Part | undefined): Day {
  const { first, length } = period;
  const last = lastDay(period);
  if (part === undefined) return last;
  if (typeof part === 'object') {
    const days = 'week' in part ? 7 * part.week : 15 * (part.fortnight % 2);
    const day = first.add({ days: days - 1 });
    return days === 0 || day.since(last).days > 0 ? last : day;
  }
  if ('days' in length) return length.days === 7 ? first.add({ days: weekDays[part] }) : last;
  if (part === 'end') return last;
  const { months } = length;
  if (months === 1) return first.add({ days: part === 'start' ? 9 : 14 });
  if (part === 'start') return lastDay({ first, length: { months: Math.max(1, Math.round(months / 4)) } });
  const half = first.add({ months: Math.floor(months / 2) });
  return months % 2 === 0 ? half.subtract({ days: 1 }) : half.add({ days: 14 });
}
