import { countsFor, mayRead } from './rights-model';
import type { WorldPerson, WorldSheet } from './rights-world';

const least = 5;
export type Amount = 'budget' | 'progress';

/** The sums that one person was told, as the sheets that she may not read and that they are over. */
export type ToldSums = Map<WorldPerson, Record<Amount, WorldSheet[][]>>;

export const hiddenAmounts = (who: WorldPerson, sheets: WorldSheet[], amount: Amount): WorldSheet[] =>
  sheets.filter(
    (sheet) => countsFor(who, sheet.place) && !mayRead(who, sheet.place) && sheet[amount] !== undefined,
  );

/**
 * What additions and subtractions of these sums could tell of fewer than five things: things that stand in the very same
 * sums always come out together, so it is enough that they are five at least.
 */
export function toldApart<T>(sums: T[][]): T[][] {
  const together = new Map<string, T[]>();
  for (const one of new Set(sums.flat())) {
    const key = sums.map((sum) => Number(sum.includes(one))).join('');
    together.set(key, [...(together.get(key) ?? []), one]);
  }
  return [...together.values()].filter((group) => group.length < least);
}

export function faultsOfSums(told: ToldSums): string[] {
  return [...told].flatMap(([{ roles }, sums]) =>
    (['budget', 'progress'] as const).flatMap((amount) =>
      toldApart(sums[amount]).map(
        (group) =>
          `${roles.map(({ kind }) => kind).join('+')}: the ${amount} of ${group.length} by subtraction`,
      ),
    ),
  );
}
