import { easterOf, firstDayOf, mondayOfWeek, nextWeekday, type Day } from './calendar';
import { monthNames, monthSource, ordinals, ordinalSource } from './date-words';
import { yearOf } from './date-years';
import { readNumber } from './numbers';
import { monthsFrom, type Period } from './period';

/** A name of periods, which come round: the `turn`-th from the one of this year, or of now. */
export interface PeriodName {
  pattern: RegExp;
  at(match: RegExpExecArray, turn: number, today: Day): Period | undefined;
  /** `year`: one in each year, which may be said. `unit`: one after the other from now. `once`: it has its year. */
  cycle: 'year' | 'unit' | 'once';
  /**
   * Alone it may be another word (« sept », « a été ») or no time at all (« l’année »). `opening`: a preposition makes
   * it one; `article`: an article does; `part`: « fin d’année », « l’année prochaine », « dans l’année » alone do.
   */
  needs?: 'opening' | 'article' | 'part';
  /** « d’ici l’été » is before it comes, as « avant l’été ». */
  comes?: true;
}

const bounded = (source: string): RegExp =>
  new RegExp(String.raw`(?<![a-z\d]|\d[.,/])(?:${source})(?![a-z\d])`, 'g');

const monthCycle = (match: RegExpExecArray, turn: number, today: Day): Period =>
  monthsFrom(today.year + turn, monthNames.get(match[0]) ?? 1, 1);
const isNumberToo = 'sept';

const months: PeriodName[] = [
  {
    pattern: /(?<![a-z\d/.,-])(0?[1-9]|1[0-2])[/-](20\d\d)(?![\d/-])/g,
    at: ([, month, year]) => monthsFrom(Number(year), Number(month), 1),
    cycle: 'once',
  },
  { pattern: bounded(`(?!${isNumberToo}(?![a-z]))${monthSource}`), at: monthCycle, cycle: 'year' },
  {
    pattern: bounded(`${isNumberToo}(?! (?:heures?|jours?|semaines?|mois|ans?)(?![a-z]))`),
    at: monthCycle,
    cycle: 'year',
    needs: 'opening',
  },
];

/** The n-th stretch of so many months of the year; 0 is the last. */
function stretch(typed: string | undefined, months: number, turn: number, today: Day): Period | undefined {
  const count = 12 / months;
  const position = (ordinals.get(typed ?? '') ?? Number(typed)) || count;
  return position > count ? undefined : monthsFrom(today.year + turn, months * (position - 1) + 1, months);
}
const stretches: PeriodName[] = [
  { source: `(${ordinalSource}) ?(?:trimestre|trim)|trimestre ([1-4])|[tq]([1-4])`, months: 3 },
  { source: `(${ordinalSource}) ?(?:semestre|sem)|semestre ([12])|s([12])`, months: 6 },
].map(({ source, months }) => ({
  pattern: bounded(source),
  at: ([, a, b, c], turn, today) => stretch(a ?? b ?? c, months, turn, today),
  cycle: 'year',
}));
/** « 4T 2027 »; alone it may be four tons. */
const quarterFirst: PeriodName = {
  pattern: /(?<![a-z\d]|\d[.,/])([1-4])t(?![a-z]|\d(?!\d(?!\d)))/g,
  at: ([, position], turn, today) => stretch(position, 3, turn, today),
  cycle: 'year',
  needs: 'opening',
};

/** « 1T28 », « 2S-27 » */
const stretchOfYear: PeriodName = {
  pattern: /(?<![a-z\d]|\d[.,/])([1-4])([ts])[-/ ]?'?(2[5-9]|3\d|20\d\d)(?![\da-z]|[.,:h]\d| ?[%€])/g,
  at: ([, position = '', unit, year = '']) =>
    unit === 's' && Number(position) > 2
      ? undefined
      : monthsFrom(yearOf(year), (unit === 's' ? 6 : 3) * (Number(position) - 1) + 1, unit === 's' ? 6 : 3),
  cycle: 'once',
};

const weeks: PeriodName[] = [
  {
    // « semaine 12 », « S12 »; S1 and S2 are half-years.
    pattern: bounded(String.raw`semaine ?(\d{1,2})|s(\d{2}|[3-9])(?! ?%)`),
    at([, a, b], turn, today) {
      const week = Number(a ?? b);
      const first = mondayOfWeek(today.year + turn, Math.max(1, week));
      const isOfYear = week >= 1 && first.add({ days: 3 }).year === today.year + turn;
      return isOfYear ? { first, length: { days: 7 } } : undefined;
    },
    cycle: 'year',
  },
];

