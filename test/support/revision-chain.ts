import type { Client } from 'pg';
import { applyValues, sameValue, type FieldChange } from '../../src/features/action-sheets/revision';
import type { SheetFields } from '../../src/features/action-sheets/sheet';

/**
 * Reads every sheet's history again from its first revision: numbers without a gap, each « before » what stood there,
 * and in the end what the sheet says now. A sentence for each link that is broken.
 */
export async function brokenLinks(client: Client): Promise<string[]> {
  const { rows: sheets } = await client.query<{ id: string; revision: number; fields: SheetFields }>(
    'SELECT id, revision, fields FROM sheet',
  );
  const { rows } = await client.query<{ sheet_id: string; revision: number; changes: FieldChange[] }>(
    'SELECT sheet_id, revision, changes FROM sheet_revision ORDER BY sheet_id, revision',
  );
  return sheets.flatMap(({ id, revision, fields }) => {
    const chain = rows.filter(({ sheet_id }) => sheet_id === id);
    const broken: string[] = [];
    let told = {} as SheetFields;
    for (const [index, row] of chain.entries()) {
      const name = `revision ${row.revision} of ${id}`;
      if (row.revision !== index + 1) broken.push(`${name} comes after ${index}`);
      for (const { field, before, after } of row.changes) {
        if (!sameValue(told[field], before)) broken.push(`${name} does not begin where ${field} stood`);
        told = applyValues(told, { [field]: after ?? null });
      }
    }
    if (chain.length !== revision) broken.push(`${id} is at ${revision}, and has ${chain.length} revisions`);
    if (!sameValue(told, fields)) broken.push(`${id} does not say what its history says`);
    return broken;
  });
}
