import type { Json } from './json';

export interface Choice {
  label: string;
  value: string;
}

interface FieldBase {
  id: string;
  label: string;
  hint?: string;
  optional?: true;
}

export type Field = FieldBase &
  (
    | { type: 'text'; multiline?: true; maxLength?: number; initial?: string }
    | { type: 'choice'; choices: Choice[]; initial?: string }
    /** A select with search; its options come from the look-up of that name. */
    | { type: 'search'; lookupId: string; initial?: Choice }
    | { type: 'date'; initial?: string }
    | { type: 'checkbox'; initial?: boolean }
  );

/**
 * Submitted values: text, choice, search → string; date → 'YYYY-MM-DD'; checkbox → boolean; a field left empty
 * is absent. Adapters give exactly that, whatever their platform sends.
 */
export interface Form {
  formId: string;
  title: string;
  submitLabel: string;
  /** Comes back with the submission. */
  payload: Json;
  intro?: string;
  fields: Field[];
}
