import type { FieldName } from '../sheet';
import { fieldOf, followUpNames, projectNames } from './typed-columns';

const projectFields = new Set(projectNames.map(fieldOf));
const followUpFields = new Set(followUpNames.map(fieldOf));

/** The form where all of these are, else the one that most is said in: it keeps what it does not show. */
export function formFor(fields: FieldName[]): 'edit' | 'project' | 'followUp' {
  if (fields.length === 0) return 'edit';
  if (fields.every((field) => projectFields.has(field))) return 'project';
  return fields.every((field) => followUpFields.has(field)) ? 'followUp' : 'edit';
}
