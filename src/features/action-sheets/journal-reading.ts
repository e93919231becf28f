import type { Tx } from '../../core/ports';
import { journal } from '../people';
import type { Desk } from './desk';
import type { Sheet } from './sheet';

/** That she saw this sheet, in whatever shape: its card, its history, the question of a round, a form filled with it. */
export async function journalSheetRead({ context, person }: Desk, sheet: Sheet): Promise<void> {
  const { tx, now, event } = context;
  await journal(tx, [
    {
      at: now,
      personId: person.id,
      action: 'sheet.read',
      subject: 'sheet',
      subjectId: sheet.id,
      source: event.key,
    },
  ]);
}

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
