import { anyOf } from './any-of';
import { isBefore, type Day } from './calendar';
import { ordinals, ordinalSource, type DateReader } from './date-words';
import { readYear, type YearSaid } from './date-years';
import { dayOfPart, lastDay, type Part, type Period } from './period';
import { periodNames, type PeriodName } from './period-names';

/** Vague periods: each is kept as it was said, and its last day stands for it. */

const parts: Record<string, Part> = {
  debut: 'start',
  'tout debut': 'start',
  mi: 'middle',
  milieu: 'middle',
  fin: 'end',
  'toute fin': 'end',
  courant: 'end',
};
const openings = [
  ...['avant', "d'ici", "d'ici a", 'pour', 'en', 'a', 'au', 'aux', 'des', 'dans', 'sous', 'vers'],
  ...['pendant', 'durant', 'depuis', 'apres', "jusqu'a", "jusqu'au", "jusqu'en", 'horizon', 'annee'],
];
const articles = ["l'", 'le ', 'la ', 'les ', 'ce ', 'cet ', 'cette ', "d'", 'de ', 'du '];
const links = [...articles, 'mois de ', "mois d'", 'cours ', 'horizon ', 'vacances ', 'fetes '];

/** What stands before the name, from « avant la fin du mois de » to nothing. It is looked for in the last words alone. */
const lead = new RegExp(
  String.raw`(?<![a-z\d]|(?<!(?<![a-z])qu)')(?:(?<opening>${anyOf(openings)}) )?(?<links>(?:(?!(?<=(?<![a-z])en )cours )${anyOf(links)}){0,4})(?<part>(?:(?<name>${anyOf(Object.keys(parts))})|(?<nth>${ordinalSource}) (?<unit>quinzaine|semaine))[ -]${anyOf(links)}{0,4})?$`,
);
const leadLength = 60;

interface Lead {
  opening?: string;
  part?: Part;
  /** « l’été », « cet été », « été » after « en » or « mi- » */
  hasArticle: boolean;
  /** « courant mars »: any day of it. */
  isOpen: boolean;
  /** « pas avant octobre » */
  isNegated: boolean;
  /** « ce mois » */
  isThis: boolean;
  length: number;
}

