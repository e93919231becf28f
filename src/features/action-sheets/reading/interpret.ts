import { restOfSentence, sheetLead, withoutSheet, wordsOf } from './clause-words';
import type { Clause } from './clauses';
import { isAsked, isUnsure } from './asked';
import { causeInBrackets, continuedNote, correctedLead, correctedShift } from './continuations';
import { isCourtesy } from './courtesy';
import { decidedStatus } from './decided';
import { isPartnerLeaving } from './departures';
import type { Fact } from './fact';
import { findFurther, type Statement } from './further';
import { interpretBare, interpretFactor, interpretStep } from './interpret-bare';
import { isOneOfTwo, isUnknown, withHesitation } from './hesitations';
import { interpretFound } from './interpret-found';
import type { Message } from './message';
import { findNotes, isRemark } from './notes';
import type { Found } from './found';
import { isPartly } from './partly-done';
import { looksAhead } from './plans';
import { withReports } from './reports';
import { findHearsay, findStatuses, findStop, type ReadStatus } from './statuses';
import { isContrasted, isMereEnd } from './weights';
import { isConditional, isSupposition } from './suppositions';
import { asksWhatToWrite } from './what-to-write';

/** What one clause says, in the order that it says it. */
export function interpretClause(
  message: Message,
  clause: Clause,
  previous: readonly Fact[],
  clauseBefore?: Clause,
): Fact[] {
  const masked = message.masked.slice(clause.start, clause.end);
  const typed = message.typed.slice(clause.start, clause.end);
  const unsure: Fact[] = [
    { at: clause.start, field: 'doubt', doubt: { kind: 'unsure', words: wordsOf(typed) } },
  ];
  // « faut-il noter la 11 comme terminée ? » asks for help; any other question changes nothing.
  if (asksWhatToWrite(message, clause)) return unsure;
  if (isAsked(message, clause)) return [];
  // « on ne sait pas encore si elle sera livrée en mai ou en juin »
  if (isUnknown(masked) || isOneOfTwo(masked, restOfSentence(message.masked, clause))) return unsure;
  if (isCourtesy(masked) || isSupposition(masked) || isConditional(masked)) return [];
  const facts: Fact[] = [];
  const covered: { start: number; end: number }[] = [];
  const isCovered = (at: number): boolean => covered.some(({ start, end }) => at >= start && at < end);
  const isBlocker = (at: number): boolean =>
    facts.some((fact) => fact.field === 'blocker' && fact.at <= clause.start + at);

  const continued = continuedNote(typed, masked, previous) ?? causeInBrackets(message, clause, previous);
  if (continued) return [{ ...continued, at: clause.start }];
  for (const { value, start, end } of findFurther(statementOf(message, clause))) {
    facts.push({
      at: clause.start + start,
      field: 'further',
      further: { ...value, words: wordsOf(typed.slice(sheetLead(masked))) },
    });
    covered.push({ start, end });
  }
  if (
    facts.length === 0 &&
    !message.found.some(
      ({ kind, start }) => (kind === 'L' || kind === 'T') && start >= clause.start && start < clause.end,
    )
  )
    for (const note of findNotes(masked)) {
      const words = wordsOf(typed.slice(note.start, note.end));
      // « 45 k€ ne suffiront pas, il en faut 52 »: the sum is what is told.
      if (
        note.field === 'blocker' &&
        /^il (?:en |nous )*fau(?:t|dra) A/.test(masked.slice(note.start)) &&
        isContrasted(message.masked.slice(0, clause.start + 1))
      )
        continue;
      // « il faut raboter le budget de 10 % » is done by its reading.
      if (note.field === 'nextStep' && movesBudget.test(masked.slice(note.start))) continue;
      // « blocage : aucun »
      if (words === '' || /^(?:aucune?s?|n[eé]ant|rien|ras|non|-+)$/i.test(words)) continue;
      // « son budget s'élève à 2,2 M€, en raison des cabines supplémentaires »
      const explains =
        /^(?:en raison|a cause) /.test(masked) &&
        previous.some(({ field }) => field === 'budget' || field === 'due') &&
        !previous.some(({ field }) => field === 'status');
      const isComment = explains || isPartnerLeaving(masked.slice(note.start), words);
      facts.push({
        at: clause.start + note.start,
        field: isComment ? 'comment' : note.field,
        text: words,
        ...(note.isLabelled && { listed: true }),
      });
      covered.push(note);
    }
  const decided = decidedStatus(message, clause);
  const statuses = decided ? [decided] : findStatuses(masked);
  for (const { status, start, end } of statuses)
    if (
      (!isCovered(start) || (status === 'bloque' && isBlocker(start))) &&
      !isPartly(message, clause, start, status) &&
      !isResumed(message, clause, start, status)
    )
      facts.push({
        at: clause.start + start,
        field: 'status',
        status,
        ...(isMereEnd(masked.slice(0, end)) && { mereEnd: true }),
      });
  dropMereStatus(masked, clause.start, facts, statuses);
  const told = facts.some(({ field }) => field === 'status') ? undefined : findHearsay(masked);
  if (told !== undefined && !isCovered(told))
    facts.push({ at: clause.start + told, field: 'doubt', doubt: { kind: 'hearsay', words: typed } });
  const stop = facts.some(({ field }) => field === 'status') ? undefined : findStop(masked);
  if (stop && !isCovered(stop.start))
    facts.push({
      at: clause.start + stop.start,
      field: 'doubt',
      doubt: { kind: 'unclearStop', words: typed.slice(stop.start, stop.end) },
    });
  for (const found of message.found) {
    if (found.start < clause.start || found.end > clause.end || isCovered(found.start - clause.start))
      continue;
    const fact =
      interpretFound(message, clause, found, clauseBefore) ?? correctedShift(message, found, previous);
    if (fact) facts.push(fact);
  }
  const steps = interpretStep(masked, clause.start);
  for (const fact of [
    ...(steps.length > 0 ? steps : interpretBare(masked, clause.start)),
    ...interpretFactor(masked, clause.start),
  ])
    if (!isCovered(fact.at - clause.start)) facts.push(fact);
  const corrected =
    facts.length === 0
      ? correctedLead(typed, masked, message.masked.slice(0, clause.start), previous)
      : undefined;
  if (corrected !== undefined) facts.push({ at: clause.start, field: 'lead', text: corrected });
  const sorted = facts.sort((a, b) => a.at - b.at);
  const after = message.masked.slice(clause.end, clause.end + 40);
  const words = wordsOf(typed);
  const sentence = /[^.;!?\n]*$/.exec(message.masked.slice(0, clause.start))?.[0] ?? '';
  const reported = withReports(masked, sorted, { start: clause.start, after, words, sentence });
  return withHesitation(masked, reported, words, isUnsure(message.masked, clause));
}

