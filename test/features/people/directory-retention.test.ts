import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import {
  applyRetention,
  delays,
  keptForLong,
  loadDemoPeople,
  removeDemonstration,
} from '../../../src/features/people';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { rowsThatHold } from './rows-that-hold';

const now = new Date('2027-03-31T08:00:00Z');
const day = 24 * 60 * 60_000;
const daysAgo = (days: number) => new Date(now.getTime() - days * day);

/** Tables that the command removes rows or words of. */
const goWithTime = [
  'reminder',
  'reminder_message',
  'copil',
  'copil_notice, copil_participant, copil_version',
  'copil_draft',
  'document_import, page_file',
  'collection',
  'collection_person',
  'answer_feedback',
  'broadcast, broadcast_correction, broadcast_recipient, broadcast_reply',

  'account, board_message, conversation_topic, delivery, delivery_attempt, direct_conversation, forwarded_question, inbox_event',
  'journal_entry, link_request, live_message, outgoing_mail, running_dialog, sheet_proposal, sheet_revision, sheet_round',
  'sheet_topic, unanswered_question',
].flatMap((line) => line.split(', '));

/** Tables that it leaves: the directory and the sheets, public knowledge, and what waits to be done. */
const stay = [
  'reminder_rule',
  'reminder_preference',
  'signing_key',
  'audience_list',
  'fact_draft, knowledge_revision, recheck_request',

  'person, assignment, sheet',
  'knowledge_item, knowledge_version',
  'conversation_roster, delivery_hold, lane, job, paced_call',
].flatMap((line) => line.split(', '));

