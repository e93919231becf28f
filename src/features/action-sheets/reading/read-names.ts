import type { Found } from './found';
import type { Question, ReadingContext } from './question';
import type { SheetNamed } from './sheet-named';

export type SheetSpan = Extract<Found, { kind: 'S' }>;

/** The sheets that the names of a clause stand for, or what must be asked. `before`: the one that was spoken of last. */
export function readNames(
  spans: SheetSpan[],
  context: ReadingContext,
  before: number | undefined,
): { numbers: number[] } | { question: Question } {
  const numbers = new Set<number>();
  const ambiguous: number[][] = [];
  for (const { value: name } of spans as { value: SheetNamed }[]) {
    if ('conflicting' in name) return { question: { kind: 'whichSheet', numbers: name.conflicting } };
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
