import type { FieldName, SheetFields } from './sheet';

/** How a change came in. */
export const ways = ['sentence', 'command', 'form', 'round', 'import', 'undo', 'demonstration'] as const;
export type Way = (typeof ways)[number];

/** One field: what stood there, what stands there now. Absent: nothing. */
export interface FieldChange {
  field: FieldName;
  before?: unknown;
  after?: unknown;
}

/** New values; null takes the field away. */
export type FieldValues = { [Field in FieldName]?: SheetFields[Field] | null };

/** What `set` would change; a value that stands there already is no change. */
export function changesOf(fields: Partial<SheetFields>, set: FieldValues): FieldChange[] {
  return (Object.keys(set) as FieldName[]).flatMap((field) => {
    const before: unknown = fields[field];
    const after: unknown = set[field] ?? undefined;
    if (sameValue(before, after)) return [];
    return [{ field, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
  });
}

export function applyValues(fields: SheetFields, set: FieldValues): SheetFields {
  const entries = Object.entries({ ...fields, ...set }).filter(
    ([, value]) => value !== null && (value as unknown) !== undefined,
  );
  return Object.fromEntries(entries) as SheetFields;
}

/** Plain values: the same text is the same value, in whatever order an object says it. */
export function sameValue(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, item: unknown) =>
      typeof item === 'object' && item !== null && !Array.isArray(item)
        ? Object.fromEntries(Object.entries(item).sort(([x], [y]) => (x < y ? -1 : 1)))
        : item,
    ) ?? ''
  );
}
