import type { Status } from '../sheet';
import { parseDay } from './calendar';
import type { Doubt, Fact } from './fact';
import type { Further } from './further';
import type { KnownSheet } from './known-sheet';
import { withoutOutvoted } from './reports';
import { withoutLighter } from './weights';

/** What a message says of one sheet; only what was said. */
export interface ReadItem {
  sheet: number;
  status?: Status;
  progress?: number;
  /** Euros. */
  budget?: number;
  /** « HT » was said; false: « TTC » was. */
  excludingTax?: boolean;
  /** « YYYY-MM-DD » */
  dueDate?: string;
  /** As it was said, where it is vague. */
  duePeriod?: string;
  blocker?: string;
  nextStep?: string;
  lead?: string;
  /** Those added. */
  partners?: string[];
  comment?: string;
  /** What else the sheet holds. */
  further?: Further[];
}

export type Problem =
  | Doubt
  /** `values` without their units: whole percent, euros, ISO days. */
  | { kind: 'contradiction'; field: 'status' | 'progress' | 'budget' | 'due' | 'lead'; values: string[] }
  /** « terminée », and at 60 % */
  | { kind: 'unfinished'; progress: number }
  /** « pas encore démarrée », and at 60 % */
  | { kind: 'notBegun'; progress: number }
  /** Its end lies before its start. */
  | { kind: 'endsBeforeStart'; start: string; end: string }
  | { kind: 'unknownStart'; field: 'progress' | 'budget' | 'due' }
  | { kind: 'resultOutOfRange'; field: 'progress' | 'budget'; value: number };

export interface Resolved {
  item: ReadItem;
  problems: Problem[];
}

/** Facts of one sheet to its new values. A value replaces an earlier one only where a correction stands between them. */
export function resolveFacts(
  sheet: KnownSheet,
  facts: readonly Fact[],
  corrections: readonly number[],
): Resolved {
  const item: ReadItem = { sheet: sheet.number };
  const problems: Problem[] = [];
  const kept = withOneDue(withoutLighter(withoutOutvoted(keepLast(facts, corrections))));

  for (const fact of kept) if (fact.field === 'doubt') problems.push(fact.doubt);
  const one = <F extends Fact['field']>(field: F): Extract<Fact, { field: F }>[] =>
    kept.filter((fact): fact is Extract<Fact, { field: F }> => fact.field === field);

  const statuses = distinct(one('status').map(({ status }) => status));
  if (statuses.length > 1) problems.push({ kind: 'contradiction', field: 'status', values: statuses });
  else if (statuses[0] !== undefined) item.status = statuses[0];

  const progress = distinct(one('progress').map((fact) => progressOf(fact, sheet)));
  if (progress.includes(undefined)) problems.push({ kind: 'unknownStart', field: 'progress' });
  else if (progress.length > 1)
    problems.push({
      kind: 'contradiction',
      field: 'progress',
      values: progress.map(String),
    });
  else if (progress[0] !== undefined) {
    if (progress[0] < 0 || progress[0] > 100)
      problems.push({ kind: 'resultOutOfRange', field: 'progress', value: progress[0] });
    else item.progress = progress[0];
  }

  const budgets = distinct(one('budget').map((fact) => budgetOf(fact, sheet)));
  if (budgets.includes(undefined)) problems.push({ kind: 'unknownStart', field: 'budget' });
  else if (budgets.length > 1)
    problems.push({ kind: 'contradiction', field: 'budget', values: budgets.map(String) });
  else if (budgets[0] !== undefined) {
    if (budgets[0] < 0) problems.push({ kind: 'resultOutOfRange', field: 'budget', value: budgets[0] });
    else item.budget = budgets[0];
    const taxes = one('budget').flatMap((fact) => ('excludingTax' in fact ? (fact.excludingTax ?? []) : []));
    const tax = taxes.at(-1);
    if (tax !== undefined) item.excludingTax = tax;
  }

  const dues = withoutEcho(one('due').map((fact) => ({ ...dueOf(fact, sheet), isShift: 'shift' in fact })));
  const days = distinct(dues.map(({ date }) => date));
  if (days.includes(undefined)) problems.push({ kind: 'unknownStart', field: 'due' });
  else if (days.length > 1) problems.push({ kind: 'contradiction', field: 'due', values: days.map(String) });
  else if (days[0] !== undefined) {
    item.dueDate = days[0];
    const period = dues.find((due) => due.period !== undefined)?.period;
    if (period !== undefined) item.duePeriod = period;
  }

  for (const field of ['blocker', 'nextStep', 'comment'] as const) {
    const texts = distinct(one(field).map(({ text }) => text));
    if (texts.length > 0) item[field] = texts.join(' ; ');
  }
  const leads = distinct(one('lead').map(({ text }) => text));
  if (leads.length > 1) problems.push({ kind: 'contradiction', field: 'lead', values: leads });
  else if (leads[0] !== undefined) item.lead = leads[0];
  const partners = distinct(one('partners').flatMap(({ names }) => names));
  if (partners.length > 0) item.partners = partners;
  const further = one('further').map((fact) => fact.further);
  if (further.length > 0) item.further = further;
  if (item.status === 'termine' && item.progress !== undefined && item.progress < 100)
    problems.push({ kind: 'unfinished', progress: item.progress });
  if (item.status === 'a_lancer' && item.progress !== undefined && item.progress > preparing)
    problems.push({ kind: 'notBegun', progress: item.progress });
  const start = further.find((each) => each.field === 'startDate');
  if (start?.field === 'startDate' && item.dueDate !== undefined && item.dueDate < start.value)
    problems.push({ kind: 'endsBeforeStart', start: start.value, end: item.dueDate });
  return { item, problems };
}

