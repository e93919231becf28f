import { isCause, isCauseBefore } from './causes';
import type { Clause } from './clauses';
import type { Grouped } from './grouped';
import { remarkOf } from './interpret';
import type { Message } from './message';
import { isPersonalLetter } from './personal-letters';
import type { ReadingContext } from './question';

/** What says nothing else may be a remark on the sheet that is spoken of. */
export function addRemarks(
  message: Message,
  clauses: Clause[],
  grouped: Grouped,
  context: ReadingContext,
): void {
  const all = grouped.groups.flatMap(({ facts }) => facts);
  if (grouped.groups.length === 0) {
    const numbers =
      grouped.named.length > 0 ? grouped.named : context.lastSheet === undefined ? [] : [context.lastSheet];
    if (numbers.length === 0 || grouped.question || isPersonalLetter(message, clauses)) return;
    grouped.groups.push({ numbers: numbers.slice(-1), facts: [] });
  }
  const firstNamed = message.found.find(({ kind }) => kind === 'S')?.start ?? 0;
  let current = grouped.groups[0];
  for (const clause of clauses) {
    // What is said before any sheet is named is talk, where something else is said of the sheets.
    if (all.length > 0 && clause.end <= firstNamed) continue;
    const span = message.found.find(
      ({ kind, start }) => kind === 'S' && start >= clause.start && start < clause.end,
    );
    if (span?.kind === 'S' && 'numbers' in span.value) {
      const { numbers } = span.value;
      current =
        grouped.groups.find((group) => numbers.every((number) => group.numbers.includes(number))) ?? current;
    }
    if (message.signedAt !== undefined && clause.start >= message.signedAt) break;
    const isReason =
      current !== undefined && (isCause(message, current, clause) || isCauseBefore(message, current, clause));
    const remark = remarkOf(
      message,
      clause,
      isReason || !current || current.facts.every(({ field }) => field === 'comment' || field === 'part'),
    );
    if (remark && !all.some(({ at, field }) => field !== 'part' && at >= clause.start && at < clause.end))
      current?.facts.push(isReason ? { ...remark, field: 'blocker' } : remark);
  }
}
