import type { Tx } from '../../../../core/ports';
import { storeClient } from '../../../../storage/database';

/** Kinds of rows that are not kept for ever. */
export type Kept =
  | 'journal'
  | 'revisionWords'
  | 'deliveries'
  | 'forwardedQuestions'
  | 'broadcasts'
  | 'proposals'
  | 'accounts'
  | 'linkRequests'
  | 'reminders'
  | 'copilDrafts'
  | 'documentImports'
  | 'copils'
  | 'mails'
  | 'unansweredQuestions'
  | 'answerFeedback'
  | 'rounds'
  | 'formerAccounts'
  | 'pageMessages'
  | 'pageFiles'
  | 'liveMessages'
  | 'topics'
  | 'sheetTopics'
  | 'dialogs'
  | 'receivedMessages';

/** Removes the rows that are older, or blanks their text. Returns how many. */
export async function removeDue(tx: Tx, kept: Kept, before: Date): Promise<number> {
  const client = storeClient(tx);
  const older = { lt: before };
  const remove = {
    journal: () => client.journalEntry.deleteMany({ where: { at: older } }),
    revisionWords: () =>
      client.sheetRevision.updateMany({ where: { at: older, words: { not: null } }, data: { words: null } }),
    // Finished in any way; its attempts go with it.
    deliveries: async () => {
      // Of one whose decider was lost nothing is held any more.
      await client.deliveryHold.deleteMany({ where: { until: older } });
      return client.delivery.deleteMany({ where: { state: { not: 'pending' }, finishedAt: older } });
    },
    forwardedQuestions: () => client.forwardedQuestion.deleteMany({ where: { askedAt: older } }),
    // What is still going on is not old, whenever it began.
    broadcasts: () =>
      client.broadcast.deleteMany({
        where: { updatedAt: older, state: { notIn: ['awaitingApproval', 'scheduled', 'sending', 'paused'] } },
      }),
    proposals: () => client.sheetProposal.deleteMany({ where: { expiresAt: older } }),
    accounts: () => client.account.deleteMany({ where: { personId: null, lastActiveAt: older } }),
    linkRequests: () => client.linkRequest.deleteMany({ where: { expiresAt: older, createdAt: older } }),
    reminders: async () => {
      await client.reminderMessage.deleteMany({ where: { sentAt: older } });
      return client.reminder.deleteMany({ where: { state: { not: 'waiting' }, dueAt: older } });
    },
    pageFiles: () => client.pageFile.deleteMany({ where: { createdAt: older } }),
    documentImports: () => client.documentImport.deleteMany({ where: { createdAt: older } }),
    copilDrafts: () => client.copilDraft.deleteMany({ where: { createdAt: older } }),
    copils: async () => {
      const gone = await client.copil.deleteMany({ where: { startsAt: older } });
      await client.$executeRaw`DELETE FROM reminder_rule WHERE subject_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM copil WHERE copil.id::text = subject_id)
        AND NOT EXISTS (SELECT 1 FROM collection WHERE collection.id::text = subject_id)`;
      return gone;
    },
    mails: () => client.outgoingMail.deleteMany({ where: { state: { not: 'pending' }, createdAt: older } }),
    unansweredQuestions: () => client.unansweredQuestion.deleteMany({ where: { lastDay: older } }),
    answerFeedback: () => client.answerFeedback.deleteMany({ where: { at: older } }),
    rounds: () => client.sheetRound.deleteMany({ where: { updatedAt: older } }),
    formerAccounts: async () => {
      const removed = await client.account.deleteMany({
        where: { lastActiveAt: older, person: { assignments: { none: {} } } },
      });
      // How they were reached goes with them; whoever has no account yet is reached again when there is need.
      await client.$executeRaw`
        DELETE FROM direct_conversation d WHERE NOT EXISTS (
          SELECT 1 FROM account a
          WHERE (a.platform, a.workspace_id, a.member_id) = (d.platform, d.workspace_id, d.member_id))`;
      return removed;
    },
    pageMessages: () => client.boardMessage.deleteMany({ where: { postedAt: older } }),
    liveMessages: () => client.liveMessage.deleteMany({ where: { postedAt: older } }),
    topics: () => client.conversationTopic.deleteMany({ where: { expiresAt: older } }),
    sheetTopics: () => client.sheetTopic.deleteMany({ where: { expiresAt: older } }),
    dialogs: () => client.runningDialog.deleteMany({ where: { expiresAt: older } }),
    // Those of a message that was never answered too: nobody waits for it any more.
    receivedMessages: () => client.inboxEvent.deleteMany({ where: { receivedAt: older } }),
  };
  return (await remove[kept]()).count;
}
