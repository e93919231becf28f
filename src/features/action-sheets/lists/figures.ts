import type { Tx } from '../../../core/ports';
import type { Perimeter } from '../../../core/perimeter';
import { findTerritory, type TerritoryRegister } from '../../territories';
import { statuses, type Sheet, type Status } from '../sheet';
import { listSheets, type SheetFilter } from '../store';
import { isWithin } from '../../people';
import { isToldOf } from './told-amounts';
import { isLate } from '../views/card';

export interface Figures {
  total: number;
  byStatus: Record<Status, number>;
  late: number;
  stale: number;
  /** Euros, of those that say one; absent where it is kept from the reader. */
  budget: number | undefined;
  /** Percent, of those that say one. */
  averageProgress: number | undefined;
  territories: number;
  /** Budget or progress are kept from the reader. */
  keepsAmounts: boolean;
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
  register: TerritoryRegister;
}

/**
 * The figures of a choice of sheets. Of sheets that are hidden from the reader:
 * - closed where they are too few, or where too few are left out of the place or of the whole;
 * - budget and progress are told of places alone, never of a status or an axis, and of whole blocks of places
 *   (`toBlocks`): whatever of one day is added and subtracted, no sum over fewer sheets comes out.
 * Counts can still be subtracted; they say how many sheets there are, not what one of them says.
 */
export async function figuresFor(
  tx: Tx,
  { figures, readable, register }: FiguresOf,
  filter: SheetFilter,
  when: { today: string; staleSince: Date },
): Promise<Figures | ClosedFigures> {
  const isHidden = ({ territoryId }: Sheet): boolean => !isWithin(readable, territoryId);
  const sheets = await listSheets(tx, figures, filter);
  const told = figuresOf(sheets, when);
  const chosen = sheets.filter(isHidden).length;
  if (chosen === 0) return told;

  const all = (await listSheets(tx, figures)).filter(isHidden);
  const { territoryIds, ...criteria } = filter;
  const inPlace = all.filter(({ territoryId }) => territoryIds?.includes(territoryId) ?? true).length;
  const isTooFew = (count: number): boolean => count > 0 && count < leastSheets;
  if ([chosen, inPlace - chosen, all.length - chosen].some(isTooFew)) return { closed: true };

  const isTold = (says: (sheet: Sheet) => boolean): boolean =>
    Object.keys(criteria).length === 0 &&
    isToldOf(
      territoryIds,
      all.filter(says),
      (id) => findTerritory(register, id)?.regionCodes ?? [],
      leastSheets,
    );
  const tellsBudget = isTold(({ fields }) => fields.budget !== undefined);
  const tellsProgress = isTold(({ fields }) => fields.progress !== undefined);
  return {
    ...told,
    budget: tellsBudget ? told.budget : undefined,
    averageProgress: tellsProgress ? told.averageProgress : undefined,
    keepsAmounts: !tellsBudget || !tellsProgress,
  };
}

/** Counted over the very list that `listSheets` gives for the same filter: a figure is the length of its list. */
function figuresOf(sheets: Sheet[], { today, staleSince }: { today: string; staleSince: Date }): Figures {
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
    keepsAmounts: false,
  };
}
