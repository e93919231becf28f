import { announcedBy, withAnnounced, type Announced } from './announced';
import type { Clause } from './clauses';
import { endsWithCorrection } from './corrections';
import {
  cleftStatement,
  heldInstead,
  isCleft,
  isLikewise,
  sameJoining,
  sameNote,
  sameVerb,
  sinceOther,
} from './ellipsis';
import type { Fact } from './fact';
import { isGathering } from './gatherings';
import type { Group, Grouped } from './grouped';
import { deniesStatus, isTakenBack, isValue } from './hesitations';
import { bareNumbers, isWondered, joinedByOr, undecidedBetween } from './undecided';
import { interpretClause } from './interpret';
import type { Message } from './message';
import type { ReadingContext } from './question';
import { readNames, type SheetSpan } from './read-names';
import { addRemarks } from './remarks';
import { shareOut } from './respectively';
import { findTransfers } from './transfers';

/** Which sheet each clause speaks of: the one that it names, else the one before, else that of the conversation. */
export function groupBySheet(message: Message, clauses: Clause[], context: ReadingContext): Grouped {
  const grouped: Grouped = { groups: [], named: [] };
  const bare = bareNumbers(message, (number) => context.sheets.some((sheet) => sheet.number === number));
  if (bare.length > 1) return { ...grouped, question: { kind: 'whichSheet', numbers: bare } };
  let current: Group | undefined;
  let waiting: Fact[] = [];
  let previous: Fact[] = [];
  let announced: Announced | undefined;
  const transfers = findTransfers(message);
  const isMoved = ({ at, field }: Fact): boolean =>
    (field === 'budget' || field === 'comment' || field === 'doubt') &&
    transfers.some(({ start, end }) => at >= start && at < end);
  const either: number[] = [];

  const groupOf = (numbers: number[]): Group => {
    const known = grouped.groups.find((group) => group.numbers.join() === numbers.join());
    if (known) return known;
    const group = { numbers, facts: [] };
    grouped.groups.push(group);
    return group;
  };

  for (const [index, clause] of clauses.entries()) {
    const { spans, beside } = withoutBeside(
      message,
      message.found.filter(
        (one): one is SheetSpan => one.kind === 'S' && one.start >= clause.start && one.start < clause.end,
      ),
    );
    const text = message.masked.slice(clause.start, clause.end);
    const before = clauses
      .slice(0, index)
      .findLast(({ start, end }) => !isLink.test(message.masked.slice(start, end)));
    if (isCleft(text)) continue;
    let facts = interpretClause(message, cleftStatement(message, before, clause) ?? clause, previous, before);
    facts = facts.filter((fact) => !isMoved(fact));
    const opened =
      spans.length === 0 && facts.some(isValue) ? announcedBy(message, clause, facts) : undefined;
    if (opened) {
      announced = opened;
      previous = facts;
      continue;
    }
    if (spans.length > 0) facts = withAnnounced(message, clause, facts, announced);
    if (spans.length > 0) facts = sinceOther(message, clause, previous) ?? facts;
    if (spans.length > 0 && !facts.some(isValue)) {
      if (isLikewise(text, message.masked.slice(0, clause.start))) facts = previous;
      else if (facts.length === 0) facts = heldInstead(message, clause, before);
      for (const same of [sameVerb, sameJoining, sameNote])
        if (facts.length === 0) facts = same(message, clause, previous);
    }
    // « pour la 8, le permis »
    if (spans.length === 0 && facts.length === 0 && before && isOnlyName(message, before))
      facts = sameNote(message, clause, previous);
    const said = message.masked.slice(0, clause.start);
    if (!facts.some(isValue) && previous.some(isValue) && isTakenBack(text, said, previous))
      facts = [
        {
          at: clause.start,
          field: 'doubt',
          doubt: { kind: 'unsure', words: message.typed.slice(clause.start, clause.end) },
          ...(deniesStatus(text) && { denies: 'status' }),
        },
      ];
    if (facts.length > 0) previous = facts;
    const undecided = spans.length > 0 ? undecidedBetween(message, clause) : [];
    if (isWondered(message, clause))
      grouped.question ??= {
        kind: 'whichSheet',
        numbers: spans.flatMap(({ value }) => ('numbers' in value ? value.numbers : [])),
      };
    either.push(...joinedByOr(message, spans));
    if (undecided.length > 1) grouped.question ??= { kind: 'whichSheet', numbers: undecided };
    if (isOneOfSeveral.test(text)) {
      const among = current?.numbers ?? [];
      grouped.question ??= among.length > 1 ? { kind: 'whichSheet', numbers: among } : { kind: 'noSheet' };
      continue;
    }
    // « la 5 et la 7 ont été revues, elle passe à 30 % »
    if (
      spans.length === 0 &&
      current &&
      current.numbers.length > 1 &&
      isSingular.test(text) &&
      facts.some(isValue)
    ) {
      grouped.question ??= { kind: 'whichSheet', numbers: current.numbers };
      continue;
    }
    if (spans.length > 0) {
      const read = readNames(spans, context, current?.numbers.at(-1));
      if ('question' in read) {
        const isNumber = spans.some(({ value }) => 'unknown' in value || 'conflicting' in value);
        // A part of a title in passing names nothing when the sheet is known, and asks nothing when nothing is said.
        if (
          isNumber ||
          (!current && !isHeading(message, clause) && (facts.some(isChange) || isOnlyName(message, clause)))
        )
          grouped.question ??= read.question;
        if (!current || isNumber) continue;
      } else {
        const lead = message.masked.slice(0, spans[0]?.start ?? 0);
        grouped.named.push(...read.numbers);
        const [only, second] = read.numbers;
        if (
          current &&
          /\b(?:ou|soit) (?:bien )?(?:sur |pour )?$/.test(lead) &&
          only !== undefined &&
          second === undefined
        )
          grouped.question ??= { kind: 'whichSheet', numbers: [...current.numbers, only] };
        if (current && endsWithCorrection(lead)) current.numbers = read.numbers;
        else current = groupOf(read.numbers);
        current.facts.push(...waiting);
        waiting = [];
      }
    }
    if (!current && context.lastSheet !== undefined && facts.some(isChange)) {
      current = groupOf([context.lastSheet]);
      current.facts.push(...waiting);
      waiting = [];
    }
    const shared =
      current &&
      shareOut(text, current.numbers, facts, {
        start: clause.start,
        typed: message.typed.slice(clause.start, clause.end),
      });
    if (current && shared) {
      for (const [index, number] of current.numbers.entries())
        groupOf([number]).facts.push(...(shared.each[index] ?? []));
      current.facts.push(...shared.rest);
      continue;
    }
    if (current) current.facts.push(...facts);
    else waiting.push(...facts);
    if (beside.length > 0 && isTakenUp.test(message.masked.slice(clause.end))) current = groupOf(beside);
  }
  for (const { from, to, facts } of transfers) {
    groupOf(from).facts.push(facts.lost);
    groupOf(to).facts.push(facts.gained);
  }
  if (either.length > 1 && grouped.groups.some(({ facts }) => facts.some(isChange)))
    grouped.question ??= { kind: 'whichSheet', numbers: [...new Set(either)] };
  placeRest(message, grouped, waiting, context, groupOf);
  addRemarks(message, clauses, grouped, context);
  return grouped;
}

