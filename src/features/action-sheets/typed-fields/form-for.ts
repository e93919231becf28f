import type { FieldName } from '../sheet';
import { fieldOf, type TypedName } from './typed-columns';

/** Which form holds which fields. */
export const projectNames: readonly TypedName[] = [
  'title',
  'axis',
  'need',
  'description',
  'maturity',
  'scheme',
  'startDate',
  'attachments',
];
export const followUpNames: readonly TypedName[] = [
  'funding',
  'indicators',
  'request.text',
  'request.to',
  'request.by',
  'simplification.rule',
  'simplification.text',
  'simplification.state',
  'simplification.answerDue',
];

const projectFields = new Set(projectNames.map(fieldOf));
const followUpFields = new Set(followUpNames.map(fieldOf));

/** The form where all of these are, else the one that most is said in: it keeps what it does not show. */
export function formFor(fields: FieldName[]): 'edit' | 'project' | 'followUp' {
  if (fields.length === 0) return 'edit';
  if (fields.every((field) => projectFields.has(field))) return 'project';
  return fields.every((field) => followUpFields.has(field)) ? 'followUp' : 'edit';
}