/** Percent that studies may have done before anything is launched. */
const preparing = 25;

/** « livraison fin juin, inauguration le 12 septembre »: the second is a step. */
function withOneDue(facts: readonly Fact[]): Fact[] {
  const isStep = (fact: Fact): fact is Extract<Fact, { date: string }> =>
    fact.field === 'due' && 'date' in fact && fact.orStep !== undefined;
  const hasDue = facts.some((fact) => fact.field === 'due' && !isStep(fact));
  return facts.map((fact): Fact =>
    hasDue && isStep(fact) ? { at: fact.at, field: 'nextStep', text: fact.orStep ?? '' } : fact,
  );
}

function keepLast(facts: readonly Fact[], corrections: readonly number[]): Fact[] {
  const texts = new Set(['blocker', 'nextStep', 'comment', 'partners', 'further']);
  const fieldOf = (fact: Fact): string =>
    fact.field !== 'doubt'
      ? fact.field
      : fact.doubt.kind === 'impossibleDate' ||
          fact.doubt.kind === 'pastDue' ||
          fact.doubt.kind === 'contradictoryDate'
        ? 'due'
        : fact.doubt.kind === 'unclearAmount'
          ? 'budget'
          : fact.doubt.kind === 'unclearStop'
            ? 'status'
            : fact.doubt.kind === 'hearsay' || fact.doubt.kind === 'unsure'
              ? 'report'
              : 'progress';
  return facts.filter(
    (fact, index) =>
      texts.has(fact.field) ||
      !facts.some(
        (later, position) =>
          position > index &&
          fieldOf(later) === fieldOf(fact) &&
          corrections.some((at) => at >= fact.at && at <= later.at),
      ),
  );
}

function progressOf(fact: Extract<Fact, { field: 'progress' }>, sheet: KnownSheet): number | undefined {
  if (!fact.delta) return fact.percent;
  return sheet.progress === undefined ? undefined : sheet.progress + fact.percent;
}

function budgetOf(fact: Extract<Fact, { field: 'budget' }>, sheet: KnownSheet): number | undefined {
  if ('factor' in fact)
    return sheet.budget === undefined ? undefined : Math.round(sheet.budget * fact.factor);
  if (!fact.delta) return fact.euros;
  return sheet.budget === undefined ? undefined : sheet.budget + fact.euros;
}

function dueOf(
  fact: Extract<Fact, { field: 'due' }>,
  sheet: KnownSheet,
): { date: string; period?: string } | undefined {
  if ('date' in fact) return fact;
  if (sheet.dueDate === undefined) return undefined;
  const start = parseDay(sheet.dueDate);
  // Whole months keep the end of a month: three months after 28 February is 31 May for nobody, so the calendar's rule stands.
  return { date: (fact.sign === 1 ? start.add(fact.shift) : start.subtract(fact.shift)).toString() };
}

interface Due {
  date?: string;
  period?: string;
  isShift: boolean;
}

/** « deux mois de retard, fin août donc » says one thing twice: the date that was named stands. */
function withoutEcho(dues: Due[]): Due[] {
  const named = dues.find(({ isShift, date }) => !isShift && date !== undefined);
  if (named?.date === undefined) return dues;
  const day = parseDay(named.date);
  return dues.filter(
    ({ isShift, date }) => !isShift || (date !== undefined && Math.abs(parseDay(date).since(day).days) > 16),
  );
}

const distinct = <T>(values: T[]): T[] => [...new Set(values)];
