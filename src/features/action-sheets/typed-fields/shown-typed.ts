import type { SheetFields } from '../sheet';
import { isListField, writeLines } from './list-lines';
import { columnOf, type TypedName } from './typed-columns';

/** What stands in the input of a form: it can be submitted as it is, and changes nothing. */
export function shownTyped(name: TypedName, fields: SheetFields): string | undefined {
  const { field, parts, type } = columnOf(name);
  const value = fields[field];
  if (value === undefined) return undefined;
  if (isListField(field)) return writeLines(field, fields[field] ?? []);
  const [part] = parts ?? [];
  const said = part === undefined ? value : (value as Record<string, unknown>)[part];
  if (typeof said !== 'string') return undefined;
  // Days, axes and levels are values of a picker; the rest is text.
  return type === 'date' || said !== '' ? said : undefined;
}
