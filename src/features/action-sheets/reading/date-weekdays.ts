import { dayOf, firstDayOf, isBefore, lastWeekday, nextWeekday, type Day } from './calendar';
import {
  monthNames,
  monthSource,
  ordinals,
  ordinalSource,
  weekdays,
  weekdaySource,
  type DateReader,
} from './date-words';
import { readYear } from './date-years';

/** « le premier lundi de juin », « le dernier vendredi de mai 2027 »; the last is the 0th. */
function nthWeekday(year: number, month: number, weekday: number, nth: number): Day | undefined {
  const first = firstDayOf(year, month);
  if (nth === 0) return lastWeekday(first.add({ months: 1 }), weekday);
  const day = nextWeekday(first, weekday).add({ weeks: nth - 1 });
  return dayOf(year, month, day.day) && day.month === month ? day : undefined;
}

export const nthWeekdayReader: DateReader = {
  pattern: new RegExp(
    String.raw`(?<![a-z\d])(${ordinalSource}) (${weekdaySource}) (?:de |d'|du mois de |du mois d')(${monthSource})(?![a-z\d])`,
    'g',
  ),
  read([, nth = '', weekday = '', name = ''], { after, today }) {
    const said = readYear(after, today);
    const month = monthNames.get(name) ?? 1;
    const read = (year: number): Day | undefined =>
      nthWeekday(year, month, weekdays.indexOf(weekday) + 1, ordinals.get(nth) ?? 0);
    const thisYear = read(said.year ?? today.year);
    const day =
      said.year === undefined && thisYear && isBefore(thisYear, today) ? read(today.year + 1) : thisYear;
    return day && { date: { day, year: said.year !== undefined }, right: said.length };
  },
};
