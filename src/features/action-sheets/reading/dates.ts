import { dayOf, isBefore, lastDayOf, mondayOfWeek, nextWeekday, type Day } from './calendar';
import { numberSource, readNumber } from './numbers';
import { findPeriods } from './date-periods';
import { monthNames, monthSource, yearOf, yearSource, type DateReader, type ReadDate } from './date-words';
import type { Span } from './span';

export type { ReadDate } from './date-words';

/** « 3 mois »: how far a date moves, or how long something takes. */
export interface Shift {
  days?: number;
  weeks?: number;
  months?: number;
  years?: number;
}

const weekdays = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];
const weekdaySource = weekdays.join('|');

/** The next such day to come, today included, where no year is said. */
function upcoming(month: number, day: number, today: Day): Day | undefined {
  const thisYear = dayOf(today.year, month, day);
  if (thisYear && !isBefore(thisYear, today)) return thisYear;
  return dayOf(today.year + 1, month, day) ?? thisYear;
}

/** « le copil du 20/11 », « signé le 12/11 »: what has just been. */
function recent(month: number, day: number, today: Day, before: string): Day | undefined {
  if (
    !/\b(?:du|depuis le|signee?s? le|votee?s? le|recue?s? le|obtenue?s? le|deposee?s? le|terminee?s? le|finie?s? le|livree?s? le|boucle\w* le|inaugure\w* le|notifie\w* le|a ete \w+ le|reuni\w* le|tenue? le|valide\w* le) $/.test(
      before,
    )
  )
    return undefined;
  const thisYear = dayOf(today.year, month, day);
  const past = thisYear && isBefore(thisYear, today) ? thisYear : dayOf(today.year - 1, month, day);
  return past && today.since(past).days <= 120 ? past : undefined;
}

const impossible: ReadDate = { impossible: true };
const exact = (day: Day | undefined, extra: Partial<ReadDate> = {}): ReadDate =>
  day ? { day, ...extra } : impossible;

const calendarReaders: DateReader[] = [
  {
    pattern: /(?<![\d/.-])(20\d\d)-(\d\d)-(\d\d)(?!\d)/g,
    read: ([, year, month, day]) => exact(dayOf(Number(year), Number(month), Number(day)), { year: true }),
  },
  {
    // « 15/03/2027 », « 15.03.27 », « 15-03-2027 »
    pattern: /(?<![\d/.,-])(\d{1,2})([/.-])(\d{1,2})\2((?:20)?\d\d)(?![\d])/g,
    read: ([, day, , month, year]) =>
      exact(dayOf(yearOf(year ?? ''), Number(month), Number(day)), { year: true }),
  },
  {
    pattern: /(?<![\d/.,-])(\d{1,2})\/(\d{1,2})(?![\d/])/g,
    read: ([, day, month], today, before) =>
      exact(recent(Number(month), Number(day), today, before) ?? upcoming(Number(month), Number(day), today)),
  },
  {
    pattern: new RegExp(
      String.raw`(?:(?<weekday>${weekdaySource}) )?\b(?<day>1er|\d{1,2}|premier|${numberSource}) ?(?<month>${monthSource})(?:\.? (?<year>${yearSource}|'?2[5-9](?! ?[%€a-z])))?(?![a-z\d])`,
      'g',
    ),
    read: (match, today, before) => {
      const { weekday, day: typed = '', month: name = '', year } = match.groups ?? {};
      const day = typed === '1er' || typed === 'premier' ? 1 : (readNumber(typed) ?? 0);
      const month = monthNames.get(name) ?? 0;
      const found =
        year === undefined
          ? (recent(month, day, today, before) ?? upcoming(month, day, today))
          : dayOf(yearOf(year.replace("'", '')), month, day);
      if (!found) return impossible;
      const contradicts = weekday !== undefined && weekdays.indexOf(weekday) + 1 !== found.dayOfWeek;
      return { day: found, year: year !== undefined, ...(contradicts && { contradicts: true }) };
    },
  },
];