describe('retention', () => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await createTestDatabase();
  });
  afterEach(() => test.drop());

  const apply = (dryRun = false) => applyRetention(test.database.transactions, { now, dryRun });
  const counts = async (dryRun = false) =>
    Object.fromEntries((await apply(dryRun)).map(({ kept, count }) => [kept, count]));

  /** Rows of every kind that were due at that moment, marked `mark`; and rows that time does not touch. */
  async function fill(at: Date, mark: string): Promise<void> {
    const db = test.database.prisma;
    await db.journalEntry.create({
      data: { at, action: 'sheet.read', subject: 'sheet', subjectId: 'x', source: mark },
    });
    await db.sheet.create({
      data: {
        id: randomUUID(),
        territoryId: 'ti-5302',
        number: Math.floor(at.getTime() / day),
        fields: { title: `kept ${mark}`, status: 'en_cours' },
        createdAt: at,
        updatedAt: at,
        revisions: {
          create: { revision: 1, at, changes: [], way: 'sentence', source: `kept ${mark}`, words: mark },
        },
      },
    });
    const delivery = {
      cause: mark,
      platform: 'slack',
      workspaceId: 'T1',
      conversation: 'c',
      notBefore: at,
      nextTryAt: at,
      createdAt: at,
    };
    for (const state of ['sent', 'uncertain', 'cancelled'])
      await db.delivery.create({
        data: {
          id: randomUUID(),
          dedupeKey: randomUUID(),
          ...delivery,
          state,
          finishedAt: at,
          attempts: { create: { token: 1, startedAt: at } },
        },
      });
    await db.delivery.create({
      data: {
        id: randomUUID(),
        dedupeKey: randomUUID(),
        ...delivery,
        cause: `kept ${mark}`,
        state: 'pending',
      },
    });
    await db.forwardedQuestion.create({
      data: { id: randomUUID(), question: mark, askedBy: 'slack/T1/U1', askedAt: at },
    });
    await db.sheetProposal.create({
      data: {
        id: randomUUID(),
        personId: mark,
        state: 'open',
        items: [],
        way: 'form',
        createdAt: at,
        expiresAt: at,
      },
    });
    const account = { platform: 'slack', workspaceId: 'T1', checkedAt: at, lastActiveAt: at, kind: 'member' };
    const person = await db.person.create({
      data: {
        id: randomUUID(),
        name: `kept ${mark}`,
        timeZone: 'Europe/Paris',
        createdAt: at,
        assignments: { create: { role: 'delegation' } },
      },
    });
    // Somebody who lost her role, and does not write any more.
    const former = await db.person.create({
      data: { id: randomUUID(), name: `kept ${mark}, former`, timeZone: 'Europe/Paris', createdAt: at },
    });
    await db.account.createMany({
      data: [
        { ...account, memberId: mark },
        { ...account, memberId: `former ${mark}`, personId: former.id },
        { ...account, memberId: `kept ${mark}`, personId: person.id },
      ],
    });
    await db.directConversation.createMany({
      data: [`former ${mark}`, `kept ${mark}`].map((memberId) => ({
        platform: 'slack',
        workspaceId: 'T1',
        memberId,
        address: {},
      })),
    });
    await db.linkRequest.create({
      data: {
        id: randomUUID(),
        platform: 'slack',
        workspaceId: 'T1',
        memberId: mark,
        displayName: mark,
        state: 'refused',
        createdAt: at,
        expiresAt: at,
      },
    });
    const rule = { what: 'copil.answer', timing: { kind: 'daysBefore', days: 7 }, maximum: 1, active: true };
    await db.reminderRule.createMany({
      data: [{ id: 'rule', ...rule, createdAt: now }],
      skipDuplicates: true,
    });
    const reminder = {
      ruleId: 'rule',
      personId: person.id,
      series: '',
      shard: 0,
      createdAt: at,
    };
    for (const state of ['sent', 'waiting'])
      await db.reminder.create({
        data: {
          id: randomUUID(),
          ...reminder,
          occurrence: state === 'sent' ? mark : `kept ${mark}`,
          state,
          dueAt: at,
        },
      });
    await db.pageFile.create({
      data: { workspaceId: mark, id: randomUUID(), bytes: Buffer.from(mark), size: 1, createdAt: at },
    });
    await db.documentImport.create({
      data: {
        id: randomUUID(),
        personId: 'p',
        member: {},
        name: mark,
        file: {},
        state: 'read',
        nextTryAt: at,
        createdAt: at,
      },
    });
    await db.copilDraft.create({
      data: {
        id: randomUUID(),
        series: randomUUID(),
        personId: mark,
        kind: 'create',
        state: 'open',
        createdAt: at,
      },
    });
    await db.copil.create({
      data: {
        id: randomUUID(),
        number: Math.floor(at.getTime() / day),
        demo: false,
        content: { title: mark },
        startsAt: at,
        sequence: 0,
        state: 'planned',
        createdBy: mark,
        createdAt: at,
        updatedAt: at,
        participants: { create: { personId: mark } },
      },
    });
    const mail = { personId: person.id, text: '', nextTryAt: at, createdAt: at };
    await db.outgoingMail.createMany({
      data: [
        { id: randomUUID(), ...mail, subject: mark, state: 'sent' },
        { id: randomUUID(), ...mail, subject: mark, state: 'failed' },
        { id: randomUUID(), ...mail, subject: `kept ${mark}`, state: 'pending' },
      ],
    });
    await db.unansweredQuestion.create({
      data: { demo: false, folded: mark, question: mark, lastDay: at },
    });
    await db.answerFeedback.create({
      data: { answerId: randomUUID(), demo: false, question: mark, verdict: 'useless', at },
    });
    for (const state of ['sent', 'sending'])
      await db.broadcast.create({
        data: {
          id: randomUUID(),
          authorId: mark,
          origin: {},
          demo: false,
          title: state === 'sent' ? mark : `kept ${mark}`,
          text: '',
          wantsAcknowledgement: false,
          audience: [],
          state,
          timeZone: 'Europe/Paris',
          createdAt: at,
          updatedAt: at,
        },
      });
    await db.sheetRound.create({
      data: { personId: mark, sheetIds: [], answers: {}, startedAt: at, updatedAt: at },
    });
    const place = { member: mark, conversation: mark, expiresAt: at };
    await db.conversationTopic.create({ data: { ...place, topic: {} } });
    await db.sheetTopic.create({ data: { ...place, sheetId: randomUUID() } });
    await db.runningDialog.create({ data: { ...place, dialogId: 'd', version: 1, state: {} } });
    await db.liveMessage.create({
      data: { conversation: mark, messageId: '1', liveKey: 'x', posted: {}, postedAt: at },
    });
    await db.boardMessage.create({
      data: {
        id: randomUUID(),
        workspaceId: 'v1',
        conversationId: 'room',
        key: {},
        author: {},
        message: { text: mark },
        position: 1,
        revision: 1,
        postedAt: at,
      },
    });
    await db.inboxEvent.create({
      data: {
        key: mark,
        platform: 'slack',
        state: 'done',
        instance: 1,
        receivedAt: at,
        nextTryAt: at,
      },
    });
  }

  it('removes what is due, blanks the words of old revisions, and touches nothing else', async () => {
    await fill(daysAgo(3000), 'old-row');
    await fill(daysAgo(0.5), 'new-row');
    const kept = await rowsThatHold(test.url, 'kept old-row');
    const recent = await rowsThatHold(test.url, 'new-row');
    expect(await counts()).toEqual({
      journal: 1,
      revisionWords: 1,
      deliveries: 3,
      forwardedQuestions: 1,
      proposals: 1,
      accounts: 1,
      linkRequests: 1,
      reminders: 1,
      copilDrafts: 1,
      documentImports: 1,
      copils: 1,
      mails: 2,
      unansweredQuestions: 1,
      answerFeedback: 1,
      broadcasts: 1,
      rounds: 1,
      formerAccounts: 1,
      pageMessages: 1,
      pageFiles: 1,
      liveMessages: 1,
      topics: 1,
      sheetTopics: 1,
      dialogs: 1,
      receivedMessages: 1,
    });
    const left = await rowsThatHold(test.url, 'old-row');
    expect(left.every((row) => row.includes('kept old-row'))).toBe(true);
    expect(left).toHaveLength(kept.length);
    expect(await rowsThatHold(test.url, 'new-row')).toEqual(recent);
    expect(Object.values(await counts()).every((count) => count === 0)).toBe(true);
  });

  it('removes nothing in a dry run, and tells the same figures', async () => {
    await fill(daysAgo(3000), 'old-row');
    const before = await rowsThatHold(test.url, 'old-row');
    const foretold = await counts(true);
    expect(await rowsThatHold(test.url, 'old-row')).toEqual(before);
    expect(await counts()).toEqual(foretold);
  });

  it('keeps each kind as long as its delay says, to the day', async () => {
    const limits = Object.fromEntries(
      (await apply()).map(({ kept, before }) => [kept, before.toISOString()]),
    );
    expect(limits).toEqual({
      journal: '2026-03-31T08:00:00.000Z',
      revisionWords: '2025-03-31T08:00:00.000Z',
      deliveries: '2026-12-31T08:00:00.000Z',
      forwardedQuestions: '2026-03-31T08:00:00.000Z',
      proposals: '2027-03-01T08:00:00.000Z',
      accounts: '2026-09-30T08:00:00.000Z',
      linkRequests: '2027-03-01T08:00:00.000Z',
      reminders: '2026-03-31T08:00:00.000Z',
      copilDrafts: '2027-03-01T08:00:00.000Z',
      documentImports: '2027-03-01T08:00:00.000Z',
      copils: '2024-03-31T08:00:00.000Z',
      mails: '2027-03-01T08:00:00.000Z',
      unansweredQuestions: '2026-03-31T08:00:00.000Z',
      answerFeedback: '2026-03-31T08:00:00.000Z',
      broadcasts: '2026-03-31T08:00:00.000Z',
      rounds: '2026-09-30T08:00:00.000Z',
      formerAccounts: '2026-03-31T08:00:00.000Z',
      pageMessages: '2027-03-01T08:00:00.000Z',
      pageFiles: '2027-03-30T08:00:00.000Z',
      liveMessages: '2027-01-30T08:00:00.000Z',
      topics: '2027-03-30T08:00:00.000Z',
      sheetTopics: '2027-03-30T08:00:00.000Z',
      dialogs: '2027-03-30T08:00:00.000Z',
      receivedMessages: '2027-03-30T08:00:00.000Z',
    });
    await fill(new Date('2026-03-31T08:00:00Z'), 'just-kept');
    await fill(new Date('2026-03-30T07:59:59Z'), 'just-due');
    expect(await counts()).toMatchObject({ journal: 1, forwardedQuestions: 1, revisionWords: 0 });
  });

  it('says how long and why of every table: a new one needs a delay, or a reason to stay', async () => {
    for (const { what, reason } of [...Object.values(delays), ...keptForLong])
      expect([what, reason].every(Boolean)).toBe(true);
    const client = new Client({ connectionString: test.url });
    await client.connect();
    const { rows } = await client.query<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'",
    );
    await client.end();
    expect(rows.map(({ name }) => name).sort()).toEqual([...goWithTime, ...stay].sort());
  });
});

