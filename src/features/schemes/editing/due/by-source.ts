import type { Fact, Source } from '../../knowledge';

/** Facts to look at again that one source can settle; whoever publishes it is asked once for all of them. */
export interface DueGroup {
  /** Absent: of a source that the knowledge no longer has. */
  source: Source | undefined;
  /** The one that falls due first stands first. */
  facts: Fact[];
}

const firstSource = ({ sources }: Fact): string => sources[0] ?? '';

/** The largest groups first. */
export function dueBySource(
  facts: readonly Fact[],
  sourceOf: (id: string) => Source | undefined,
): DueGroup[] {
  const groups = new Map<string, DueGroup>();
  for (const fact of facts) {
    const id = firstSource(fact);
    const group = groups.get(id) ?? { source: sourceOf(id), facts: [] };
    groups.set(id, group);
    group.facts.push(fact);
  }
  return [...groups.values()].sort((a, b) => b.facts.length - a.facts.length);
}

/** Its place in the review, which goes through one source after the other. It changes once the fact is confirmed. */
export const placeInReview = (fact: Fact): string => [firstSource(fact), fact.recheck, fact.id].join('|');

/** The next to look at, and how many there are. `after`: the place of the one before; absent: from the beginning. */
export function nextInReview(
  facts: readonly Fact[],
  after: string | undefined,
): { fact: Fact | undefined; left: number } {
  const ordered = facts
    .map((fact) => ({ fact, place: placeInReview(fact) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .filter(({ place }) => after === undefined || place > after);
  return { fact: ordered[0]?.fact, left: ordered.length };
}
