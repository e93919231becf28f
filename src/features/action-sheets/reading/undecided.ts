import type { Clause } from './clauses';
import type { Message } from './message';

/** « on hésite entre la 8 et la 9 » */
const isUndecided =
  /\b(?:hesit\w+|doute\w*|balance\w*|confon\w+|melang\w+)[^.;!?\n]{0,20} S|\b(?:choix|choisir|trancher) entre S/;

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
