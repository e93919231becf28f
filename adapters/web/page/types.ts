/** What the server sends; the same shapes as the house's messages and forms. */
export interface Persona {
  id: string;
  label: string;
  description: string;
  suggestions?: string[];
}
export interface Start {
  personae: Persona[];
  /** False: nobody is invented, one only asks questions. */
  isDemonstration: boolean;
  suggestions: string[];
}
export type Place = 'personal' | 'room';
export interface Button {
  label: string;
  actionId: string;
  payload?: unknown;
  style?: 'primary' | 'danger';
}
export interface Source {
  number: number;
  title: string;
  url?: string;
  detail: string;
}
export type Block =
  | { type: 'text'; text: string; style?: 'normal' | 'strong' | 'subtle' }
  | { type: 'list'; items: string[]; numbered?: true }
  | { type: 'facts'; facts: { label: string; value: string }[] }
  | { type: 'sources'; sources: Source[] }
  | { type: 'links'; links: { label: string; url: string }[] }
  | { type: 'divider' }
  | { type: 'buttons'; buttons: Button[] };
export interface ShownMessage {
  id: string;
  place: Place;
  revision: number;
  postedAt: string;
  author: { bot: true } | { bot: false; persona: string; label: string };
  removed: boolean;
  message: { text: string; card?: { title?: string; blocks: Block[] } };
}
export interface Choice {
  label: string;
  value: string;
}
export type Field = { id: string; label: string; hint?: string; optional?: true } & (
  | { type: 'text'; multiline?: true; maxLength?: number; initial?: string }
  | { type: 'choice'; choices: Choice[]; initial?: string }
  | { type: 'search'; lookupId: string; initial?: Choice }
  | { type: 'date'; initial?: string }
  | { type: 'checkbox'; initial?: boolean }
);
export interface Form {
  formId: string;
  title: string;
  submitLabel: string;
  payload: unknown;
  intro?: string;
  fields: Field[];
}
export interface Answer {
  form?: Form;
  problems?: Record<string, string>;
  choices?: Choice[];
}
