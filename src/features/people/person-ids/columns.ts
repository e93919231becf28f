/** A column that holds the id of a person, or ids of people. */
export interface PersonIdColumn {
  table: string;
  column: string;
  kind: 'text' | 'array' | 'json';
  /** Of which rows, in SQL. */
  only?: string;
  /** Rows stay as they were written, until somebody is erased. */
  appendOnly?: true;
  /** With these columns (none: alone) it is unique; `of` says among which rows, in SQL. */
  unique?: { with: string[]; of?: string };
}

/** All of them but those that the database itself ties to `person`. */
export const personIdColumns: PersonIdColumn[] = [
  { table: 'journal_entry', column: 'person_id', kind: 'text', appendOnly: true },
  {
    table: 'journal_entry',
    column: 'subject_id',
    kind: 'text',
    only: "subject = 'person'",
    appendOnly: true,
  },
  { table: 'link_request', column: 'person_id', kind: 'text' },
  { table: 'outgoing_mail', column: 'person_id', kind: 'text' },
  { table: 'document_import', column: 'person_id', kind: 'text' },
  { table: 'fact_draft', column: 'author_ids', kind: 'array' },
  { table: 'knowledge_revision', column: 'author_ids', kind: 'array', appendOnly: true },
  { table: 'knowledge_revision', column: 'published_by', kind: 'text', appendOnly: true },
  { table: 'forwarded_question', column: 'taken_by', kind: 'text' },
  { table: 'forwarded_question', column: 'answered_by', kind: 'text' },
  { table: 'sheet', column: 'updated_by', kind: 'text' },
  { table: 'sheet', column: 'fields', kind: 'json' },
  { table: 'sheet_revision', column: 'author_id', kind: 'text', appendOnly: true },
  { table: 'sheet_revision', column: 'changes', kind: 'json', appendOnly: true },
  { table: 'sheet_proposal', column: 'person_id', kind: 'text' },
  { table: 'sheet_proposal', column: 'items', kind: 'json' },
  { table: 'sheet_round', column: 'person_id', kind: 'text', unique: { with: ['visitor'] } },
  { table: 'broadcast', column: 'author_id', kind: 'text' },
  { table: 'broadcast', column: 'approved_by', kind: 'text' },
  { table: 'broadcast', column: 'expected_ids', kind: 'array' },
  { table: 'broadcast_recipient', column: 'person_id', kind: 'text', unique: { with: ['broadcast_id'] } },
  { table: 'broadcast_reply', column: 'person_id', kind: 'text' },
  { table: 'audience_list', column: 'owner_id', kind: 'text', unique: { with: ['name'] } },
  { table: 'reminder', column: 'person_id', kind: 'text', unique: { with: ['rule_id', 'occurrence'] } },
  {
    table: 'reminder_message',
    column: 'person_id',
    kind: 'text',
    unique: { with: ['day'], of: "kind = 'digest'" },
  },
  { table: 'reminder_preference', column: 'person_id', kind: 'text', unique: { with: [] } },
  { table: 'copil', column: 'created_by', kind: 'text' },
  { table: 'copil', column: 'content', kind: 'json' },
  { table: 'copil_participant', column: 'person_id', kind: 'text', unique: { with: ['copil_id'] } },
  { table: 'copil_version', column: 'content', kind: 'json' },
  { table: 'copil_notice', column: 'reader', kind: 'text', unique: { with: ['copil_id'] } },
  { table: 'copil_draft', column: 'person_id', kind: 'text' },
  { table: 'copil_draft', column: 'content', kind: 'json' },
  { table: 'collection', column: 'started_by', kind: 'text' },
  { table: 'collection_person', column: 'person_id', kind: 'text', unique: { with: ['collection_id'] } },
];
