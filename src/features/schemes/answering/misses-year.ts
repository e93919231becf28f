import type { Fact } from '../knowledge';
import { isYear } from '../understanding/time';
import type { Question } from './question';

/** « Combien fin 2020 ? » : however near it is otherwise, what is of another year is no answer. */
export function missesYear({ content, beside }: Question, fact: Fact): boolean {
  const years = content.filter(({ text }) => isYear(text) && !beside.has(text));
  return (
    years.length > 0 && years.every(({ text }) => !fact.text.includes(text) && !fact.date.startsWith(text))
  );
}
