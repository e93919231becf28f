import type { Clause } from './clauses';
import { findDates } from './dates';
import type { Fact } from './fact';
import { foldInPlace } from '../../../core/fold-in-place';
import type { Message } from './message';
import { findNotes } from './notes';
import { looksAhead } from './plans';
import { mask } from './span';

const reporting =
  /\b(?:dit|disait|disent|ecrit|ecrivait|annonc\w*|titre|titrait|selon|d'apres|repete\w*|affirm\w*|parle de|pretend\w*|assur\w*|repondu|indique\w*|cite|soi-disant|entendu)\b[^.;\n]*$/;

/** « Thomas m'a dit » */
const toldMe =
  /\b(?:m'|nous |me )(?:a |ont )?(?:dit|disent|ecrit|ecrivent|confirm\w*|indiqu\w*|annonc\w*|inform\w*|signal\w*|repond\w*)[^.;\n]{0,20}$/;

/** `/fiche 12 60% bloquée "attend la DREAL"`: a quotation is a note, unless it reports what somebody said. */
export function withQuotes(message: Message, facts: readonly Fact[], clauses: readonly Clause[]): Fact[] {
  const notes = message.found.flatMap((found): Fact[] => {
    const before = message.masked.slice(0, found.start);
    const isTold = toldMe.test(before);
    if (found.kind !== 'Q' || (reporting.test(before) && !isTold)) return [];
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
    const words = foldInPlace(found.value);
    const quote = mask(words, findDates(words, message.today));
    const field = findNotes(quote)[0]?.field ?? (looksAhead(quote) ? 'nextStep' : 'comment');
    // What others told her is kept where it tells of a hindrance or a step.
    if (isTold && field === 'comment') return [];
    return [{ at: found.start, field: isHeld ? 'blocker' : field, text: found.value }];
  });
  // « Thomas m'a dit "on attend GRDF" »: who said it is no remark beside it.
  const isRepeated = (fact: Fact): boolean =>
    fact.field === 'comment' && notes.some((note) => 'text' in note && fact.text.includes(note.text));
  return [...facts.filter((fact) => !isRepeated(fact)), ...notes];
}
