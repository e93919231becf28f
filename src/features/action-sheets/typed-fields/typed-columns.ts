import type { FieldColumn } from '../files/column';
import { fieldColumns } from '../files/columns';
import type { FieldName } from '../sheet';

/** What can be typed of a sheet beside what the sentences say: each is what a column of a file is. */
export const typedNames = [
  'title',
  'axis',
  'need',
  'description',
  'maturity',
  'commitment',
  'scheme',
  'startDate',
  'attachments',
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
export type TypedName = (typeof typedNames)[number];

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
