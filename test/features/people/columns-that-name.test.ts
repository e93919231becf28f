import { Client } from 'pg';
import { columnsThatNamePeople } from '../../../src/features/people/directory/erasure/texts/columns';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

/**
 * Columns of text that the erasure deals with by her id or her accounts, or that hold nobody's name: identifiers of
 * ours, words of a list, public knowledge. A column that is in neither list is one that nobody thought of.
 */
const others = [
  'account.kind, account.linked_by, account.member_id, account.person_id, account.platform, account.workspace_id',
  'answer_feedback.facet, answer_feedback.subject_id, answer_feedback.verdict',
  'assignment.person_id, assignment.region_code, assignment.role, assignment.territory_id',
  'board_message.conversation_id, board_message.delivery_id, board_message.key, board_message.visible_to, board_message.workspace_id',
  'audience_list.owner_id, broadcast.approved_by, broadcast.author_id, broadcast.origin, broadcast.state, broadcast.time_zone',
  'broadcast_recipient.person_id, broadcast_recipient.platform, broadcast_recipient.reason, broadcast_recipient.state',
  'broadcast.follow_up_digest, broadcast_recipient.change_reason, broadcast_recipient.change_state, broadcast_reply.person_id',
  'conversation_topic.conversation, conversation_topic.member',
  'collection.shown, collection.started_by, collection.state, collection_person.person_id, collection_person.sheet_ids',
  'conversation_roster.address, conversation_roster.conversation_id, conversation_roster.member_ids, conversation_roster.platform',
  'conversation_roster.state, conversation_roster.workspace_id',
  'copil.created_by, copil.home, copil.state, copil.workspace_id, copil_draft.kind, copil_draft.person_id, copil_draft.state',
  'copil_participant.answer, copil_participant.person_id',
  'copil_notice.delivery_key, copil_notice.kind, copil_notice.reader, copil_notice.reason, copil_notice.state',
  'delivery.conversation, delivery.dedupe_key, delivery.operation, delivery.platform, delivery.posted, delivery.reason, delivery.recipient',
  'delivery.state, delivery.supersedes_key, delivery.workspace_id, delivery_attempt.outcome',
  'direct_conversation.address, direct_conversation.member_id, direct_conversation.platform, direct_conversation.workspace_id',
  'document_import.member, document_import.person_id, document_import.state, document_import.visitor',
  'fact_draft.author_ids, fact_draft.born_of, fact_draft.fact_id, fact_draft.state, fact_draft.visitor',
  'forwarded_question.answered_by, forwarded_question.asked_by, forwarded_question.desk, forwarded_question.region_codes',
  'forwarded_question.state, forwarded_question.taken_by, forwarded_question.territory, forwarded_question.visitor',
  'inbox_event.key, inbox_event.platform, inbox_event.state',
  'job.key, job.kind, job.payload',
  'journal_entry.action, journal_entry.person_id, journal_entry.subject',
  'knowledge_item.data, knowledge_item.hash, knowledge_item.id, knowledge_item.kind, knowledge_item.origin, knowledge_item.state',
  'knowledge_revision.after, knowledge_revision.author_ids, knowledge_revision.before, knowledge_revision.change',
  'knowledge_revision.id, knowledge_revision.kind, knowledge_revision.published_by, knowledge_revision.source',
  'lane.platform, lane.workspace_id',
  'link_request.admin_address, outgoing_mail.address',
  'link_request.code_hash, link_request.member_id, link_request.person_id, link_request.platform, link_request.state, link_request.workspace_id',
  'live_message.conversation, live_message.live_key, live_message.member, live_message.message_id, live_message.posted',
  'outgoing_mail.person_id, outgoing_mail.state',
  'paced_call.operation, paced_call.platform, paced_call.workspace_id',
  'page_file.id, page_file.workspace_id',
  'person.email, person.id, person.name, person.organisation, person.time_zone',
  'recheck_request.fact_id, recheck_request.recheck',
  'reminder.occurrence, reminder.person_id, reminder.reason, reminder.rule_id, reminder.series, reminder.state, reminder.workspace_id',
  'reminder_message.day, reminder_message.kind, reminder_message.person_id, reminder_preference.frequency, reminder_preference.person_id',
  'reminder_rule.id, reminder_rule.subject_id, reminder_rule.timing, reminder_rule.what, signing_key.key',
  'running_dialog.conversation, running_dialog.dialog_id, running_dialog.member',
  'sheet.territory_id, sheet.updated_by, sheet_proposal.conversation, sheet_proposal.person_id, sheet_proposal.state, sheet_proposal.way',
  'sheet_revision.author_id, sheet_revision.way, sheet_round.person_id, sheet_round.sheet_ids',
  'sheet_topic.conversation, sheet_topic.member',
].flatMap((line) => line.split(', '));

describe('erasing a person', () => {
  let test: TestDatabase;
  beforeAll(async () => void (test = await createTestDatabase()));
  afterAll(() => test.drop());

  it('looks at every column of text that can name somebody: a new one belongs in one of the two lists', async () => {
    const client = new Client({ connectionString: test.url });
    await client.connect();
    const { rows } = await client.query<{ name: string }>(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
         AND data_type IN ('text', 'character varying', 'json', 'jsonb', 'ARRAY')`,
    );
    await client.end();
    const searched = columnsThatNamePeople.map(({ table, column }) => `${table}.${column}`);
    expect(rows.map(({ name }) => name).sort()).toEqual([...searched, ...others].sort());
  });

  it('says of each of them that is unique what becomes of two texts that end the same', async () => {
    const client = new Client({ connectionString: test.url });
    await client.connect();
    const { rows } = await client.query<{ table: string; columns: string[] }>(
      `SELECT i.indrelid::regclass::text AS table, array_agg(a.attname::text ORDER BY a.attname) AS columns
       FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
       WHERE i.indisunique AND i.indrelid::regclass::text = ANY($1) GROUP BY i.indexrelid, i.indrelid`,
      [columnsThatNamePeople.map(({ table }) => table)],
    );
    await client.end();
    const needed = columnsThatNamePeople.flatMap(({ table, column, derived }) =>
      rows
        .filter((row) => row.table === table)
        .filter(({ columns }) => columns.includes(column) || columns.includes(derived?.column ?? ''))
        .map(({ columns }) => ({ column: `${table}.${column}`, unique: columns })),
    );
    expect(needed.length).toBeGreaterThan(2);
    const given = columnsThatNamePeople.flatMap(({ table, column, unique }) =>
      unique ? [{ column: `${table}.${column}`, unique: [...unique.columns].sort() }] : [],
    );
    expect(given).toEqual(needed);
  });
});
