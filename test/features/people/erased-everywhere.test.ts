import { memberKey, type Member } from '../../../src/core/address';
import { erasePerson } from '../../../src/features/people';
import { columnsThatNamePeople } from '../../../src/features/people/directory/erasure/texts/columns';
import { personIdColumns } from '../../../src/features/people/person-ids/columns';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { register } from '../territories/register';
import { columnsOfText, fillEveryTable, type Column } from './fill-every-table';
import { rowsThatHold } from './rows-that-hold';

const now = new Date('2026-11-24T08:00:00Z');
const name = 'Éloïse Le Goff';
const email = 'eloise.le_goff@exemple.fr';
const organisation = 'SIVU des Monts';
const slack: Member = { platform: 'slack', workspaceId: 'T1', memberId: 'U0ELOISE' };
const other: Member = { platform: 'slack', workspaceId: 'T1', memberId: 'U0OTHER' };
const direct = 'D0ELOISE';
const address = {
  key: { platform: 'slack', workspaceId: 'T1', conversationId: direct },
  route: { channel: direct },
};
const posted = { address, messageId: '1.2', visibility: 'all' };
const eventKey = `slack/message/T1/${direct}/1.2`;
const said = `Vu avec Mme Le Goff (Éloïse LE GOFF, ${email}, <@U0ELOISE>) dans ${direct}`;
/** What no row holds any more, in whatever capitals and accents a column keeps it. */
const traces = [
  'Le Goff',
  'LE GOFF',
  'le goff',
  email,
  'U0ELOISE',
  direct,
  organisation,
  'Éloïse',
  'Eloise',
  'eloise',
];

/** Columns that hold her by what she is, her accounts or her conversations. */
const hers: Record<string, unknown> = {
  'person.name': name,
  'person.email': email,
  'person.organisation': organisation,
  'account.platform': 'slack',
  'account.workspace_id': 'T1',
  'account.member_id': slack.memberId,
  'broadcast.origin': slack,
  'conversation_roster.platform': 'slack',
  'conversation_roster.workspace_id': 'T1',
  'conversation_roster.member_ids': [slack.memberId, other.memberId],
  'conversation_topic.conversation': `slack/T1/${direct}`,
  'conversation_topic.member': memberKey(slack),
  'copil_notice.delivery_key': `copils.told/x/${memberKey(slack)}`,
  'delivery.conversation': memberKey(slack),
  'delivery.dedupe_key': memberKey(slack),
  'delivery.supersedes_key': `told/${memberKey(slack)}`,
  'delivery.cause': eventKey,
  'delivery.posted': posted,
  'delivery.recipient': { member: slack },
  'direct_conversation.platform': 'slack',
  'direct_conversation.workspace_id': 'T1',
  'direct_conversation.member_id': slack.memberId,
  'direct_conversation.address': address,
  'document_import.member': slack,
  'forwarded_question.asked_by': memberKey(slack),
  'inbox_event.key': eventKey,
  'inbox_event.event': { kind: 'message', actor: slack, scope: 'personal', address, text: said },
  'journal_entry.source': eventKey,
  'journal_entry.subject': 'person',
  'link_request.platform': 'slack',
  'link_request.workspace_id': 'T1',
  'link_request.member_id': slack.memberId,
  'link_request.admin_address': email,
  'live_message.conversation': `slack/T1/${direct}`,
  'live_message.member': slack,
  'live_message.posted': posted,
  'outgoing_mail.address': email,
  'running_dialog.conversation': `slack/T1/${direct}`,
  'running_dialog.member': memberKey(slack),
  'sheet_proposal.conversation': `slack/T1/${direct}`,
  'sheet_topic.conversation': `slack/T1/${direct}`,
  'sheet_topic.member': memberKey(slack),
};

/** Tied to the directory by the database itself. */
const tied = ['account.person_id', 'assignment.person_id', 'person.id'];

/**
 * Columns that hold nobody: identifiers of ours, words of a list, public knowledge, places where others write too. A
 * column that is nowhere in this file or in the lists of the erasure is one that nobody thought of.
 */
