import { dayOf, isBefore, lastDayOf, type Day } from './calendar';
import { monthNames, monthSource, yearOf, yearSource, type DateReader, type ReadDate } from './date-words';

/** Vague periods: each is kept as it was said, and its last day stands for it. */

const part = String.raw`(?:(?<part>debut|mi|milieu|fin|courant|premiere quinzaine|deuxieme quinzaine|seconde quinzaine|tout debut|toute fin)(?:[ -](?:du mois )?(?:de |d'|du |le )?)?)`;
const before = String.raw`(?:(?<before>avant|d'ici(?: a)?|pour|en|au|a|des|courant) (?:le |la |l'|les )?)?`;
const ordinals: Record<string, number> = {
  '1er': 1,
  '1': 1,
  premier: 1,
  '2e': 2,
  '2eme': 2,
  '2nd': 2,
  '2': 2,
  deuxieme: 2,
  second: 2,
  '3e': 3,
  '3eme': 3,
  '3': 3,
  troisieme: 3,
  '4e': 4,
  '4eme': 4,
  '4': 4,
  quatrieme: 4,
  dernier: 0,
};
const ordinalSource = Object.keys(ordinals)
  .sort((a, b) => b.length - a.length)
  .join('|');

/** The end of the part of a stretch of months: its first third, its middle, its end. */
function endOfPart(year: number, firstMonth: number, months: number, which: string | undefined): Day {
  const first = lastDayOf(year, firstMonth).with({ day: 1 });
  const lastMonth = first.add({ months: months - 1 });
  const end = lastDayOf(lastMonth.year, lastMonth.month);
  if (which === undefined) return end;
  if (/debut|premiere/.test(which)) {
    if (months === 1) return first.with({ day: which.startsWith('premiere') ? 15 : 10 });
    const third = first.add({ months: Math.max(1, Math.round(months / 4)) - 1 });
    return lastDayOf(third.year, third.month);
  }
  if (/^mi/.test(which)) {
    if (months === 1) return first.with({ day: 15 });
    const half = first.add({ months: Math.floor(months / 2) });
    return months % 2 === 0 ? half.subtract({ days: 1 }) : half.with({ day: 15 });
  }
  return end;
}

/** « avant juin » ends the day before June begins; « avant fin juin » with the end of June. */
function stretch(
  said: string,
  groups: Record<string, string | undefined>,
  firstMonth: number,
  months: number,
  today: Day,
): ReadDate {
  const { part: which, before: opening, year } = groups;
  const strictlyBefore = opening === 'avant' && which === undefined;
  const at = (inYear: number): Day =>
    strictlyBefore
      ? lastDayOf(inYear, firstMonth).with({ day: 1 }).subtract({ days: 1 })
      : endOfPart(inYear, firstMonth, months, which);
  const period = said.trim();
  if (year !== undefined) return { day: at(yearOf(year)), period, year: true };
  const thisYear = at(today.year);
  return { day: isBefore(thisYear, today) ? at(today.year + 1) : thisYear, period };
}

/** Astronomical seasons, to the day that they end on most years: [month, day] of the end, and of the day before it begins. */
const seasons: Record<string, { end: [number, number]; eve: [number, number] }> = {
  printemps: { end: [6, 20], eve: [3, 19] },
  ete: { end: [9, 22], eve: [6, 20] },
  automne: { end: [12, 20], eve: [9, 22] },
  hiver: { end: [3, 19], eve: [12, 20] },
};

function yearly(month: number, day: number, year: string | undefined, today: Day): Day | undefined {
  if (year !== undefined) return dayOf(yearOf(year), month, day);
  const found = dayOf(today.year, month, day);
  return found && isBefore(found, today) ? dayOf(today.year + 1, month, day) : found;
}

const named = (match: RegExpExecArray): Record<string, string | undefined> => match.groups ?? {};

