import { findAmounts } from './amounts';
import { isBefore, parseDay, type Day } from './calendar';
import { splitClauses } from './clauses';
import {
  affirmedAfter,
  correctedAfter,
  correctedNames,
  correctedNumbers,
  correctedShifts,
  deniedBetween,
  findCorrections,
  gappedNumbers,
  recalledNumbers,
} from './corrections';
import { groupBySheet } from './group-by-sheet';
import type { Group } from './grouped';
import type { Question, ReadingContext } from './question';
import { findCreation } from './creation';
import { findDates, findShifts } from './dates';
import { announcesChange, saysNoValue } from './announced-changes';
import type { Fact } from './fact';
import type { Found } from './found';
import { composed, foldInPlace } from '../../../core/fold-in-place';
import { bodyOf, withoutFrames } from './frames';
import type { Message } from './message';
import { findLeads } from './leads';
import { findPartners } from './partners';
import { partnersByPronoun } from './partners-by-pronoun';
import { inOwnSpelling } from './own-spelling';
import { toldOtherwise } from './reported-otherwise';
import { resolveFacts, type ReadItem } from './resolve';
import { findShares } from './shares';
import { findSheets } from './sheets';
import type { SheetNamed } from './sheet-named';
import { mask, type Span } from './span';
import { isTalk } from './talk';
import { indexTitles } from './titles';
import { withSpokenMarks } from './spoken-marks';
import { withQuotes } from './quotes';
import { putRight, typedAt } from './typing';
import { voicesApart } from './voices';

export type { Question, ReadingContext } from './question';

/** `nothing`: it says no change of any sheet; `isTalk`: nor does it try to, as a question or a greeting. `question`: one thing to ask, instead of any proposal. */
export type Reading =
  | { kind: 'proposal'; items: ReadItem[] }
  | { kind: 'question'; question: Question; items: ReadItem[] }
  | { kind: 'nothing'; sheets: number[]; isTalk: boolean };

/**
 * Reads a French message about action sheets: sheet, then percent and fractions, then money, then dates, then names.
 * It never guesses: what is ambiguous, contradictory or impossible becomes one question.
 */
