import type { Tx } from '../../../core/ports';
import { demoTerritory } from '../../territories';
import { firstRevision } from '../create-sheet';
import { insertSheets, listSheets } from '../store';
import { readDemoSheets } from './read-demo-sheets';

/** Puts the invented sheets in place, once; what a visitor changed since stays. Returns how many were added. */
export async function loadDemoSheets(tx: Tx, seedFolder: string, now: Date): Promise<number> {
  const there = await listSheets(tx, { demo: true, territoryIds: [demoTerritory.id] }, {}, 1);
  if (there.length > 0) return 0;
  const sheets = readDemoSheets(seedFolder, now);
  await insertSheets(
    tx,
    sheets.map((sheet) =>
      firstRevision(sheet, { way: 'demonstration', source: 'demonstration', now: sheet.updatedAt }),
    ),
  );
  return sheets.length;
}
