import { foldText } from '../../core/text';
import { territoryName, type Desk } from './desk';
import type { Perimeter } from '../../core/perimeter';
import { isWithin } from '../people';
import { territoryAfterNumber } from './sheet-name';
import { territoriesWithSheets } from './store';

export type ChosenTerritory =
  | { id: string }
  | { among: { id: string; name: string }[] }
  /** One is named that is not hers: it is not taken for another. */
  | { outside: string }
  | undefined;

export const withinOr = (
  perimeter: Perimeter,
  { id, name }: { id: string; name: string },
): { id: string } | { outside: string } => (isWithin(perimeter, id) ? { id } : { outside: name });

/**
 * Of which territory the numbers are: the one that is named behind a number, the only one of the perimeter, the one that
 * is named in the text, that of the running conversation; else it is for the person to say.
 */
export async function chooseTerritory(
  desk: Desk,
  perimeter: Perimeter,
  text: string,
  current: string | undefined,
): Promise<ChosenTerritory> {
  const behind = territoryAfterNumber(desk.register, text);
  if (behind) return withinOr(perimeter, behind);
  if (perimeter.territoryIds !== 'all' && perimeter.territoryIds.length <= 1) {
    const [only] = perimeter.territoryIds;
    return only === undefined ? undefined : { id: only };
  }
  const ids = await territoriesWithSheets(desk.context.tx, perimeter);
  const [first, second] = ids;
  if (first === undefined) return undefined;
  if (second === undefined) return { id: first };
  const folded = ` ${foldText(text).replace(/[^\p{L}\d]+/gu, ' ')} `;
  const among = ids.map((id) => ({ id, name: territoryName(desk.register, id) }));
  const named = among
    .filter(({ name }) =>
      folded.includes(
        ` ${foldText(name)
          .replace(/[^\p{L}\d]+/gu, ' ')
          .trim()} `,
      ),
    )
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (named) return { id: named.id };
  if (current !== undefined && ids.includes(current)) return { id: current };
  return { among };
}
