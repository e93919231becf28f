import { memberKey, memberSchema, type Member } from '../../../../core/address';
import type { Tx } from '../../../../core/ports';
import { storeClient } from '../../../../storage/database';
import { leaveRosters } from '../../rosters/store';

export interface ErasablePerson {
  id: string;
  name: string;
  email?: string;
  demo: boolean;
  erasedAt?: Date;
  assignments: number;
  members: Member[];
}

/** Where she writes and is written to. */
export interface Places {
  members: Member[];
  /** Ids of the conversations that she alone has with the bot. */
  conversations: string[];
  /** Of her accounts and of these conversations. */
  ids: string[];
}

/** By her id, or by her address in lower case. */
export async function findErasable(tx: Tx, idOrEmail: string): Promise<ErasablePerson | undefined> {
  const row = await storeClient(tx).person.findFirst({
    where: { OR: [{ id: idOrEmail }, { email: idOrEmail.toLowerCase() }] },
    include: { accounts: true, _count: { select: { assignments: true } } },
  });
  return row
    ? {
        id: row.id,
        name: row.name,
        email: row.email ?? undefined,
        demo: row.demo,
        erasedAt: row.erasedAt ?? undefined,
        assignments: row._count.assignments,
        members: row.accounts.map((account) => memberSchema.parse(account)),
      }
    : undefined;
}

/**
 * Until the transaction ends no account is linked to her, and no import changes her row: tables first, as an import locks
 * them, then the row, as a link does. What is read of her before may be old.
 */
export async function lockForErasure(tx: Tx, id: string): Promise<void> {
  const client = storeClient(tx);
  await client.$executeRaw`LOCK TABLE person, assignment IN ROW EXCLUSIVE MODE`;
  await client.$queryRaw`SELECT 1 FROM person WHERE id = ${id} FOR UPDATE`;
}

/** Everybody of the directory but her. */
export async function otherPeople(tx: Tx, id: string): Promise<{ name: string; email?: string }[]> {
  const rows = await storeClient(tx).person.findMany({
    where: { id: { not: id }, erasedAt: null },
    select: { name: true, email: true },
  });
  return rows.map(({ name, email }) => ({ name, ...(email !== null && { email }) }));
}

/** What is said of public things: the knowledge, organisations, partners of sheets. */
export async function publicTexts(tx: Tx, personId: string): Promise<string[]> {
  const rows = await storeClient(tx).$queryRaw<{ text: string }[]>`
    SELECT data::text AS text FROM knowledge_item
    UNION SELECT organisation FROM person WHERE organisation IS NOT NULL AND id <> ${personId}
    UNION SELECT partner FROM sheet, jsonb_array_elements_text(
      CASE jsonb_typeof(fields -> 'partners') WHEN 'array' THEN fields -> 'partners' ELSE '[]' END) AS partner`;
  return rows.map(({ text }) => text);
}

/** Territories that she has something to do with: by a role, or by what she wrote. */
export async function territoriesOf(
  tx: Tx,
  personId: string,
  ofRegion: (code: string) => string[],
): Promise<string[]> {
  const client = storeClient(tx);
  const assignments = await client.assignment.findMany({ where: { personId } });
  const written = await client.sheet.findMany({
    where: { revisions: { some: { authorId: personId } } },
    distinct: ['territoryId'],
    select: { territoryId: true },
  });
  return [
    ...written.map(({ territoryId }) => territoryId),
    ...assignments.flatMap(({ role, territoryId, regionCode }) =>
      territoryId !== null
        ? [territoryId]
        : role === 'piloteRegional' && regionCode !== null
          ? ofRegion(regionCode)
          : [],
    ),
  ];
}

/** The conversations that she alone has with the bot: where what was sent to her arrived, and where she wrote. */
export async function directConversations(tx: Tx, members: Member[]): Promise<string[]> {
  const keys = members.map(memberKey);
  const rows = await storeClient(tx).$queryRaw<{ id: string | null }[]>`
    SELECT posted -> 'address' -> 'key' ->> 'conversationId' AS id FROM delivery
    WHERE conversation = ANY(${keys}::text[]) AND posted IS NOT NULL
    UNION
    SELECT event -> 'address' -> 'key' ->> 'conversationId' FROM inbox_event
    WHERE event ->> 'scope' = 'personal'
      AND concat_ws('/', event -> 'actor' ->> 'platform', event -> 'actor' ->> 'workspaceId', event -> 'actor' ->> 'memberId') = ANY(${keys}::text[])`;
  return rows.flatMap(({ id }) => id ?? []);
}

/** Nobody is there: what was to go to the author of a broadcast goes nowhere. */
const erasedOrigin = { platform: 'web', workspaceId: 'erased', memberId: 'erased' };

