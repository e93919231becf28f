import { anyOf } from './any-of';
import { dayOf, isBefore, nextWeekday, type Day } from './calendar';
import {
  monthNames,
  monthSource,
  weekdays,
  weekdaySource,
  type DateReader,
  type Placed,
  type ReadDate,
} from './date-words';
import { readYear, yearOf, type YearSaid } from './date-years';
import { numberSource, readNumber } from './numbers';

/** Days by their number and their month: « 15/03 », « 15.03.27 », « mardi 1er décembre ». */

const impossible: Placed = { date: { impossible: true } };
const sure = (year: number, month: number, day: number): Placed => {
  const found = dayOf(year, month, day);
  return found ? { date: { day: found, year: true } } : impossible;
};

/** The next such day to come, today included, where no year is said. */
function upcoming(month: number, day: number, today: Day): Day | undefined {
  const thisYear = dayOf(today.year, month, day);
  return thisYear && !isBefore(thisYear, today) ? thisYear : dayOf(today.year + 1, month, day);
}

/** The last such day that has been. */
function previous(month: number, day: number, today: Day): Day | undefined {
  const thisYear = dayOf(today.year, month, day);
  return thisYear && isBefore(thisYear, today) ? thisYear : dayOf(today.year - 1, month, day);
}

const done = [
  ...['accorde', 'acte', 'boucle', 'delivre', 'demarre', 'depose', 'envoye', 'fini', 'inaugure', 'lance'],
  ...['livre', 'notifie', 'obtenu', 'ouvert', 'recu', 'reuni', 'signe', 'tenu', 'termine', 'valide', 'vote'],
];
/** Participles of what has been done. */
export const doneSource = `${anyOf(done)}e?s?`;
/** « le copil du 20/11 », « signé le 12/11 »: what has just been, rather than what comes in a year. */
const justBefore = new RegExp(`(?<![a-z])(?:du|depuis le|${doneSource} le|a ete [a-z]{1,20} le) $`);
/** « sera livrée le 15 septembre » */
const toCome =
  /(?<![a-z])(?:sera|seront|serait|seraient|etre|doit|doivent|devra|devrait|prevue?s?)(?![a-z])[^,;.]*$/;
/** « la date du 31 août est confirmée » */
const ofDue =
  /(?<![a-z])(?:echeance|dead[- ]?line|date(?: limite| butoir| de fin)?|delai|objectif|terme) du $/;
const recentDays = 120;

function withoutYear(month: number, day: number, today: Day, before: string): Day | undefined {
  const said = before.slice(-50);
  const past =
    justBefore.test(said) && !toCome.test(said) && !ofDue.test(said)
      ? previous(month, day, today)
      : undefined;
  return past && today.since(past).days <= recentDays ? past : upcoming(month, day, today);
}

function inYearSaid(
  { year, turn }: YearSaid,
  month: number,
  day: number,
  today: Day,
  before: string,
): Day | undefined {
  if (year !== undefined) return dayOf(year, month, day);
  return turn === 'last' ? previous(month, day, today) : withoutYear(month, day, today, before);
}

const slashed: DateReader = {
  pattern: /(?<![\d/.,-])(\d{1,2})\/(\d{1,2})(?![\d/]|[.,]\d)/g,
  read([, typedDay, typedMonth], { before, today }) {
    const [day, month] = [Number(typedDay), Number(typedMonth)];
    // « 12/20 entretiens » counts; « le 15/13 » is a slip.
    if (month > 12 && day <= month && !/(?<![a-z])(?:le|au|du) $/.test(before.slice(-4))) return undefined;
    const found = withoutYear(month, day, today, before);
    return found ? { date: { day: found } } : impossible;
  },
};

const named: DateReader = {
  pattern: new RegExp(
    String.raw`(?<![a-z\d])(?:(?<weekday>${weekdaySource}) )?(?<day>1 ?er|premier|${numberSource}) ?(?<month>${monthSource})(?![a-z\d])`,
    'g',
  ),
  read(match, { before, after, today }) {
    const { weekday, day: typed = '', month: name = '' } = match.groups ?? {};
    const said = readYear(after, today);
    const number = /^(?:1 ?er|premier)$/.test(typed) ? 1 : (readNumber(typed) ?? 0);
    const day = inYearSaid(said, monthNames.get(name) ?? 0, number, today, before);
    if (!day) return { ...impossible, right: said.length };
    const week = /(?<![a-z])semaine du $/.exec(before.slice(-12));
    if (week)
      return {
        date: { day: nextWeekday(day, 7), period: `semaine du ${match[0]}`, year: said.year !== undefined },
        left: week[0].length,
        right: said.length,
      };
    const date: ReadDate = { day, year: said.year !== undefined };
    if (weekday !== undefined && weekdays.indexOf(weekday) + 1 !== day.dayOfWeek) date.contradicts = true;
    return { date, right: said.length };
  },
};

export const dayReaders: DateReader[] = [
  {
    pattern: /(?<![\d/.-])(20\d\d)([-/])(\d\d?)\2(\d\d?)(?!\d)/g,
    read: ([, year, , month, day]) => sure(Number(year), Number(month), Number(day)),
  },
  {
    // « 15/03/2027 », « 15.03.27 », « 15-03-2027 »
    pattern: /(?<![\d/.,-])(\d{1,2})([/.-])(\d{1,2})\2((?:20)?\d\d)(?!\d)/g,
    read: ([, day, , month, year]) => sure(yearOf(year ?? ''), Number(month), Number(day)),
  },
  {
    // « 15 03 2027 »; a telephone number has more figures before.
    pattern: /(?<!\d ?)(\d{2}) (\d{2}) (20\d\d)(?! ?\d)/g,
    read: ([, day, month, year]) => sure(Number(year), Number(month), Number(day)),
  },
  slashed,
  named,
];