function readLead(before: string): Lead {
  const match = lead.exec(before.slice(-leadLength));
  const { opening, links: said = '', part, name, nth, unit } = match?.groups ?? {};
  const number = ordinals.get(nth ?? '') ?? 0;
  const read: Lead = {
    hasArticle: /(?:l'|d'|cet )$/.test(said) || part !== undefined || opening === 'en',
    isOpen: name === 'courant',
    isNegated:
      opening === 'avant' &&
      /(?<![a-z])(?:pas (?:[a-z']+ ){0,5}|rien )(?:S+ )?avant (?:le |la )?$/.test(before.slice(-leadLength)),
    isThis: /(?<![a-z])(?:ce|cet|cette) $/.test(said),
    // An article alone belongs to the words before.
    length: opening !== undefined ? (match?.[0].length ?? 0) : (part?.length ?? 0),
  };
  if (opening !== undefined) read.opening = opening;
  if (name !== undefined) read.part = parts[name] ?? 'end';
  else if (unit !== undefined) read.part = unit === 'semaine' ? { week: number } : { fortnight: number };
  return read;
}

const dueWords = [
  'vise',
  'visons',
  'viser',
  'visent',
  'cap sur',
  'table sur',
  'tablons sur',
  'mise sur',
  'misons sur',
  'echeance',
  'livraison',
  'objectif',
  'cible',
  'date de fin',
  'fin',
];
const dueStates = ['livre', 'fini', 'termine', 'boucle', 'acheve', 'prevu', 'attendu', 'pret'];
const dueLabel = new RegExp(
  `(?<![a-z])(?:${anyOf(dueWords)}(?: ?[:=]| est| prevue?)?|${anyOf(dueStates)}e?s?) (?:ce |cet |cette )?$`,
);

function saysEnough({ needs }: PeriodName, lead: Lead, year: YearSaid, before: string): boolean {
  if (needs === undefined || lead.part !== undefined || year.length > 0) return true;
  if (needs === 'article') return lead.hasArticle;
  if (lead.opening === 'dans' || (lead.opening !== undefined && lead.isThis)) return true;
  // « gagné 5 points ce mois-ci » tells when it was, « livraison ce mois-ci » when it is due.
  if (dueLabel.test(before.slice(-leadLength))) return needs === 'opening' || lead.isThis;
  return needs === 'opening' && lead.opening !== undefined;
}

/** « avant juin » ends the day before June begins; « avant fin juin » with the end of June. */
function dayFor(period: Period, name: PeriodName, { opening, part, isNegated }: Lead): Day {
  const isEve =
    part === undefined && !isNegated && (opening === 'avant' || (opening === "d'ici" && name.comes === true));
  if (!isEve) return dayOfPart(period, part);
  const isFeast = lastDay(period).equals(period.first);
  return opening === "d'ici" && isFeast ? period.first : period.first.subtract({ days: 1 });
}

/** What begins « en avril » begins with it; what begins « fin avril » does not. « avant avril » has no first day. */
function firstFor(period: Period, { opening, part, isOpen }: Lead): Day | undefined {
  if (opening === 'avant' || opening === "d'ici" || opening === 'depuis') return undefined;
  if (part === undefined || part === 'start' || isOpen) return period.first;
  const last = dayOfPart(period, part);
  return typeof part === 'string' ? last : last.subtract({ days: 'week' in part ? 6 : 14 });
}

const isNow = (period: Period | undefined, today: Day): boolean =>
  period !== undefined && !isBefore(today, period.first) && !isBefore(lastDay(period), today);

function turnsOf(name: PeriodName, match: RegExpExecArray, lead: Lead, said: YearSaid, today: Day): number[] {
  if (name.cycle === 'once') return [0];
  if (said.year !== undefined) return [said.year - today.year];
  if (said.turn === 'last' || lead.opening === 'depuis') return name.cycle === 'unit' ? [-1] : [0, -1];
  if (said.turn !== 'next') return [0, 1];
  // « à l'automne prochain », said in autumn.
  return name.cycle === 'unit' || isNow(name.at(match, 0, today), today) ? [1] : [0, 1];
}

/** A unit is told from now, and has no year. */
function readSaid({ cycle }: PeriodName, after: string, today: Day): YearSaid {
  const said: YearSaid = cycle === 'once' ? { length: 0 } : readYear(after, today);
  return cycle === 'unit' && said.year !== undefined ? { length: 0 } : said;
}

const readerOf = (name: PeriodName): DateReader => ({
  pattern: name.pattern,
  read(match, { before, after, today }) {
    const lead = readLead(before);
    const said = readSaid(name, after, today);
    // « après l’été » has no end.
    if (lead.opening === 'apres' || !saysEnough(name, lead, said, before)) return undefined;
    const isPast = said.turn === 'last' || lead.opening === 'depuis';
    const days = turnsOf(name, match, lead, said, today).flatMap((turn) => {
      const period = name.at(match, turn, today);
      if (!period) return [];
      const first = firstFor(period, lead);
      return [{ day: lead.opening === 'depuis' ? period.first : dayFor(period, name, lead), first }];
    });
    const placed =
      days.find(({ day }) => (isPast ? isBefore(day, today) : !isBefore(day, today))) ?? days.at(-1);
    if (!placed) return undefined;
    const { day, first } = placed;
    const words = before.slice(before.length - lead.length) + match[0] + after.slice(0, said.length);
    return {
      date: {
        day,
        ...(first && { first }),
        period: words,
        year: said.year !== undefined || name.cycle === 'once',
      },
      left: lead.length,
      right: said.length,
    };
  },
});

export const periodReaders: DateReader[] = periodNames.map(readerOf);
