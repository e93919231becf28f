import type { Tx } from '../../../core/ports';
import type { Perimeter } from '../../../core/perimeter';
import { statuses, type Status } from '../sheet';
import { listSheets, type SheetFilter } from '../store';
import { isWithin } from '../../people';
import { isLate } from '../views/card';

export interface Figures {
  total: number;
  byStatus: Record<Status, number>;
  late: number;
  stale: number;
  /** Euros, of those that say one. */
  budget: number;
  /** Percent, of those that say one. */
  averageProgress: number | undefined;
  territories: number;
}

/**
 * Fewer sheets than this are not consolidated: a sum or an average over one to four of them nearly says what each of
 * them says. Five is the least that leaves four unknowns to whoever knows one.
 */
export const leastSheets = 5;

/** What is not told to whoever may read figures alone. */
export interface ClosedFigures {
  closed: true;
}

/** Of whom the figures are: what she may count, and what of it she may read sheet by sheet. */
export interface FiguresOf {
  figures: Perimeter;
  readable: Perimeter;
}

/**
 * The figures of a choice of sheets; closed where too few of them are hidden from the reader, or where too few are left
 * out of its place or of the whole: a subtraction would tell the same.
 */
export async function figuresFor(
  tx: Tx,
  { figures, readable }: FiguresOf,
  filter: SheetFilter,
  when: { today: string; staleSince: Date },
): Promise<Figures | ClosedFigures> {
  const hiddenIn = async (choice: SheetFilter): Promise<number> =>
    (await listSheets(tx, figures, choice)).filter(({ territoryId }) => !isWithin(readable, territoryId))
      .length;
  const hidden = await hiddenIn(filter);
  const { territoryIds } = filter;
  const around =
    hidden === 0 ? [] : [await hiddenIn(territoryIds ? { territoryIds } : {}), await hiddenIn({})];
  const isTooFew = (count: number): boolean => count > 0 && count < leastSheets;
  if (isTooFew(hidden) || around.some((all) => isTooFew(all - hidden))) return { closed: true };
  return figuresOf(tx, figures, filter, when);
}

/** Counted over the very list that `listSheets` gives for the same filter: a figure is the length of its list. */
async function figuresOf(
  tx: Tx,
  perimeter: Perimeter,
  filter: SheetFilter,
  { today, staleSince }: { today: string; staleSince: Date },
): Promise<Figures> {
  const sheets = await listSheets(tx, perimeter, filter);
  const progress = sheets.flatMap(({ fields }) => fields.progress ?? []);
  return {
    total: sheets.length,
    byStatus: Object.fromEntries(
      statuses.map((status) => [status, sheets.filter(({ fields }) => fields.status === status).length]),
    ) as Record<Status, number>,
    late: sheets.filter((sheet) => isLate(sheet, today)).length,
    stale: sheets.filter(
      ({ updatedAt, fields }) =>
        updatedAt < staleSince && fields.status !== 'termine' && fields.status !== 'abandonne',
    ).length,
    budget: sheets.reduce((sum, { fields }) => sum + (fields.budget?.euros ?? 0), 0),
    averageProgress:
      progress.length === 0
        ? undefined
        : Math.round(progress.reduce((sum, one) => sum + one, 0) / progress.length),
    territories: new Set(sheets.map(({ territoryId }) => territoryId)).size,
  };
}