/** Her row keeps its id alone; what is hers goes. Returns how many revisions lost their words. */
export async function blankPerson(
  tx: Tx,
  { id: personId, email }: ErasablePerson,
  now: Date,
): Promise<number> {
  const client = storeClient(tx);
  if (email !== undefined) {
    await client.linkRequest.deleteMany({ where: { adminAddress: email } });
    await client.outgoingMail.deleteMany({ where: { address: email } });
  }
  await client.person.update({
    where: { id: personId },
    data: { name: '', email: null, organisation: null, timeZone: 'Europe/Paris', erasedAt: now },
  });
  await client.assignment.deleteMany({ where: { personId } });
  await client.linkRequest.deleteMany({ where: { personId } });
  await client.outgoingMail.deleteMany({ where: { personId } });
  await client.sheetProposal.deleteMany({ where: { personId } });
  await client.documentImport.deleteMany({ where: { personId } });
  await client.sheetRound.deleteMany({ where: { personId } });
  await client.audienceList.deleteMany({ where: { ownerId: personId } });
  await client.broadcast.deleteMany({ where: { authorId: personId, expandedAt: null } });
  await client.broadcast.updateMany({ where: { authorId: personId }, data: { origin: erasedOrigin } });
  await client.broadcastReply.deleteMany({ where: { personId } });
  await client.broadcastRecipient.updateMany({
    where: { personId, state: { in: ['planned', 'queued'] } },
    data: { state: 'cancelled', reason: 'La personne a été effacée.', finishedAt: now },
  });
  await client.broadcastRecipient.updateMany({
    where: { personId, changeState: 'pending' },
    data: { changeState: 'cancelled' },
  });
  await client.reminder.deleteMany({ where: { personId } });
  await client.reminderMessage.deleteMany({ where: { personId } });
  await client.reminderPreference.deleteMany({ where: { personId } });
  await client.copilParticipant.deleteMany({ where: { personId } });
  await client.copilNotice.deleteMany({ where: { reader: personId } });
  await client.copilDraft.deleteMany({ where: { personId } });
  await client.collectionPerson.deleteMany({ where: { personId } });
  const { count } = await client.sheetRevision.updateMany({
    where: { authorId: personId, words: { not: null } },
    data: { words: null },
  });
  return count;
}

/** Her accounts, and what was going on there. */
export async function removeAccounts(tx: Tx, personId: string, places: Places): Promise<void> {
  const { members, ids } = places;
  const client = storeClient(tx);
  const keys = members.map(memberKey);
  await client.runningDialog.deleteMany({ where: { member: { in: keys } } });
  await client.conversationTopic.deleteMany({ where: { member: { in: keys } } });
  await client.sheetTopic.deleteMany({ where: { member: { in: keys } } });
  await client.forwardedQuestion.updateMany({ where: { askedBy: { in: keys } }, data: { askedBy: '' } });
  await client.$executeRaw`
    DELETE FROM inbox_event
    WHERE concat_ws('/', event -> 'actor' ->> 'platform', event -> 'actor' ->> 'workspaceId', event -> 'actor' ->> 'memberId') = ANY(${keys}::text[])
      OR EXISTS (SELECT 1 FROM unnest(${ids}::text[]) AS trace WHERE strpos(key, trace) > 0)`;
  await client.$executeRaw`
    DELETE FROM live_message
    WHERE conversation = ANY(${conversationsOf(places)}::text[])
      OR concat_ws('/', member ->> 'platform', member ->> 'workspaceId', member ->> 'memberId') = ANY(${keys}::text[])`;
  for (const { platform, workspaceId, memberId } of members) {
    await client.linkRequest.deleteMany({ where: { platform, workspaceId, memberId } });
    await client.directConversation.deleteMany({ where: { platform, workspaceId, memberId } });
  }
  await leaveRosters(tx, members);
  await client.account.deleteMany({ where: { personId } });
}

/** What was to be sent to her is not, and nothing that was keeps its text or its address. */
export async function blankDeliveries(
  tx: Tx,
  where: Places,
  now: Date,
): Promise<{ cancelled: number; blanked: number }> {
  const client = storeClient(tx);
  const { members, ids } = where;
  const places = [...members.map(memberKey), ...conversationsOf(where)];
  const rows = await client.$queryRaw<{ was: string }[]>`
    UPDATE delivery SET state = CASE WHEN state = 'pending' THEN 'cancelled' ELSE state END,
      reason = CASE WHEN state = 'pending' THEN 'La personne a été effacée.' ELSE reason END,
      finished_at = coalesce(finished_at, ${now}::timestamptz), in_doubt = false,
      message = NULL, recipient = NULL, posted = NULL, conversation = '', supersedes_key = NULL,
      dedupe_key = 'erased/' || id, cause = ''
    FROM (SELECT id AS own, state AS was FROM delivery) old
    WHERE old.own = delivery.id AND (conversation = ANY(${places}::text[])
      OR EXISTS (SELECT 1 FROM unnest(${places}::text[]) AS place WHERE starts_with(conversation, place || '/')))
    RETURNING old.was`;
  // What told others about her has her id in its key.
  await client.$executeRaw`
    UPDATE delivery SET dedupe_key = 'erased/' || id, supersedes_key = NULL
    WHERE EXISTS (SELECT 1 FROM unnest(${ids}::text[]) AS trace
      WHERE strpos(dedupe_key, trace) > 0 OR strpos(coalesce(supersedes_key, ''), trace) > 0)`;
  const cancelled = rows.filter(({ was }) => was === 'pending').length;
  return { cancelled, blanked: rows.length };
}

const conversationsOf = ({ members, conversations }: Places): string[] =>
  members.flatMap(({ platform, workspaceId }) =>
    conversations.map((conversation) => `${platform}/${workspaceId}/${conversation}`),
  );