describe('the end of the demonstration', () => {
  let test: TestDatabase;
  beforeEach(async () => void (test = await createTestDatabase()));
  afterEach(() => test.drop());

  it('removes invented people, sheets, their history and their page, and nothing real', async () => {
    const { prisma: db, transactions } = test.database;
    await transactions.run((tx) => loadDemoPeople(tx, now));
    await db.person.create({
      data: { id: 'real', name: 'Vraie', email: 'v@x.fr', timeZone: 'Europe/Paris', createdAt: now },
    });
    for (const [personId, territoryId] of [
      ['demo-cheffe', 'demonstration'],
      ['real', 'ti-5302'],
    ] as const) {
      const demo = personId !== 'real';
      const id = randomUUID();
      await db.sheet.create({
        data: {
          id,
          territoryId,
          number: 1,
          demo,
          fields: { title: 'x', status: 'en_cours' },
          createdAt: now,
          updatedAt: now,
          revisions: {
            create: { revision: 1, at: now, authorId: personId, changes: [], way: 'form', source: 'x' },
          },
        },
      });
      await db.sheetTopic.create({
        data: { member: personId, conversation: 'c', sheetId: id, expiresAt: now },
      });
      await db.sheetProposal.create({
        data: {
          id: randomUUID(),
          personId,
          state: 'open',
          items: [],
          way: 'form',
          createdAt: now,
          expiresAt: now,
        },
      });
      await db.sheetRound.create({
        data: { personId, sheetIds: [id], answers: {}, startedAt: now, updatedAt: now },
      });
      await db.journalEntry.create({
        data: { at: now, personId, action: 'sheet.write', subject: 'sheet', subjectId: id, source: 'x' },
      });
      await db.forwardedQuestion.create({
        data: {
          id: randomUUID(),
          question: '?',
          askedBy: demo ? 'web/v1/cheffe' : 'slack/T1/U1',
          askedAt: now,
        },
      });
      await db.liveMessage.create({
        data: {
          conversation: demo ? 'web/v1/cheffe' : 'slack/T1/D1',
          messageId: '1.1',
          liveKey: `action-sheets.card/${id}`,
          posted: {},
          postedAt: now,
        },
      });
    }
    expect(await transactions.run(removeDemonstration)).toEqual({ people: 7, sheets: 1 });
    const left = [
      await db.person.findMany({ select: { id: true } }),
      await db.sheet.findMany({ select: { territoryId: true } }),
      await db.sheetRevision.findMany({ select: { authorId: true } }),
      await db.sheetTopic.findMany({ select: { member: true } }),
      await db.sheetProposal.findMany({ select: { personId: true } }),
      await db.sheetRound.findMany({ select: { personId: true } }),
      await db.journalEntry.findMany({ select: { personId: true } }),
      await db.forwardedQuestion.findMany({ select: { askedBy: true } }),
      await db.liveMessage.findMany({ select: { conversation: true } }),
    ];
    expect(left).toEqual([
      [{ id: 'real' }],
      [{ territoryId: 'ti-5302' }],
      [{ authorId: 'real' }],
      [{ member: 'real' }],
      [{ personId: 'real' }],
      [{ personId: 'real' }],
      [{ personId: 'real' }],
      [{ askedBy: 'slack/T1/U1' }],
      [{ conversation: 'slack/T1/D1' }],
    ]);
    expect(await transactions.run(removeDemonstration)).toEqual({ people: 0, sheets: 0 });
  });
});