export function understandUpdate(text: string, context: ReadingContext): Reading {
  // Whatever is pasted: the time it takes is bounded, and nothing of it is half read.
  if (text.length > longestMessage)
    return { kind: 'question', question: { kind: 'tooLong', longest: longestMessage }, items: [] };
  const reading = read(text, context);
  // « La 5 sera prête en mai », dixit l'architecte: where nothing else is said, what is quoted is what is said.
  return reading.kind === 'nothing' && quoted.test(text)
    ? read(text.replace(/[«»“”"]/g, ' '), context)
    : reading;
}
const quoted = /[«“"]\s*\S+\s+\S+\s+\S[^»”"]*[»”"]/;

/** Letters. A long mail has three thousand. */
export const longestMessage = 4000;

function read(text: string, context: ReadingContext): Reading {
  const creation = findCreation(composed(text), foldInPlace(composed(text)));
  if (creation) return { kind: 'question', question: { kind: 'creation', ...creation }, items: [] };
  const message = findEverything(text, context);
  const clauses = splitClauses(message.masked);
  const { groups, question, named } = groupBySheet(message, clauses, context);

  const items: ReadItem[] = [];
  let problem: Question | undefined = question;
  for (const [number, facts] of bySheet(groups)) {
    const sheet = context.sheets.find((known) => known.number === number);
    if (!sheet) continue;
    const said = withQuotes(message, facts, clauses).map((fact) => inOwnSpelling(message, fact));
    const resolved = resolveFacts(sheet, said, message.corrections);
    const otherwise = toldOtherwise(message.masked, said);
    const first = resolved.problems[0] ?? (otherwise && { kind: 'contradiction' as const, ...otherwise });
    if (first) problem ??= { ...first, sheet: number };
    if (Object.keys(resolved.item).length > 1) items.push(resolved.item);
  }
  const apart = problem ? undefined : voicesApart(message, items, named);
  if (apart) problem = { kind: 'contradiction', ...apart };
  if (problem) return { kind: 'question', question: problem, items };
  // « je me suis trompée sur l'avancement de la 5 »: what it should be is not said.
  if (announcesChange(message.masked) && items.every(saysNoValue))
    return { kind: 'nothing', sheets: named, isTalk: false };
  return items.length > 0
    ? { kind: 'proposal', items }
    : { kind: 'nothing', sheets: named, isTalk: isTalk(message, clauses) };
}

/** What is said of several at once and what is said of one alone belong together. */
function bySheet(groups: readonly Group[]): Map<number, Fact[]> {
  const facts = new Map<number, Fact[]>();
  for (const group of groups)
    for (const number of group.numbers)
      facts.set(
        number,
        [...(facts.get(number) ?? []), ...group.facts].sort((a, b) => a.at - b.at),
      );
  return facts;
}

function findEverything(text: string, context: ReadingContext): Message {
  const today = parseDay(context.today);
  const source = composed(text);
  const right = putRight(source, wordsOfTitles(context), elisionsOfTitles(context));
  const typed = right.text;
  const folded = withoutFrames(bodyOf(withSpokenMarks(foldInPlace(typed)))).replace(
    /\bgrand est\b/g,
    'grand-est',
  );
  const found: Found[] = [];
  let masked = folded;
  const take = (more: Found[]): void => {
    found.push(...more);
    // What is past, or today, is no next step: it gets a letter of its own.
    masked = mask(
      masked,
      more
        // « suspendue jusqu'au printemps » is so now: the word that tells it is left.
        .map((one) => (folded.startsWith("jusqu'", one.start) ? { ...one, start: one.start + 6 } : one))
        .map((one) => (isPast(one, today) ? { ...one, kind: 'E' } : one)),
    );
  };
  take(
    [
      ...folded.matchAll(
        /"(?!\s*(?:en cours|en pause|a lancer|(?:bloque|suspendu|termine|abandonne|lance|fini)e?s?)\s*")[^"\n]{2,}"/g,
      ),
    ].map(({ index, 0: quote }) => ({
      kind: 'Q' as const,
      start: index,
      end: index + quote.length,
      value: typed.slice(index + 1, index + quote.length - 1).trim(),
    })),
  );
  take(
    findSheets(
      masked,
      context.sheets,
      indexTitles(context.sheets, foldInPlace),
      context.lastSheet !== undefined,
    ).map((one) => asTyped(one, typed, folded)),
  );
  take(findShares(masked));
  take(findAmounts(masked));
  take(correctedNumbers(masked, found));
  take(findDates(masked, today));
  take(findShifts(masked));
  const inOrder = (): Found[] => found.toSorted((a, b) => a.start - b.start);
  take(correctedShifts(masked, inOrder()));
  take(gappedNumbers(masked, inOrder()));
  take(recalledNumbers(masked, inOrder()));
  take(findPartners(typed, folded, masked));
  if (!found.some(({ kind }) => kind === 'T')) take(partnersByPronoun(typed, masked));
  take(findLeads(typed, masked));
  const marks = findCorrections(masked);
  masked = mask(masked, marks);
  const corrections = [
    ...marks.map(({ start }) => start),
    ...correctedAfter(masked),
    ...affirmedAfter(masked),
    ...deniedBetween(masked),
    ...correctedNames(typed),
  ];
  return {
    typed,
    asTyped: (start, end) => typedAt(source, right, start, end),
    folded,
    masked,
    found: found.sort((a, b) => a.start - b.start),
    corrections,
    signedAt: signatureAt(masked),
    today,
  };
}

/** « celle d'à côté »: what was looked for in vain is quoted with its accents. */
function asTyped(one: Span<'S', SheetNamed>, typed: string, folded: string): Span<'S', SheetNamed> {
  if (!('unknown' in one.value)) return one;
  const at = folded.indexOf(one.value.unknown, one.start);
  return at < 0 || at >= one.end
    ? one
    : { ...one, value: { unknown: typed.slice(at, at + one.value.unknown.length) } };
}

/** Below « Cordialement » stands a signature. */
function signatureAt(masked: string): number | undefined {
  return /(?<![a-z])(?:cordialement|bien (?:a vous|cordialement)|cdlt|bav|envoye (?:de|depuis) mon)(?![a-z])/.exec(
    masked,
  )?.index;
}

/** « la friche » is no « fiche » where a title has it. */
const wordsOfTitles = ({ sheets }: ReadingContext): Set<string> =>
  new Set(sheets.flatMap(({ title }) => foldInPlace(title).match(/[a-z]{4,}/g) ?? []));

/** « boucle deau » for « boucle d'eau » */
const elisionsOfTitles = ({ sheets }: ReadingContext): Map<string, string> =>
  new Map(
    sheets.flatMap(({ title }) =>
      (foldInPlace(title).match(/(?<![a-z])[dl]'[a-z]{3,}/g) ?? []).map((words): [string, string] => [
        words.replace("'", ''),
        words,
      ]),
    ),
  );

const isPast = (one: Found, today: Day): boolean =>
  one.kind === 'D' && one.value.day !== undefined && !isBefore(today, one.value.day);