const unitOf = (name: string, months: number): PeriodName => ({
  pattern: bounded(name),
  at(_match, turn, today) {
    const first = firstDayOf(today.year, today.month - ((today.month - 1) % months));
    return { first: first.add({ months: months * turn }), length: { months } };
  },
  cycle: 'unit',
  needs: 'part',
});
const units: PeriodName[] = [
  unitOf('mois(?:-ci)?', 1),
  unitOf('trimestre', 3),
  unitOf('semestre', 6),
  {
    pattern: bounded(String.raw`(?:annee|an) (20\d\d)`),
    at: ([, year]) => monthsFrom(Number(year), 1, 12),
    cycle: 'once',
  },
  unitOf('annee|an', 12),
  {
    pattern: bounded('semaine(?:-ci)?'),
    at: (_match, turn, today) => ({
      first: nextWeekday(today.subtract({ days: 6 }), 1).add({ weeks: turn }),
      length: { days: 7 },
    }),
    cycle: 'unit',
    needs: 'part',
  },
  {
    pattern: bounded('week-? ?end'),
    at: (_match, turn, today) => ({ first: nextWeekday(today, 6).add({ weeks: turn }), length: { days: 2 } }),
    cycle: 'unit',
    needs: 'part',
  },
];

const from = (year: number, month: number, day: number, length: Period['length']): Period => ({
  first: firstDayOf(year, month).add({ days: day - 1 }),
  length,
});
const season = (name: string, at: (year: number) => Period): PeriodName => ({
  pattern: bounded(name),
  at: (_match, turn, today) => at(today.year + turn),
  cycle: 'year',
  comes: true,
});
/** By the calendar, to the day on which they turn most years. */
const seasons: PeriodName[] = [
  season('printemps', (year) => from(year, 3, 20, { days: 93 })),
  // « a été » is no summer.
  { ...season('ete', (year) => from(year, 6, 21, { days: 94 })), needs: 'article' },
  season('automne', (year) => from(year, 9, 23, { days: 89 })),
  season('hiver', (year) => from(year - 1, 12, 21, { days: year % 4 === 0 ? 90 : 89 })),
];

const oneDay = { days: 1 };
const afterEaster = (year: number, days: number): Period => ({
  first: easterOf(year).add({ days }),
  length: oneDay,
});
const feasts: PeriodName[] = [
  { name: "noel|fetes(?: de fin d'annee)?", at: (year: number) => from(year, 12, 25, oneDay) },
  { name: 'paques', at: (year: number): Period => ({ first: easterOf(year), length: oneDay }) },
  { name: 'ascension', at: (year: number) => afterEaster(year, 39) },
  { name: 'pentecote', at: (year: number) => afterEaster(year, 49) },
  { name: 'rameaux', at: (year: number) => afterEaster(year, -7) },
  { name: "nouvel an|jour de l'an", at: (year: number) => from(year, 1, 1, oneDay) },
  { name: 'epiphanie', at: (year: number) => from(year, 1, 6, oneDay) },
  { name: 'chandeleur', at: (year: number) => from(year, 2, 2, oneDay) },
  { name: 'fete du travail', at: (year: number) => from(year, 5, 1, oneDay) },
  { name: 'saint[ -]jean', at: (year: number) => from(year, 6, 24, oneDay) },
  { name: 'fete nationale', at: (year: number) => from(year, 7, 14, oneDay) },
  { name: 'assomption', at: (year: number) => from(year, 8, 15, oneDay) },
  { name: 'armistice', at: (year: number) => from(year, 11, 11, oneDay) },
  { name: 'saint[ -]sylvestre', at: (year: number) => from(year, 12, 31, oneDay) },
  { name: 'toussaint', at: (year: number) => from(year, 11, 1, oneDay) },
  { name: 'rentree(?: scolaire)?', at: (year: number) => from(year, 9, 1, { months: 1 }) },
].map(({ name, at }) => ({ ...season(name, at), needs: 'opening' }));

const years: PeriodName[] = [
  {
    pattern: /(?<![\d/.,]|\d-)(20\d\d)(?![\d/-]|[.,]\d)/g,
    at: ([, year]) => monthsFrom(Number(year), 1, 12),
    cycle: 'once',
    needs: 'opening',
  },
  {
    // « deux mille vingt-huit »
    pattern:
      /(?<![a-z\d-])deux[ -]mille[ -](?:vingt(?:[ -]et[ -]un|[ -](?:deux|trois|quatre|cinq|six|sept|huit|neuf))?|trente(?:[ -]et[ -]un|[ -](?:deux|trois|quatre|cinq))?)(?![a-z-]| ?(?:euros?|k|m|€|personnes|emplois))/g,
    at: ([words]) => monthsFrom(readNumber(words) ?? 0, 1, 12),
    cycle: 'once',
    needs: 'opening',
  },
  {
    // « fin 27 »; « fin 27 mars » is a day and was read before.
    pattern: /(?<=(?<![a-z])(?:debut|mi|fin|courant)[ -])(2[5-9]|3[0-5])(?![\d/-]|[.,:h]\d| ?[%€a-z])/g,
    at: ([, year = '']) => monthsFrom(yearOf(year), 1, 12),
    cycle: 'once',
  },
];

/** In the order in which they take their words. */
export const periodNames: PeriodName[] = [
  ...months,
  ...stretches,
  stretchOfYear,
  quarterFirst,
  ...weeks,
  ...seasons,
  ...feasts,
  ...units,
  ...years,
];
