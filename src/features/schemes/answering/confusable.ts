import { foldText } from '../../../core/text';
import type { Knowledge } from '../knowledge';

/** A Slack row holds five buttons. */
const confusableAtMost = 5;

/** For each subject those that it is often taken for, the ones that both sides name first. */
export function findConfusable({ subjects, relations, glossary }: Knowledge): (id: string) => string[] {
  const counts = new Map<string, Map<string, number>>();
  const known = new Set(subjects.map(({ id }) => id));
  const add = (one: string | undefined, other: string | undefined): void => {
    if (one === undefined || other === undefined || one === other || !known.has(one) || !known.has(other))
      return;
    for (const [a, b] of [
      [one, other],
      [other, one],
    ] as const) {
      const of = counts.get(a) ?? new Map<string, number>();
      counts.set(a, of.set(b, (of.get(b) ?? 0) + 1));
    }
  };
  for (const { id, notToBeConfusedWith } of subjects) for (const other of notToBeConfusedWith) add(id, other);
  for (const { from, type, to } of relations) if (type === 'distinctFrom') add(from, to);
  const subjectOf = new Map(glossary.map(({ term, subject }) => [foldText(term), subject]));
  for (const { subject, distinctFrom } of glossary)
    for (const term of distinctFrom) add(subject, subjectOf.get(foldText(term)));
  return (id) =>
    [...(counts.get(id) ?? [])]
      .sort(([, one], [, other]) => other - one)
      .slice(0, confusableAtMost)
      .map(([other]) => other);
}
