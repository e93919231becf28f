/**
 * Working time as the rules say it, in plain loops over half hours: no code of the product, no library of dates. What it
 * says of a moment is what the simulation holds the product to.
 */

export interface Place {
  timeZone: string;
  /** Département of the territory, or '' on the mainland without one. */
  department: string;
}

interface Wall {
  /** « YYYY-MM-DD » */
  day: string;
  minutes: number;
  /** 0 is Sunday. */
  weekday: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

export function wallOf(at: number, timeZone: string): Wall {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      weekday: 'short',
    });
    formats.set(timeZone, format);
  }
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    day: `${part['year'] ?? ''}-${part['month'] ?? ''}-${part['day'] ?? ''}`,
    minutes: Number(part['hour']) * 60 + Number(part['minute']),
    weekday: weekdays.indexOf(part['weekday'] ?? ''),
  };
}

const everywhere = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
/** Abolition of slavery, by département; and Saint Stephen in Alsace and Moselle. */
const ofDepartment: Record<string, string[]> = {
  '57': ['12-26'],
  '67': ['12-26'],
  '68': ['12-26'],
  '971': ['05-27'],
  '972': ['05-22'],
  '973': ['06-10'],
  '974': ['12-20'],
  '976': ['04-27'],
};
/** Easter Sundays, from a printed table. */
const easters: Record<string, string> = {
  '2026': '2026-04-05',
  '2027': '2027-03-28',
  '2028': '2028-04-16',
};
const goodFridayToo = ['57', '67', '68', '971', '972'];

export function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function isHoliday(day: string, department: string): boolean {
  if (everywhere.includes(day.slice(5)) || ofDepartment[department]?.includes(day.slice(5))) return true;
  const easter = easters[day.slice(0, 4)];
  if (easter === undefined) throw new Error(`no Easter for ${day}`);
  const movable = [1, 39, 50, ...(goodFridayToo.includes(department) ? [-2] : [])];
  return movable.some((days) => shiftDay(easter, days) === day);
}

export function isWorkingTime(at: number, place: Place): boolean {
  const { day, minutes, weekday } = wallOf(at, place.timeZone);
  return (
    minutes >= 9 * 60 &&
    minutes <= 18 * 60 &&
    weekday >= 1 &&
    weekday <= 5 &&
    !isHoliday(day, place.department)
  );
}

const halfHour = 30 * 60_000;
const isPlannable = (at: number, place: Place): boolean =>
  isWorkingTime(at, place) && wallOf(at, place.timeZone).minutes <= 17 * 60 + 30;

/** The moment, or the last half hour before it in which something may be planned. */
export function backToWork(at: number, place: Place): number {
  if (isWorkingTime(at, place)) return at;
  let time = at;
  while (!isPlannable(time, place)) time -= halfHour;
  return time;
}

/** The moment, or the first half hour after it in which one works. */
export function onToWork(at: number, place: Place): number {
  let time = at;
  while (!isWorkingTime(time, place)) time += halfHour;
  return time;
}

/** Nine o'clock of that day there, found by looking at every half hour of two days. */
export function nineOf(day: string, timeZone: string): number {
  for (
    let at = Date.parse(`${day}T00:00:00Z`) - 86_400_000, steps = 0;
    steps < 144;
    at += halfHour, steps += 1
  ) {
    const wall = wallOf(at, timeZone);
    if (wall.day === day && wall.minutes === 9 * 60) return at;
  }
  throw new Error(`no nine o'clock on ${day} in ${timeZone}`);
}
