import type { Tx } from '../../../core/ports';
import type { Perimeter } from '../../../core/perimeter';
import { statuses, type Status } from '../sheet';
import { listSheets, type SheetFilter } from '../store';
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

/** Counted over the very list that `listSheets` gives for the same filter: a figure is the length of its list. */
export async function figuresOf(
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
