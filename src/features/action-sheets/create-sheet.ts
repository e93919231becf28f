import { randomUUID } from 'node:crypto';
import type { Tx } from '../../core/ports';
import { journal } from '../people';
import type { FieldChange } from './revision';
import { sheetFieldsSchema, type FieldName, type Sheet, type SheetFields } from './sheet';
import { insertSheets, nextNumber } from './store';
import type { Authorship } from './write-sheet';

/** A new sheet with the next free number of its territory. The caller has looked at the right to create it. */
export async function createSheet(
  tx: Tx,
  territoryId: string,
  demo: boolean,
  fields: SheetFields,
  authorship: Authorship,
): Promise<Sheet> {
  const sheet = newSheet(territoryId, await nextNumber(tx, territoryId), demo, fields, authorship);
  await insertSheets(tx, [firstRevision(sheet, authorship)]);
  await journal(tx, [
    {
      at: authorship.now,
      personId: authorship.authorId,
      action: 'sheet.create',
      subject: 'sheet',
      subjectId: sheet.id,
      source: authorship.source,
    },
  ]);
  return sheet;
}

export function newSheet(
  territoryId: string,
  number: number,
  demo: boolean,
  fields: SheetFields,
  { authorId, now }: Authorship,
): Sheet {
  return {
    id: randomUUID(),
    territoryId,
    number,
    demo,
    revision: 1,
    fields: sheetFieldsSchema.parse(fields),
    createdAt: now,
    updatedAt: now,
    updatedBy: authorId,
  };
}

export function firstRevision(sheet: Sheet, { authorId, way, source, words, now }: Authorship) {
  const changes: FieldChange[] = Object.entries(sheet.fields).map(([field, after]) => ({
    field: field as FieldName,
    after: after,
  }));
  return { sheet, at: now, authorId, changes, way, source, words };
}
