import { applyValues, type FieldChange, type FieldValues } from './revision';
import type { SheetFields } from './sheet';

/** What a sheet said before these changes; newest first. */
export function fieldsBefore(fields: SheetFields, rows: readonly { changes: FieldChange[] }[]): SheetFields {
  return rows.reduce(
    (later, { changes }) =>
      applyValues(
        later,
        Object.fromEntries(changes.map(({ field, before }) => [field, before ?? null])) as FieldValues,
      ),
    fields,
  );
}