/** No sheet was named: that of the conversation, or the only one there is, or a question. */
function placeRest(
  message: Message,
  grouped: Grouped,
  waiting: Fact[],
  context: ReadingContext,
  groupOf: (numbers: number[]) => Group,
): void {
  const [first, second] = context.sheets;
  if (waiting.length === 0 || grouped.groups.length > 0) return;
  if (context.lastSheet !== undefined) groupOf([context.lastSheet]).facts.push(...waiting);
  else if (first && !second) groupOf([first.number]).facts.push(...waiting);
  else if (waiting.some(isChange) && !isGathering(message)) grouped.question ??= { kind: 'noSheet' };
}

/** Not « en plus, la 8 … », which tells one more. */
const besideAnother = /(?<![a-z])(?:(?:en (?:plus|sus|complement)|a cote) d[eu]|outre)(?![a-z]).{0,6}$/;
/** A sheet may be found with or without it. */
const article = 3;
/** « prend la 2 en plus de la 1, dont … »: the second is told in passing, and may be taken up next. */
function withoutBeside({ folded }: Message, all: SheetSpan[]): { spans: SheetSpan[]; beside: number[] } {
  const isBeside = ({ start }: SheetSpan): boolean =>
    besideAnother.test(folded.slice(Math.max(0, start - 20), start + article));
  const spans = all.filter((span) => !isBeside(span));
  if (spans.length === 0) return { spans: all, beside: [] };
  return {
    spans,
    beside: all.flatMap((span) => (isBeside(span) && 'numbers' in span.value ? span.value.numbers : [])),
  };
}
const isTakenUp = /^,? ?(?:dont|qui|laquelle|lequel) /;

/** « mais », alone between two sheets. */
const isLink = /^(?:mais|et|puis|donc|sinon|par contre|en revanche|alors que|tandis que)$/;

/** « l'une des deux est suspendue »: nobody can tell which. */
const isOneOfSeveral =
  /\bl'une? (?:des|d'entre|d'elles|de ces|ou l'autre)|\bune (?:des|de ces) (?:deux|trois|quatre|fiches)/;

/** « côté plateformes : logistique 28 %, … »: each is named behind it. */
const isHeading = (message: Message, clause: Clause): boolean =>
  isOnlyName(message, clause) && /^ ?: ?(?:pour |sur )?S/.test(message.masked.slice(clause.end));

const isSingular =
  /^(?:et |mais |donc |alors |[ ,])*(?:elle|celle-ci|celle-la|cette fiche|cette action|(?:son|sa) (?:budget|echeance|avancement|statut|pilote|livraison|enveloppe|cout|date|fin|ouverture)) (?!est (?:l'|la |une? ))/;

const isChange = (fact: Fact): boolean => fact.field !== 'comment';

/** « Réhabilitation de la friche : … » */
const isOnlyName = (message: Message, clause: Clause): boolean =>
  !/[a-z]/.test(
    message.masked.slice(clause.start, clause.end).replace(/^(?:et |mais )?(?:pour|sur|cote) /, ''),
  );
