import { findAmounts } from './amounts';
import { isBefore, parseDay, type Day } from './calendar';
import { splitClauses, type Clause } from './clauses';
import { correctedNumbers, endsWithCorrection, findCorrections } from './corrections';
import { findDates, findShifts } from './dates';
import type { Fact } from './fact';
import type { Found } from './found';
import { composed, foldInPlace } from './fold';
import { interpretClause, type Message } from './interpret';
import type { KnownSheet } from './known-sheet';
import { findNotes } from './notes';
import { resolveFacts, type Problem, type ReadItem } from './resolve';
import { findShares } from './shares';
import { findSheets, type SheetNamed } from './sheets';
import { mask } from './span';
import { indexTitles } from './titles';

export interface ReadingContext {
  sheets: readonly KnownSheet[];
  /** The sheet that the conversation, or the thread, is about. */
  lastSheet?: number;
  /** « YYYY-MM-DD », where the person is. */
  today: string;
}

export type Question =
  | { kind: 'whichSheet'; numbers: number[] }
  | { kind: 'unknownSheet'; typed: string }
  | { kind: 'noSheet' }
  | (Problem & { sheet: number });

/** `nothing`: it says no change of any sheet. `question`: one thing to ask, instead of any proposal. */
export type Reading =
  | { kind: 'proposal'; items: ReadItem[] }
  | { kind: 'question'; question: Question; items: ReadItem[] }
  | { kind: 'nothing'; sheets: number[] };

/**
 * Reads a French message about action sheets: sheet, then percent and fractions, then money, then dates, then names.
 * It never guesses: what is ambiguous, contradictory or impossible becomes one question.
 */
export function understandUpdate(text: string, context: ReadingContext): Reading {
  const message = findEverything(text, context);
  const corrections = findCorrections(message.masked);
  const clauses = splitClauses(message.masked);
  const { groups, question, named } = groupBySheet(message, clauses, corrections, context);

  const items: ReadItem[] = [];
  let problem: Question | undefined = question;
  for (const { numbers, facts } of groups)
    for (const number of numbers) {
      const sheet = context.sheets.find((known) => known.number === number);
      if (!sheet) continue;
      const resolved = resolveFacts(sheet, withQuotes(message, facts, clauses), corrections);
      const [first] = resolved.problems;
      if (first) problem ??= { ...first, sheet: number };
      if (Object.keys(resolved.item).length > 1) items.push(resolved.item);
    }
  if (problem) return { kind: 'question', question: problem, items };
  return items.length > 0 ? { kind: 'proposal', items } : { kind: 'nothing', sheets: named };
}

function findEverything(text: string, context: ReadingContext): Message {
  const today = parseDay(context.today);
  const typed = composed(text);
  const folded = foldInPlace(typed);
  const found: Found[] = [];
  let masked = folded;
  const take = (more: Found[]): void => {
    found.push(...more);
    // What is past is no next step: it gets a letter of its own.
    masked = mask(
      masked,
      more.map((one) => (isPast(one, today) ? { ...one, kind: 'E' } : one)),
    );
  };
  take(
    [...folded.matchAll(/"[^"\n]{2,}"/g)].map(({ index, 0: quote }) => ({
      kind: 'Q' as const,
      start: index,
      end: index + quote.length,
      value: typed.slice(index + 1, index + quote.length - 1).trim(),
    })),
  );
  take(findSheets(masked, context.sheets, indexTitles(context.sheets, foldInPlace)));
  take(findShares(masked));
  take(findAmounts(masked));
  take(correctedNumbers(masked, found));
  take(findDates(masked, today));
  take(findShifts(masked));
  return { typed, folded, masked, found: found.sort((a, b) => a.start - b.start), today };
}

const isPast = (one: Found, today: Day): boolean =>
  one.kind === 'D' && one.value.day !== undefined && isBefore(one.value.day, today);

interface Group {
  numbers: number[];
  facts: Fact[];
}

interface Grouped {
  groups: Group[];
  /** Sheets that were named, in their order. */
  named: number[];
  question?: Question;
}