const nobody = [
  'account.kind, account.linked_by, answer_feedback.facet, answer_feedback.subject_id, answer_feedback.verdict',
  'assignment.region_code, assignment.role, assignment.territory_id',
  'board_message.conversation_id, board_message.delivery_id, board_message.key, board_message.visible_to, board_message.workspace_id',
  'broadcast.follow_up_digest, broadcast.state, broadcast.time_zone',
  'broadcast_recipient.change_reason, broadcast_recipient.change_state, broadcast_recipient.platform',
  'broadcast_recipient.reason, broadcast_recipient.state',
  'collection.shown, collection.state, collection_person.sheet_ids',
  'conversation_roster.address, conversation_roster.conversation_id, conversation_roster.state',
  'copil.calendar_uid, copil.home, copil.state, copil.workspace_id, copil_draft.kind, copil_draft.state, copil_participant.answer',
  'copil_notice.kind, copil_notice.reason, copil_notice.state',
  'delivery.operation, delivery.platform, delivery.reason, delivery.state, delivery.workspace_id, delivery_attempt.outcome',
  'document_import.state, document_import.visitor',
  'fact_draft.born_of, fact_draft.fact_id, fact_draft.state, fact_draft.visitor',
  'forwarded_question.desk, forwarded_question.region_codes, forwarded_question.state, forwarded_question.territory',
  'forwarded_question.visitor, inbox_event.platform, inbox_event.state',
  'job.key, job.kind, job.payload, journal_entry.action, journal_entry.subject',
  'knowledge_item.data, knowledge_item.hash, knowledge_item.id, knowledge_item.kind, knowledge_item.origin, knowledge_item.state',
  'knowledge_revision.after, knowledge_revision.before, knowledge_revision.change, knowledge_revision.id',
  'knowledge_revision.kind, knowledge_revision.source',
  'lane.platform, lane.workspace_id, link_request.code_hash, link_request.state, live_message.live_key, live_message.message_id',
  'outgoing_mail.state, paced_call.operation, paced_call.platform, paced_call.workspace_id, page_file.id, page_file.workspace_id',
  'person.time_zone, recheck_request.fact_id, recheck_request.recheck',
  'reminder.occurrence, reminder.reason, reminder.rule_id, reminder.series, reminder.state, reminder.workspace_id',
  'reminder_message.day, reminder_message.kind, reminder_preference.frequency',
  'reminder_rule.id, reminder_rule.subject_id, reminder_rule.timing, reminder_rule.what, running_dialog.dialog_id, signing_key.key',
  'sheet.territory_id, sheet_proposal.state, sheet_proposal.way, sheet_revision.way, sheet_round.sheet_ids, sheet_round.visitor',
].flatMap((line) => line.split(', '));

const naming = new Map(columnsThatNamePeople.map((place) => [`${place.table}.${place.column}`, place]));
const withIds = new Map(personIdColumns.map((place) => [`${place.table}.${place.column}`, place]));

describe('a person who is in every table', () => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await createTestDatabase();
    await fillEveryTable(test.url, others);
    for (const id of ['her', memberKey(slack)]) await fillEveryTable(test.url, herself(id));
  });
  afterEach(() => test.drop());

  const text = ({ type }: Column): unknown =>
    type.startsWith('json')
      ? { title: 'Copil', status: 'en_cours', lead: { name }, partners: ['X', said] }
      : said;
  /** Rows of somebody else, which name her. */
  function others(column: Column): unknown {
    const key = `${column.table}.${column.column}`;
    if (key === 'person.id') return 'other';
    if (key === 'person.name') return 'Bo Ly';
    if (naming.has(key)) return text(column);
    const ids = withIds.get(key);
    return ids && (ids.kind === 'array' ? ['other', memberKey(slack)] : 'other');
  }
  /** Rows of her own, under one of the ids that she acted as. */
  const herself =
    (id: string) =>
    (column: Column): unknown => {
      const key = `${column.table}.${column.column}`;
      if (key === 'person.id') return 'her';
      // Unique, like the key of any delivery.
      if (key === 'delivery.dedupe_key') return `told/${memberKey(slack)}/${id}`;
      const ids = withIds.get(key);
      if (ids?.kind === 'text') return id;
      if (ids?.kind === 'array') return [id];
      if (ids?.kind === 'json')
        return { title: 'Copil', status: 'en_cours', lead: { personId: id }, partners: [said] };
      return hers[key] ?? (naming.has(key) ? text(column) : undefined);
    };

  it('is looked for in every column that can hold somebody: a new one belongs in one of the lists', async () => {
    const known = [...naming.keys(), ...withIds.keys(), ...Object.keys(hers), ...tied, ...nobody];
    expect([...new Set(known)].sort()).toEqual((await columnsOfText(test.url)).sort());
    // What holds nobody does not sound as if it did.
    expect(
      nobody.filter((column) => /person|author|owner|member|reader|_by$/.test(column.split('.')[1] ?? '')),
    ).toEqual(['account.linked_by']);
  });

  it('stands in each of them before, and in none once she is erased', async () => {
    const filled = [...naming.keys(), ...withIds.keys(), ...Object.keys(hers)];
    const { prisma } = test.database;
    for (const key of filled.filter((one) => !one.endsWith('.platform') && !one.endsWith('workspace_id'))) {
      const [table = '', column = ''] = key.split('.');
      const [row] = await prisma.$queryRawUnsafe<{ count: bigint }[]>(
        `SELECT count(*) FROM "${table}" WHERE "${column}"::text ~* 'goff|eloise|éloïse|\\mher\\M|sivu|person'`,
      );
      expect([key, Number(row?.count ?? 0) > 0]).toEqual([key, true]);
    }
    await erasePerson(test.database.transactions, email, { now, source: 'x', register: await register() });
    for (const trace of traces)
      expect({ trace, rows: await rowsThatHold(test.url, trace) }).toEqual({ trace, rows: [] });
  });
});
