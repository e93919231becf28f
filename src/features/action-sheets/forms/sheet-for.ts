import { UserError } from '../../../core/errors';
import type { Context } from '../../../core/feature';
import type { TerritoryRegister } from '../../territories';
import { openDesk, type Desk } from '../desk';
import { fieldsBefore } from '../fields-at';
import type { Sheet, SheetFields } from '../sheet';
import { findSheet, historyOf } from '../store';
import { texts } from '../texts';

/** Of a form about one sheet: whoever may not change it gets a sentence. */
export async function sheetFor(
  context: Context,
  register: TerritoryRegister,
  sheetId: string,
): Promise<{ desk: Desk; sheet: Sheet }> {
  const desk = openDesk(context, register);
  if (!desk) throw new UserError(texts.unknownPerson);
  const sheet = await findSheet(context.tx, desk.writable, sheetId);
  if (!sheet) throw new UserError(texts.goneSheet);
  return { desk, sheet };
}

/** What the sheet said at that revision: what the person had before her eyes. */
export async function fieldsAt(
  { context, writable }: Desk,
  sheet: Sheet,
  revision: number,
): Promise<SheetFields> {
  if (revision >= sheet.revision) return sheet.fields;
  return fieldsBefore(
    sheet.fields,
    await historyOf(context.tx, writable, sheet.id, sheet.revision - revision),
  );
}
