import { leadName, fieldText, type Names } from '../field-text';
import { applyValues, type FieldValues } from '../revision';
import type { FieldName, SheetFields } from '../sheet';
import { dueShown, writeList } from './form-values';

export const editFields = [
  'status',
  'progress',
  'budget',
  'due',
  'nextStep',
  'blocker',
  'lead',
  'partners',
  'commitment',
  'comment',
] as const satisfies FieldName[];
export type EditField = (typeof editFields)[number];

/** What stands in an input of the edit form; undefined: it is empty. */
export function shownValue(field: EditField, fields: SheetFields, names: Names): string | undefined {
  switch (field) {
    case 'due':
      return fields.due && dueShown(fields.due);
    case 'lead':
      return fields.lead && leadName(fields.lead, names);
    case 'partners':
      return fields.partners && writeList(fields.partners);
    case 'progress':
    case 'budget':
      return fieldText(field, fields[field], names);
    default:
      return fields[field];
  }
}

/** What a form stood on when it was opened. */
export interface FormGround {
  /** At the revision that the person saw, and now. */
  seen: SheetFields;
  now: SheetFields;
  /** What was proposed, and stood in the inputs in place of it. */
  proposed: FieldValues;
  names: Names;
}

/**
 * The value behind an input that nobody touched, just as it is, whatever its text says less of it: of a lead her id, of a
 * period its day. Undefined: something else was typed.
 */
export function untouchedValue(
  field: EditField,
  typed: string | undefined,
  { seen, now, proposed, names }: FormGround,
): { value: unknown } | undefined {
  const offered = field in proposed ? [applyValues(now, proposed)] : [];
  const found = [...offered, seen, now].find((fields) => isSameText(typed, shownValue(field, fields, names)));
  return found && { value: found[field] };
}

/** Platforms send line ends in their own way. */
export const isSameText = (a: string | undefined, b: string | undefined): boolean => plain(a) === plain(b);
const plain = (text = ''): string => text.replace(/\r\n?/g, '\n').trim();