const relativeReaders: DateReader[] = [
  {
    pattern: new RegExp(
      String.raw`\b(?:dans|d'ici|sous|d'ici a) (?:environ |a peu pres |maxi(?:mum)? )?(?:la |les |une? )?(quinzaine|huitaine|(?:${numberSource}) (?:jours?|j|semaines?|sem|mois|ans?|annees?))(?: (?:de jours))?(?![a-z])`,
      'g',
    ),
    read: ([, span = ''], today) => {
      const shift = readShift(span);
      return shift && { day: today.add(shift) };
    },
  },
  {
    pattern: /\b(?:dans|d'ici|sous) (?:un an|une annee)(?![a-z])/g,
    read: (_match, today) => ({ day: today.add({ years: 1 }) }),
  },
  {
    pattern: /\bd'ici la fin de (?:la )?semaine(?! prochaine)/g,
    read: (_m, today) => ({ day: nextWeekday(today, 5), period: 'fin de semaine' }),
  },
  {
    pattern: /\b(?:en )?(?:debut|milieu|fin|courant)?(?: de)?(?: la)? ?semaine prochaine\b/g,
    read: ([words = ''], today) => {
      const monday = nextWeekday(today.add({ days: 1 }), 1);
      const days = words.includes('debut') ? 1 : words.includes('milieu') ? 2 : words.includes('fin') ? 4 : 6;
      return { day: monday.add({ days }), period: words.trim() };
    },
  },
  {
    pattern: /\b(?:en )?fin de (?:la |cette )?semaine\b|\bcette semaine\b/g,
    read: ([words = ''], today) => ({
      day: nextWeekday(today, words.startsWith('cette') ? 7 : 5),
      period: words.trim(),
    }),
  },
  {
    pattern: new RegExp(
      String.raw`\b(${weekdaySource})(?: (prochain|en huit|en quinze|qui vient|dernier))?\b`,
      'g',
    ),
    read: ([, name = '', which], today) => {
      const weekday = weekdays.indexOf(name) + 1;
      if (which === 'dernier') return { day: nextWeekday(today.subtract({ days: 7 }), weekday) };
      const next = nextWeekday(today.add({ days: which === undefined ? 0 : 1 }), weekday);
      return { day: next.add({ days: which === 'en huit' ? 7 : which === 'en quinze' ? 14 : 0 }) };
    },
  },
  {
    pattern: /\b(apres-demain|demain|aujourd'hui|avant-hier|hier|ce (?:matin|jour|soir))\b/g,
    read: ([, word = ''], today) => {
      const days = { 'apres-demain': 2, demain: 1, 'avant-hier': -2, hier: -1 }[word] ?? 0;
      return { day: today.add({ days }) };
    },
  },
  {
    // « semaine 12 », « S12 »; S1 and S2 are half-years.
    pattern: /\b(?:semaine ?(\d{1,2})|s(\d{2}|[3-9]))(?! ?%)(?: (20\d\d))?(?![\d])/g,
    read: ([, a, b, year], today) => {
      const week = Number(a ?? b);
      if (week < 1 || week > 53) return undefined;
      const sunday = mondayOfWeek(year === undefined ? today.year : Number(year), week).add({ days: 6 });
      const day =
        year === undefined && isBefore(sunday, today)
          ? mondayOfWeek(today.year + 1, week).add({ days: 6 })
          : sunday;
      return { day, period: `semaine ${week}`, year: year !== undefined };
    },
  },
  {
    // « le 15 »: the next one.
    pattern:
      /\b(?:le|au|du|pour le) (1er|[12]?\d|3[01])\b(?! ?(?:%|[a-z]*€|k|m€|juin|[/.,]\d|points?|pts?|fiches?|lots?|[a-z]))/g,
    read: ([, typed = ''], today) => {
      const day = typed === '1er' ? 1 : Number(typed);
      const thisMonth = dayOf(today.year, today.month, day);
      if (thisMonth && !isBefore(thisMonth, today)) return { day: thisMonth };
      const next = today.with({ day: 1 }).add({ months: 1 });
      const found = dayOf(next.year, next.month, day) ?? lastDayOf(next.year, next.month);
      return { day: found };
    },
  },
];

/** In the folded text where shares and amounts are masked. */
export function findDates(text: string, today: Day): Span<'D', ReadDate>[] {
  const found: Span<'D', ReadDate>[] = [];
  const read = (readers: DateReader[]): void => {
    for (const reader of readers)
      for (const match of text.matchAll(reader.pattern)) {
        const start = match.index;
        const end = start + match[0].length;
        if (found.some((other) => start < other.end && other.start < end)) continue;
        const value = reader.read(match, today, text.slice(0, start));
        if (value) found.push({ kind: 'D', start, end, value });
      }
  };
  read(calendarReaders);
  read(findPeriods);
  read(relativeReaders);
  return found.sort((a, b) => a.start - b.start);
}

/** « 3 mois », « quinze jours », « une quinzaine »: undefined when it is none. */
export function readShift(words: string): Shift | undefined {
  if (words.startsWith('quinzaine')) return { days: 15 };
  if (words.startsWith('huitaine')) return { days: 8 };
  const match = new RegExp(
    `^(${numberSource}) ?(jours?|j|semaines?|sem|mois|ans?|annees?|trimestres?|semestres?)$`,
  ).exec(words);
  const count = readNumber(match?.[1] ?? '');
  const unit = match?.[2] ?? '';
  if (count === undefined || !Number.isInteger(count)) return undefined;
  if (unit.startsWith('j')) return { days: count };
  if (unit.startsWith('semestre')) return { months: 6 * count };
  if (unit.startsWith('s')) return { weeks: count };
  if (unit.startsWith('trimestre')) return { months: 3 * count };
  if (unit === 'mois') return { months: count };
  return { years: count };
}

/** Lengths of time that are no dates: « décalée de 3 mois ». In the text where dates are masked. */
export function findShifts(text: string): Span<'H', Shift>[] {
  const pattern = new RegExp(
    String.raw`(?<![a-z\d])(?:une )?(quinzaine(?: de jours)?|huitaine(?: de jours)?|(?:${numberSource}) ?(?:jours?|j|semaines?|sem|mois|ans?|annees?|trimestres?|semestres?))(?![a-z\d])`,
    'g',
  );
  const found: Span<'H', Shift>[] = [];
  for (const match of text.matchAll(pattern)) {
    const value = readShift((match[1] ?? '').trim());
    if (value) found.push({ kind: 'H', start: match.index, end: match.index + match[0].length, value });
  }
  return found;
}
