import type { Tx } from '../../../core/ports';
import { storeClient, type StoreClient } from '../../../storage/database';
import { demoPersonae, demoTerritoryId } from '../demo-personae';
import { forgetting } from '../forgetting/store';

/** Writes the invented people and their assignments; those that are there stay as they are. */
export async function loadDemoPeople(tx: Tx, now: Date): Promise<void> {
  const client = storeClient(tx);
  await client.person.createMany({
    data: demoPersonae.map(({ id, displayName, timeZone }) => ({
      id,
      name: displayName,
      timeZone,
      demo: true,
      createdAt: now,
    })),
    skipDuplicates: true,
  });
  await client.assignment.createMany({
    data: demoPersonae.flatMap(({ id, assignments }) =>
      assignments.map((assignment) => ({ personId: id, ...assignment })),
    ),
    skipDuplicates: true,
  });
}

/** Those whom one can be on the page: none once the demonstration was removed. */
export async function presentPersonae(tx: Tx): Promise<typeof demoPersonae> {
  const rows = await storeClient(tx).person.findMany({ where: { demo: true }, select: { id: true } });
  const present = new Set(rows.map(({ id }) => id));
  return demoPersonae.filter(({ id }) => present.has(id));
}

export interface RemovedDemonstration {
  people: number;
  sheets: number;
}

/** Invented people and sheets go, with everything that hangs on them and what the journal says of them. */
export async function removeDemonstration(tx: Tx): Promise<RemovedDemonstration> {
  const client = storeClient(tx);
  return forgetting(tx, async () => {
    await removeJobs(client);
    const removed = await removeInvented(client);
    if (removed.people + removed.sheets > 0) await clearPage(client);
    return removed;
  });
}

/** What was still to be done for invented copils, their collections and broadcasts: a job names its own in its payload. */
async function removeJobs(client: StoreClient): Promise<void> {
  await client.$executeRaw`
    DELETE FROM job USING (
      SELECT id::text FROM copil WHERE demo
      UNION SELECT c.id::text FROM collection c JOIN copil ON copil.id = c.copil_id WHERE copil.demo
      UNION SELECT id::text FROM broadcast WHERE demo) AS gone
    WHERE strpos(job.payload::text, gone.id) > 0 OR strpos(job.key, gone.id) > 0`;
}

async function removeInvented(client: StoreClient): Promise<RemovedDemonstration> {
  await client.$executeRaw`
    DELETE FROM journal_entry WHERE person_id IN (SELECT id FROM person WHERE demo)
      OR (subject = 'person' AND subject_id IN (SELECT id FROM person WHERE demo))
      OR (subject = 'sheet' AND subject_id IN (SELECT id::text FROM sheet WHERE demo))
      OR (subject = 'copil' AND subject_id IN (SELECT id::text FROM copil WHERE demo))
      OR (subject = 'territory' AND subject_id = ${demoTerritoryId})`;
  await client.$executeRaw`DELETE FROM sheet_topic USING sheet WHERE sheet.demo AND sheet.id = sheet_topic.sheet_id`;
  const sheets = await client.sheet.deleteMany({ where: { demo: true } });
  await client.$executeRaw`DELETE FROM sheet_proposal WHERE person_id IN (SELECT id FROM person WHERE demo)`;
  await client.$executeRaw`DELETE FROM sheet_round WHERE person_id IN (SELECT id FROM person WHERE demo)`;
  await client.$executeRaw`DELETE FROM outgoing_mail WHERE person_id IN (SELECT id FROM person WHERE demo)`;
  await client.$executeRaw`DELETE FROM link_request WHERE person_id IN (SELECT id FROM person WHERE demo)`;
  await client.copil.deleteMany({ where: { demo: true } });
  await client.$executeRaw`DELETE FROM reminder_rule WHERE subject_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM copil WHERE copil.id::text = subject_id)
    AND NOT EXISTS (SELECT 1 FROM collection WHERE collection.id::text = subject_id)`;
  for (const table of ['reminder', 'reminder_message', 'reminder_preference', 'copil_draft'])
    await client.$executeRawUnsafe(
      `DELETE FROM ${table} WHERE person_id IN (SELECT id FROM person WHERE demo)`,
    );
  const people = await client.person.deleteMany({ where: { demo: true } });
  return { people: people.count, sheets: sheets.count };
}

/** What invented people wrote and were told, on the demonstration page. */
async function clearPage(client: StoreClient): Promise<void> {
  await client.boardMessage.deleteMany();
  await client.pageFile.deleteMany();
  await client.inboxEvent.deleteMany({ where: { platform: 'web' } });
  await client.conversationRoster.deleteMany({ where: { platform: 'web' } });
  await client.directConversation.deleteMany({ where: { platform: 'web' } });
  await client.lane.deleteMany({ where: { platform: 'web' } });
  await client.pacedCall.deleteMany({ where: { platform: 'web' } });
  await client.account.deleteMany({ where: { platform: 'web' } });
  await client.linkRequest.deleteMany({ where: { platform: 'web' } });
  await client.journalEntry.deleteMany({ where: { source: { startsWith: 'web/' } } });
  await client.answerFeedback.deleteMany({ where: { demo: true } });
  // Of deliveries that go with it.
  await client.$executeRaw`DELETE FROM delivery_hold h WHERE EXISTS (
      SELECT 1 FROM delivery d WHERE d.cause = h.cause AND d.platform = 'web')
    AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.cause = h.cause AND d.platform <> 'web')`;
  await client.broadcast.deleteMany({ where: { demo: true } });
  await client.audienceList.deleteMany({ where: { ownerId: { startsWith: 'demo-' } } });
  await client.delivery.deleteMany({ where: { platform: 'web' } });
  await client.liveMessage.deleteMany({ where: { conversation: { startsWith: 'web/' } } });
  await client.forwardedQuestion.deleteMany({ where: { askedBy: { startsWith: 'web/' } } });
  await client.factDraft.deleteMany({ where: { visitor: { not: null } } });
  await client.documentImport.deleteMany({ where: { visitor: { not: null } } });
  await client.unansweredQuestion.deleteMany({ where: { demo: true } });
  await client.sheetTopic.deleteMany({ where: { member: { startsWith: 'web/' } } });
  await client.runningDialog.deleteMany({ where: { member: { startsWith: 'web/' } } });
  await client.conversationTopic.deleteMany({ where: { member: { startsWith: 'web/' } } });
}

/** Is anybody in the directory who was not invented, or was anybody before she was erased? */
export async function hasRealPeople(tx: Tx): Promise<boolean> {
  return (await storeClient(tx).person.findFirst({ where: { demo: false }, select: { id: true } })) !== null;
}