/** Which sheet each clause speaks of: the one that it names, else the one before, else that of the conversation. */
function groupBySheet(
  message: Message,
  clauses: Clause[],
  corrections: readonly number[],
  context: ReadingContext,
): Grouped {
  const groups: Group[] = [];
  const named: number[] = [];
  let current: Group | undefined;
  let waiting: Fact[] = [];
  let question: Question | undefined;

  const groupOf = (numbers: number[]): Group => {
    const known = groups.find((group) => group.numbers.join() === numbers.join());
    if (known) return known;
    const group = { numbers, facts: [] };
    groups.push(group);
    return group;
  };

  for (const clause of clauses) {
    const spans = message.found.filter(
      (one): one is Extract<Found, { kind: 'S' }> =>
        one.kind === 'S' && one.start >= clause.start && one.start < clause.end,
    );
    const facts = interpretClause(message, clause);
    if (spans.length > 0) {
      const read = readNames(
        spans.map(({ value }) => value),
        context,
        current?.numbers.at(-1),
      );
      if ('question' in read) {
        // A part of a title in passing names nothing when the sheet is known already, and asks nothing when nothing is said.
        if (!(current && !isWithNumber(spans)) && facts.some(isChange)) question ??= read.question;
        else if (isWithNumber(spans)) question ??= read.question;
        if (!current || isWithNumber(spans)) continue;
      } else {
        const [first] = spans;
        const corrects =
          first &&
          current &&
          endsWithCorrection(message.masked.slice(Math.max(0, first.start - 40), first.start));
        named.push(...read.numbers);
        if (corrects && current) {
          current.numbers = read.numbers;
        } else current = groupOf(read.numbers);
        current.facts.push(...waiting);
        waiting = [];
      }
    }
    if (current) current.facts.push(...facts);
    else if (context.lastSheet !== undefined && facts.some(isChange)) {
      current = groupOf([context.lastSheet]);
      current.facts.push(...waiting, ...facts);
      waiting = [];
    } else waiting.push(...facts);
  }
  if (waiting.length > 0 && groups.length === 0) {
    if (context.lastSheet !== undefined) groupOf([context.lastSheet]).facts.push(...waiting);
    else if (context.sheets.length === 1 && context.sheets[0])
      groupOf([context.sheets[0].number]).facts.push(...waiting);
    else if (waiting.some(isChange) && !question) question = { kind: 'noSheet' };
  }
  return { groups, named, ...(question && { question }) };
}

const isChange = (fact: Fact): boolean => fact.field !== 'comment';
const isWithNumber = (spans: Extract<Found, { kind: 'S' }>[]): boolean =>
  spans.some(({ value }) => 'unknown' in value);

function readNames(
  names: SheetNamed[],
  context: ReadingContext,
  before: number | undefined,
): { numbers: number[] } | { question: Question } {
  const numbers = new Set<number>();
  const ambiguous: number[][] = [];
  for (const name of names) {
    if ('unknown' in name) return { question: { kind: 'unknownSheet', typed: name.unknown } };
    if ('numbers' in name) for (const number of name.numbers) numbers.add(number);
    else if ('last' in name) {
      const last = before ?? context.lastSheet;
      if (last === undefined) return { question: { kind: 'noSheet' } };
      numbers.add(last);
    } else ambiguous.push(name.ambiguous);
  }
  for (const candidates of ambiguous) {
    if (candidates.some((candidate) => numbers.has(candidate))) continue;
    const known = [before, context.lastSheet].find((one) => one !== undefined && candidates.includes(one));
    if (known === undefined) return { question: { kind: 'whichSheet', numbers: candidates } };
    numbers.add(known);
  }
  return { numbers: [...numbers] };
}

const reporting =
  /\b(?:dit|disait|disent|ecrit|ecrivait|annonc\w*|titre|titrait|selon|d'apres|repete\w*|affirm\w*|parle de|pretend\w*|assur\w*|repondu|indique\w*|cite|soi-disant|entendu)\b[^.;\n]*$/;

/** `/fiche 12 60% bloquée "attend la DREAL"`: a quotation is a note, unless it reports what somebody said. */
function withQuotes(message: Message, facts: readonly Fact[], clauses: readonly Clause[]): Fact[] {
  const notes = message.found.flatMap((found): Fact[] => {
    if (found.kind !== 'Q' || reporting.test(message.masked.slice(0, found.start))) return [];
    const clause = clauses.find(({ start, end }) => found.start >= start && found.end <= end);
    const near = facts.filter((fact) => clause && fact.at >= clause.start - 60 && fact.at <= clause.end);
    const hasNote = facts.some(
      (fact) =>
        (fact.field === 'blocker' || fact.field === 'nextStep' || fact.field === 'comment') &&
        fact.at >= found.start - 2 &&
        fact.at <= found.end,
    );
    if (hasNote || near.length === 0) return [];
    const isHeld = facts.some(
      (fact) => fact.field === 'status' && (fact.status === 'bloque' || fact.status === 'suspendu'),
    );
    const [note] = findNotes(foldInPlace(found.value));
    return [{ at: found.start, field: isHeld ? 'blocker' : (note?.field ?? 'comment'), text: found.value }];
  });
  return [...facts, ...notes];
}
