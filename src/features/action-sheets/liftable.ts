import type { Person } from '../../core/person';
import type { Disagreement } from './sheet';

/**
 * Whose disagreements she may lift, by person id: either half of the binôme (`pair`) every one, whoever signalled one
 * her own. A territory without a binôme leaves it to whoever may write there, for it would stand for ever.
 */
export function liftableBy(
  { id }: Pick<Person, 'id'>,
  pair: readonly Pick<Person, 'id'>[],
  all: readonly Disagreement[] = [],
): string[] {
  const isOfPair = pair.length === 0 || pair.some((half) => half.id === id);
  return [...new Set(all.map(({ personId }) => personId))].filter((of) => isOfPair || of === id);
}
