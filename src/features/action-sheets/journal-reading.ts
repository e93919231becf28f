import type { Tx } from '../../core/ports';
import { journal } from '../people';
import type { Sheet } from './sheet';

/** Who saw the sheets of which territories: one entry each, however many sheets. */
export async function journalSheetsRead(
  tx: Tx,
  action: 'sheet.read' | 'sheet.export',
  sheets: Sheet[],
  deed: { at: Date; personId?: string; source: string },
): Promise<void> {
  const territoryIds = new Set(sheets.map(({ territoryId }) => territoryId));
  await journal(
    tx,
    [...territoryIds].map((subjectId) => ({ ...deed, action, subject: 'territory', subjectId })),
  );
}
