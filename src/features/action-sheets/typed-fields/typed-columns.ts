import type { FieldColumn } from '../files/column';
import { fieldColumns } from '../files/columns';
import type { FieldName } from '../sheet';

/** Which form holds which fields, beside those of the edit form: each is what a column of a file is. */
export const projectNames = [
  'title',
  'axis',
  'need',
  'description',
  'maturity',
  'scheme',
  'startDate',
  'attachments',
] as const;
export const followUpNames = [
  'funding',
  'indicators',
  'request.text',
  'request.to',
  'request.by',
  'simplification.rule',
  'simplification.text',
  'simplification.state',
  'simplification.answerDue',
] as const;

/** What can be typed of a sheet beside what the sentences say. */
export type TypedName = (typeof projectNames)[number] | (typeof followUpNames)[number] | 'commitment';

const columns = new Map<string, FieldColumn>(
  fieldColumns.map((column) => [[column.field, ...(column.parts ?? [])].join('.'), column]),
);

export function columnOf(name: TypedName): FieldColumn {
  const column = columns.get(name);
  if (!column) throw new Error(`no column says ${name}`);
  return column;
}

export const fieldOf = (name: TypedName): FieldName => columnOf(name).field;

/** Text is taken as it is typed: « À définir » may be a title, where a file says nothing by it. */
export const isPlainText = (name: TypedName): boolean =>
  columnOf(name).type === 'text' &&
  !['axis', 'commitment', 'attachments', 'funding', 'indicators'].includes(name);

const paragraphs: readonly TypedName[] = ['need', 'description', 'request.text', 'simplification.text'];
export const isParagraph = (name: TypedName): boolean => paragraphs.includes(name);