export const findPeriods: DateReader[] = [
  {
    pattern: new RegExp(
      String.raw`\b(?:${before}${part}|${before})(?<month>${monthSource})(?:\.? (?<year>${yearSource}))?(?: (?<next>prochaine?|de l'annee prochaine|de l'an prochain|suivante?))?(?![a-z\d])`.replace(
        String.raw`|${before}`,
        `|${before.replace('<before>', '<before2>')}`,
      ),
      'g',
    ),
    read(match, today) {
      const groups = named(match);
      const { month = '', next } = groups;
      const opening = groups['before'] ?? groups['before2'];
      const isBare = opening === undefined && groups['part'] === undefined;
      // A name like « Mars » or « Avril » alone is a month; « mai » too.
      if (isBare && month.length < 3) return undefined;
      const number = monthNames.get(month) ?? 0;
      const year = groups['year'] ?? (next?.includes('an') === true ? String(today.year + 1) : undefined);
      return stretch(match[0], { part: groups['part'], before: opening, year }, number, 1, today);
    },
  },
  {
    pattern: new RegExp(
      String.raw`\b${before}(?:${part})?(?:(?<ordinal>${ordinalSource}) ?(?:trimestre|trim)|[tq](?<digit>[1-4]))(?:,? (?:de |d')?(?:l'annee )?(?<year>${yearSource}|prochaine?))?(?![a-z\d])`,
      'g',
    ),
    read(match, today) {
      const groups = named(match);
      const { ordinal, digit, year } = groups;
      const quarter = digit === undefined ? (ordinals[ordinal ?? ''] ?? 0) || 4 : Number(digit);
      const said = { ...groups, year: year?.startsWith('prochain') === true ? String(today.year + 1) : year };
      return stretch(match[0], said, 3 * quarter - 2, 3, today);
    },
  },
  {
    pattern: new RegExp(
      String.raw`\b${before}(?:${part})?(?:(?<ordinal>${ordinalSource}) ?(?:semestre|sem\b)|s(?<digit>[12]))(?:,? (?:de |d')?(?:l'annee )?(?<year>${yearSource}|prochaine?))?(?![a-z\d])`,
      'g',
    ),
    read(match, today) {
      const groups = named(match);
      const { ordinal, digit, year } = groups;
      const half = digit === undefined ? (ordinals[ordinal ?? ''] ?? 0) || 2 : Number(digit);
      if (half > 2) return undefined;
      const said = { ...groups, year: year?.startsWith('prochain') === true ? String(today.year + 1) : year };
      return stretch(match[0], said, 6 * half - 5, 6, today);
    },
  },
  {
    // « fin 2027 », « courant 2028 », « d'ici 2028 », « en 2027 »
    pattern: new RegExp(
      String.raw`\b(?:${before}${part}|${before.replace('<before>', '<before2>').replace(/\)\?$/, ')')})(?<year>20\d\d)(?![\d/-])`,
      'g',
    ),
    read(match, today) {
      const groups = named(match);
      const opening = groups['before'] ?? groups['before2'];
      return stretch(match[0], { part: groups['part'], before: opening, year: groups['year'] }, 1, 12, today);
    },
  },
  {
    pattern:
      /\b(?<before>avant |d'ici |pour |a |en |courant )?(?:la )?(?<part>debut|mi|milieu|fin)?(?:[ -](?:de |d'))?(?: ?l'| ?cette | )?(?<which>annee|an)(?: (?<next>prochaine?|suivante?)| (?<year>20\d\d))?\b/g,
    read(match, today) {
      const { part: which, next, year: said } = named(match);
      if (said !== undefined)
        return { day: endOfPart(Number(said), 1, 12, which), period: match[0].trim(), year: true };
      // « l'année » alone says nothing; « l'an prochain » does.
      if (which === undefined && next === undefined) return undefined;
      const year = next === undefined ? today.year : today.year + 1;
      const day = endOfPart(year, 1, 12, which);
      return { day: isBefore(day, today) ? endOfPart(year + 1, 1, 12, which) : day, period: match[0].trim() };
    },
  },
  {
    pattern:
      /\b(?:avant |d'ici |pour |a |en )?(?:la )?(?<part>debut|mi|milieu|fin|courant)?(?: de| du)? ?(?:le |du |ce )?mois(?: (?<next>prochain|suivant|qui vient))?\b/g,
    read(match, today) {
      const { part: which, next } = named(match);
      if (which === undefined && next === undefined) return undefined;
      const month = next === undefined ? today : today.with({ day: 1 }).add({ months: 1 });
      return { day: endOfPart(month.year, month.month, 1, which), period: match[0].trim() };
    },
  },
  {
    pattern: new RegExp(
      String.raw`\b(?<before>avant|apres|d'ici|pour|courant|a|au|en|cet|cette|de|fin|mi|debut)(?:[ -](?:fin )?(?:de |d'|du )?(?:la fin )?(?:de |d'|du )?(?:l'|le |la |cet |cette )?)(?<season>printemps|ete|automne|hiver)(?: (?<year>${yearSource}|prochain))?(?![a-z\d])`,
      'g',
    ),
    read(match, today) {
      const { before: opening = '', season = '', year } = named(match);
      const turn = seasons[season];
      if (!turn) return undefined;
      const [month, day] = opening === 'avant' && !match[0].includes('fin') ? turn.eve : turn.end;
      const inYear = year === 'prochain' ? undefined : year;
      return { day: yearly(month, day, inYear, today), period: match[0].trim(), year: inYear !== undefined };
    },
  },
  {
    pattern:
      /\b(?<before>avant|d'ici(?: a)?|pour|a|apres) (?:les (?:fetes|vacances) de )?(?<feast>noel|(?:la )?(?:toussaint|rentree)|les fetes)(?: (?<year>20\d\d|prochaine?))?\b/g,
    read(match, today) {
      const { before: opening = '', feast = '', year } = named(match);
      const inYear = year?.startsWith('prochain') === true ? undefined : year;
      const exclusive = opening === 'avant' ? 1 : 0;
      if (opening === 'apres') return undefined;
      const [month, day] = feast.includes('rentree')
        ? opening === 'a' || opening === 'pour'
          ? [9, 30]
          : [9, 1]
        : feast.includes('toussaint')
          ? [11, 1]
          : [12, 25];
      const found = yearly(month ?? 1, day ?? 1, inYear, today);
      return (
        found && {
          day: feast.includes('rentree') ? found : found.subtract({ days: exclusive }),
          period: match[0].trim(),
        }
      );
    },
  },
];
