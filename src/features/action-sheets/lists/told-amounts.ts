import type { Sheet } from '../sheet';
import { toBlocks } from './blocks';

/**
 * May a sum over these places be told, beside all other sums that are told in this way, to somebody who reads none of
 * these sheets? `saying` are the sheets of everywhere she counts in that say the value: the sum of five sheets of which
 * one says a budget is that budget.
 */
export function isToldOf(
  territoryIds: readonly string[] | undefined,
  saying: Sheet[],
  regionsOf: (territoryId: string) => readonly string[],
  least: number,
): boolean {
  const counts = new Map<string, number>();
  for (const { territoryId } of saying) counts.set(territoryId, (counts.get(territoryId) ?? 0) + 1);
  const blocks = toBlocks(
    [...counts].map(([id, count]) => ({ territoryIds: [id], regionCodes: [...regionsOf(id)], count })),
    least,
  );
  const asked = blocks.map(({ territoryIds: ids, count }) => ({
    count,
    all: ids.length,
    inside: territoryIds ? ids.filter((id) => territoryIds.includes(id)).length : ids.length,
  }));
  return asked.every(({ count, all, inside }) => inside === 0 || (inside === all && count >= least));
}
