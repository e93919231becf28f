import type { Clause } from './clauses';
import type { Message } from './message';
import type { SheetSpan } from './read-names';

/** « on hésite entre la 8 et la 9 » */
const isUndecided =
  /\b(?:hesit\w+|doute\w*|balance\w*|confon\w+|melang\w+)[^.;!?\n]{0,20} S|\b(?:choix|choisir|trancher) entre S/;

/** « la 8 ? est à 60 % »: she asks herself whether it is that one; « La 8 ? Bloquée. » answers at once. */
export const isWondered = ({ masked, typed }: Message, { start, end }: Clause): boolean =>
  /^S+$/.test(masked.slice(start, end)) &&
  /^ ?\?+ ?(?:est|sont|passe|reste|en est|avance|monte|atteint) /.test(masked.slice(end)) &&
  /^[ ?]*\p{Ll}/u.test(typed.slice(end));

/** « 12 15 merci »: the 12 at 15 %, or the two of them? */
const twoNumbers =
  /^\s*(?:la |fiches? )?(\d{1,2})(?: ?[,;&+-] ?| et | )(?:la )?(\d{1,2})(?:[ ,.!]*(?:merci|svp|stp|please|s'il (?:te|vous) plait|cordialement|bonne (?:journee|soiree)|bonjour))*[ .!]*$/;
export function bareNumbers({ folded }: Message, isKnown: (number: number) => boolean): number[] {
  const numbers = (twoNumbers.exec(folded) ?? []).slice(1).map(Number);
  return numbers.every(isKnown) ? numbers : [];
}

/** « celle de Claire ou celle de Paul est bloquée » */
export function joinedByOr({ masked }: Message, spans: readonly SheetSpan[]): number[] {
  return spans.flatMap((span, index) => {
    const next = spans[index + 1];
    const isEither =
      next && /^,? ou (?:bien |plutot |peut-etre |encore )*$/.test(masked.slice(span.end, next.start));
    return isEither ? [span, next].flatMap(({ value }) => ('numbers' in value ? value.numbers : [])) : [];
  });
}

/** The sheets of the sentence between which the writer cannot choose. */
export function undecidedBetween({ masked, found }: Message, { start: from, end: to }: Clause): number[] {
  if (!isUndecided.test(masked.slice(from, to))) return [];
  const end = from + (/^[^.;!?\n]*/.exec(masked.slice(from))?.[0].length ?? 0);
  return [
    ...new Set(
      found.flatMap(({ kind, start, value }) =>
        kind === 'S' && start >= from && start < end && 'numbers' in value ? value.numbers : [],
      ),
    ),
  ];
}
