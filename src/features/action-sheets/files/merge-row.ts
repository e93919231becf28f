import { cleanCellText } from '../../../tables/cell-text';
import { sameValue, type FieldValues } from '../revision';
import type { FieldName, SheetFields } from '../sheet';
import type { FieldColumn, NameOf } from './column';
import type { FileProblem, SaidCell } from './read-sheets';

export interface MergeOptions {
  /** A blank cell takes the stored value away; otherwise it says nothing. */
  clearEmpty?: boolean;
  nameOf: NameOf;
  /** The id of the person of the directory who is called so and has an assignment there. */
  personNamed(territoryId: string, name: string): string | undefined;
}

export interface MergedRow {
  set: FieldValues;
  /** Of `set`: those that somebody changed since the file. */
  disputed: FieldName[];
  /** Where the file says what it found, and the sheet says something newer, which stays. */
  kept: FieldName[];
  problems: Omit<FileProblem, 'line'>[];
}

/**
 * What a row would set on a sheet that says `stored`. A cell that says what an exported file would say is no change,
 * even where the stored value says more, as the id of a lead does. `base`: what the sheet said when the file was made.
 */
export function mergeRow(
  territoryId: string,
  stored: SheetFields | undefined,
  cells: SaidCell[],
  options: MergeOptions,
  base: SheetFields | undefined = stored,
): MergedRow {
  const set: Partial<Record<FieldName, unknown>> = {};
  const disputed: FieldName[] = [];
  const kept: FieldName[] = [];
  const problems: Omit<FileProblem, 'line'>[] = [];
  for (const field of new Set(cells.map(({ column }) => column.field))) {
    const said = cells.filter(
      ({ column, value }) => column.field === field && (value !== undefined || options.clearEmpty === true),
    );
    if (said.length === 0) continue;
    if (stored && said.every((cell) => isExported(cell, stored, options.nameOf))) continue;
    if (base !== stored && base && said.every((cell) => isExported(cell, base, options.nameOf))) {
      kept.push(field);
      continue;
    }
    const complete = completed(field, combine(said, stored?.[field]));
    if ('problem' in complete) problems.push({ column: said[0]?.title, message: complete.problem });
    else if (complete.value !== null || (field !== 'title' && field !== 'status')) {
      set[field] =
        field === 'lead' ? leadOf(complete.value as Name | null, territoryId, options) : complete.value;
      if (!sameValue(base?.[field], stored?.[field])) disputed.push(field);
    }
  }
  return { set: set as FieldValues, disputed, kept, problems };
}

function combine(said: SaidCell[], stored: unknown): unknown {
  if (said[0]?.column.parts === undefined) {
    const values = said.map(({ value }) => value).filter((value) => value !== undefined);
    return values.some(Array.isArray) ? values.flat() : values[0];
  }
  const merged: Record<string, unknown> = { ...(stored as object | undefined) };
  for (const { column, value } of said) {
    // What several columns say, such as a budget and its tax: a blank one takes away only its own part.
    if (value === undefined) for (const part of column.parts ?? []) merged[part] = undefined;
    else Object.assign(merged, value);
  }
  return merged;
}

/** Each of the columns that say it may hold as many. */
const maxFunders = 50;

type Completed = { value: unknown } | { problem: string };

/** A field of several parts is one only with those that it cannot be without. */
function completed(field: FieldName, value: unknown): Completed {
  if (value === undefined) return { value: null };
  if (Array.isArray(value) && value.length > maxFunders && field === 'funding')
    return { problem: `${value.length} financeurs : il en faut ${maxFunders} au plus.` };
  if (field === 'budget') return { value: has(value, 'euros') ? defined(value) : null };
  if (field === 'request') {
    if (has(value, 'text')) return { value: { to: 'copil', ...defined(value) } };
    return isBlank(value) ? { value: null } : { problem: 'il manque la demande elle-même.' };
  }
  if (field === 'simplification' && !has(value, 'rule'))
    return isBlank(value) ? { value: null } : { problem: 'il manque la règle à simplifier.' };
  return { value: field === 'simplification' ? defined(value as object) : value };
}

const has = (value: unknown, part: string): value is object =>
  (value as Record<string, unknown>)[part] !== undefined;
const defined = (value: object): object =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined));
const isBlank = (value: unknown): boolean =>
  Object.values(value as object).every((part) => part === undefined);

interface Name {
  name: string;
}

function leadOf(lead: Name | null, territoryId: string, { personNamed }: MergeOptions) {
  const personId = lead ? personNamed(territoryId, lead.name) : undefined;
  return personId === undefined ? lead : { personId };
}

function isExported({ column, value }: SaidCell, stored: SheetFields, nameOf: NameOf): boolean {
  return sameValue(value, exportedValue(column, stored, nameOf));
}

/** What reading an exported file gives for this column. */
function exportedValue(column: FieldColumn, stored: SheetFields, nameOf: NameOf): unknown {
  const cell = column.write(stored, nameOf);
  const reading = column.read(typeof cell === 'string' ? cleanCellText(cell) : cell, 'points');
  return reading && 'value' in reading ? reading.value : undefined;
}
