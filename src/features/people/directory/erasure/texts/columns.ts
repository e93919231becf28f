import { foldQuestion } from '../../../../../core/text';

/** A column that is unique in its table, alone or with others: what remains of two texts may be one. */
export interface Uniqueness {
  /** The columns that are unique together. */
  columns: string[];
  /** How two rows become one, in SQL (`kept`, `excluded`); absent: the second gets a number behind its text. */
  merge?: string;
}

const countedQuestion: Uniqueness = {
  columns: ['demo', 'folded'],
  merge: `times = kept.times + excluded.times, last_day = greatest(kept.last_day, excluded.last_day)`,
};

const ofSheet = '(SELECT territory_id FROM sheet WHERE sheet.id = sheet_revision.sheet_id)';

export interface NamingColumn {
  table: string;
  column: string;
  kind: 'json' | 'text';
  /** The territory that it is about, in SQL. */
  territory?: string;
  /** Written anew from this one: « É. Blanc » is a name, « e. blanc » in a folded text is not told from one. */
  derived?: { column: string; from(text: string): string };
  unique?: Uniqueness;
}

/** Every column that can name a person, but those of her own rows. What the knowledge says of public people stays. */
export const columnsThatNamePeople: NamingColumn[] = [
  { table: 'sheet', column: 'fields', kind: 'json', territory: 'sheet.territory_id' },
  { table: 'sheet_revision', column: 'changes', kind: 'json', territory: ofSheet },
  { table: 'sheet_revision', column: 'words', kind: 'text', territory: ofSheet },
  { table: 'sheet_revision', column: 'source', kind: 'text' },
  { table: 'sheet_proposal', column: 'items', kind: 'json' },
  { table: 'sheet_proposal', column: 'words', kind: 'text' },
  { table: 'sheet_round', column: 'answers', kind: 'json' },
  { table: 'copil', column: 'content', kind: 'json' },
  { table: 'copil_draft', column: 'content', kind: 'json' },
  { table: 'copil_version', column: 'content', kind: 'json' },
  { table: 'copil_participant', column: 'replaced_by', kind: 'text' },
  { table: 'journal_entry', column: 'source', kind: 'text' },
  { table: 'journal_entry', column: 'subject_id', kind: 'text' },
  { table: 'broadcast', column: 'title', kind: 'text' },
  { table: 'broadcast', column: 'text', kind: 'text' },
  { table: 'broadcast', column: 'audience', kind: 'json' },
  { table: 'broadcast_reply', column: 'text', kind: 'text' },
  { table: 'broadcast_correction', column: 'title', kind: 'text' },
  { table: 'broadcast_correction', column: 'text', kind: 'text' },
  { table: 'audience_list', column: 'name', kind: 'text', unique: { columns: ['owner_id', 'name'] } },
  { table: 'audience_list', column: 'audience', kind: 'json' },
  { table: 'delivery', column: 'message', kind: 'json' },
  { table: 'delivery', column: 'cause', kind: 'text' },
  {
    table: 'delivery_hold',
    column: 'cause',
    kind: 'text',
    unique: {
      columns: ['cause'],
      // Without an end it holds the longest.
      merge: `since = least(kept.since, excluded.since),
        until = CASE WHEN kept.until IS NULL OR excluded.until IS NULL THEN NULL ELSE greatest(kept.until, excluded.until) END`,
    },
  },
  { table: 'board_message', column: 'message', kind: 'json' },
  { table: 'board_message', column: 'author', kind: 'json' },
  { table: 'forwarded_question', column: 'question', kind: 'text' },
  { table: 'forwarded_question', column: 'answer', kind: 'text' },
  { table: 'fact_draft', column: 'data', kind: 'json' },
  { table: 'document_import', column: 'name', kind: 'text' },
  { table: 'document_import', column: 'file', kind: 'json' },
  { table: 'document_import', column: 'result', kind: 'json' },
  { table: 'knowledge_revision', column: 'reason', kind: 'text' },
  { table: 'answer_feedback', column: 'question', kind: 'text' },
  {
    table: 'unanswered_question',
    column: 'question',
    kind: 'text',
    derived: { column: 'folded', from: foldQuestion },
    unique: countedQuestion,
  },
  { table: 'unanswered_question', column: 'folded', kind: 'text', unique: countedQuestion },
  { table: 'outgoing_mail', column: 'subject', kind: 'text' },
  { table: 'outgoing_mail', column: 'text', kind: 'text' },
  { table: 'account', column: 'display_name', kind: 'text' },
  { table: 'link_request', column: 'display_name', kind: 'text' },
  { table: 'running_dialog', column: 'state', kind: 'json' },
  { table: 'conversation_topic', column: 'topic', kind: 'json' },
  { table: 'inbox_event', column: 'event', kind: 'json' },
  { table: 'inbox_event', column: 'reply', kind: 'json' },
];
