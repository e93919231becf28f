import { cleanTyped } from '../../../core/text';
import { mergeRow } from '../files/merge-row';
import { fitting, maxLine, maxParagraph } from '../files/texts';
import type { FieldValues } from '../revision';
import type { SheetFields } from '../sheet';
import { isListField, readLines, withEntries } from './list-lines';
import { columnOf, isParagraph, isPlainText, type TypedName } from './typed-columns';

/** Undefined or empty: it is taken away. */
export type Typed = Partial<Record<TypedName, string | undefined>>;

/**
 * What was typed of a sheet that says `seen`, as new values: only what differs. Or a sentence for each that cannot be
 * taken, by its name.
 */
export function readTyped(
  territoryId: string,
  seen: SheetFields,
  typed: Typed,
): { set: FieldValues } | { problems: Partial<Record<TypedName, string>> } {
  const problems: Partial<Record<TypedName, string>> = {};
  const cells = (Object.keys(typed) as TypedName[]).map((name) => {
    const reading = readOne(name, cleanTyped(typed[name] ?? ''), seen);
    if (reading && 'problem' in reading) problems[name] = reading.problem;
    const value = reading && 'value' in reading ? reading.value : undefined;
    return { title: name, column: columnOf(name), value };
  });
  if (Object.keys(problems).length > 0) return { problems };
  const merged = mergeRow(territoryId, seen, cells, {
    clearEmpty: true,
    nameOf: () => undefined,
    personNamed: () => undefined,
  });
  for (const { column, message } of merged.problems)
    problems[column as TypedName] ??= `${message.charAt(0).toUpperCase()}${message.slice(1)}`;
  return Object.keys(problems).length > 0 ? { problems } : { set: merged.set };
}

function readOne(name: TypedName, text: string, seen: SheetFields) {
  if (text === '') return undefined;
  const column = columnOf(name);
  if (isPlainText(name)) {
    const fits = fitting(text, isParagraph(name) ? maxParagraph : maxLine);
    const [part] = column.parts ?? [];
    return 'value' in fits && part !== undefined ? { value: { [part]: fits.value } } : fits;
  }
  if (!isListField(column.field)) return column.read(text);
  const isAddition = /^\+/.test(text);
  const reading = readLines(column.field, isAddition ? text.replace(/^\+\s*/, '') : text);
  if ('problem' in reading || !isAddition) return reading;
  return { value: withEntries(column.field, seen[column.field] ?? [], reading.value) };
}