const movesBudget =
  /^il (?:nous |va )*(?:faut|faudra|faudrait|falloir) (?:donc |encore )?(?:rabot|redui|baiss|diminu|ramen|augment|relev|coup|ampute|major)\w* (?:le |la |l'|notre |son )?(?:budget|enveloppe)s? [^,;]*[PA]/;

/** « l'étude, interrompue depuis le départ de Léa, a repris lundi »: it is held no more. */
const isResumed = ({ masked }: Message, clause: Clause, start: number, status: string): boolean =>
  (status === 'suspendu' || status === 'bloque') &&
  start === 0 &&
  /^, ?(?:a|ont|s'est|est|vient|peut) (?:[a-z']+ ){0,4}(?:repris|reprendre|redemarr|relanc|repart|debloqu|remise? en route)/.test(
    masked.slice(clause.end, clause.end + 80),
  );

/** « ça coince sur la 8 » tells of no cause: nothing is left of the note beside its status. */
function dropMereStatus(masked: string, from: number, facts: Fact[], statuses: readonly ReadStatus[]): void {
  const index = facts.findIndex((fact) => fact.field === 'blocker' && fact.listed !== true);
  const note = facts[index];
  if (!note || !facts.some(({ field }) => field === 'status')) return;
  if (statuses.every(({ end }) => from + end <= note.at)) return;
  const left = statuses.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), masked);
  const removed = masked.length - left.length;
  if (
    !/[a-zPAD]{3,}/.test(
      left
        .slice(Math.max(0, note.at - from - removed))
        .replace(
          /S+|\b(?:pour|tout|avec|cote|gros|toujours|encore|c'est|est|les|des|ont|sur|par|une|son|qui|que|nos|deux|elle|aussi|retombe\w*|rester?\w*|devient|redevient|totalement|completement|malheureusement|helas|desormais|maintenant|nouveau|situation|hein|quoi|voila|euh|heu|donc|ben|bon)\b/g,
          ' ',
        ),
    )
  )
    facts.splice(index, 1);
}

function statementOf(message: Message, { start, end }: Clause): Statement {
  const foundAt = (at: number): Found | undefined => message.found.find((one) => one.start === start + at);
  return {
    masked: message.masked.slice(start, end),
    typed: message.typed.slice(start, end),
    after: /^[^.;!?\n]*/.exec(message.masked.slice(end))?.[0] ?? '',
    dateAt(at) {
      const found = foundAt(at);
      if (found?.kind !== 'D') return undefined;
      const { day, first, period, contradicts } = found.value;
      const isSure = day !== undefined && contradicts !== true;
      return {
        ...(isSure && { day: day.toString() }),
        ...(first && { first: first.toString() }),
        isVague: period !== undefined,
        isPast: isSure && day.since(message.today).days <= 0,
      };
    },
    eurosAt(at) {
      const found = foundAt(at);
      return found?.kind === 'A' && !found.value.range && !found.value.delta ? found.value.euros : undefined;
    },
  };
}

/** What says nothing of the fields may be a remark. `alone`: nothing else is said of the sheet. */
export function remarkOf(
  message: Message,
  clause: Clause,
  alone: boolean,
): Extract<Fact, { text: string }> | undefined {
  const masked = message.masked.slice(clause.start, clause.end);
  if (isAsked(message, clause) || /^[^a-z]*[QC][^a-z]*$/.test(masked)) return undefined;
  if ((alone && isSupposition(masked)) || !isRemark(withoutSheet(masked), alone)) return undefined;
  const typed = message.typed.slice(clause.start, clause.end);
  return {
    at: clause.start,
    field: looksAhead(masked, message.folded.slice(clause.start, clause.end)) ? 'nextStep' : 'comment',
    text: wordsOf(typed.slice(sheetLead(masked))),
  };
}
