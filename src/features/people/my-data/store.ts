import type { Tx } from '../../../core/ports';
import { storeClient, type StoreClient } from '../../../storage/database';
import { deliveryAddressSchema, memberKey, memberSchema, type Member } from '../../../core/address';
import { keyOf } from '../accounts/store';
import { idsOf } from '../accounts/unlinked-id';
import { entriesAbout } from '../journal/reading/store';
import { writtenBy, type Written } from './written/store';

/** Everything that is held on a person, or on an account that is linked to nobody. */
export interface HeldData {
  person?: {
    id: string;
    name: string;
    email?: string;
    organisation?: string;
    timeZone: string;
    createdAt: Date;
  };
  assignments: { role: string; regionCode?: string; territoryId?: string }[];
  accounts: HeldAccount[];
  counts: {
    /** What she did, and what was done to her row. */
    journalEntries: number;
    revisions: number;
    openProposals: number;
    queuedMessages: number;
    forwardedQuestions: number;
    /** Of her accounts, and of other accounts in her name. */
    linkRequests: number;
    linkRequestsInHerName: number;
    copilsConvened: number;
    copilDrafts: number;
    collections: number;
    audienceLists: number;
    knowledgeDrafts: number;
    knowledgeChanges: number;
    questionsTaken: number;
    waitingMails: number;
    roundInProgress: number;
    copilInvitations: number;
    copilNotices: number;
    reminders: number;
    broadcasts: number;
    broadcastsToHer: number;
    broadcastReplies: number;
    directConversations: number;
    rosters: number;
  };
  /** Where the bot writes to her accounts directly. */
  directConversations: KnownConversation[];
  /** Channels that a copil is announced in, and that one of her accounts was last seen in. */
  rosters: (KnownConversation & { readAt?: Date; keptUntil: Date })[];
  written: Written;
  /** The newest first; how many there are stands in `counts`. */
  journal: HeldEntry[];
}

export interface KnownConversation extends Member {
  conversationId: string;
}

export interface HeldAccount extends Member {
  kind: string;
  displayName?: string;
  linkedBy?: string;
  linkedAt?: Date;
  checkedAt: Date;
  lastActiveAt: Date;
}

export interface HeldEntry {
  at: Date;
  action: string;
  subject: string;
  subjectId: string;
  source: string;
  byMe: boolean;
}

/** `personId` absent: of the account alone. `member`: who asks; absent: the command line. `until`: what came then and later is left out of the journal. */
export async function heldData(
  tx: Tx,
  personId: string | undefined,
  member: Member | undefined,
  { entriesAtMost, until }: { entriesAtMost: number; until: Date },
): Promise<HeldData> {
  const client = storeClient(tx);
  const row =
    personId === undefined
      ? null
      : await client.person.findUnique({
          where: { id: personId },
          include: { assignments: { orderBy: { id: 'asc' } } },
        });
  const accounts = await client.account.findMany({
    where: row || !member ? { personId: row?.id ?? '' } : keyOf(member),
    orderBy: [{ lastActiveAt: 'desc' }, { platform: 'asc' }, { workspaceId: 'asc' }, { memberId: 'asc' }],
  });
  const members =
    accounts.length > 0 ? accounts.map((account) => memberSchema.parse(account)) : member ? [member] : [];
  const ids = idsOf(personId, members);
  const ofHer = { AND: [entriesAbout(ids, members), seenFrom(member), { at: { lt: until } }] };
  const entries = await client.journalEntry.findMany({
    where: ofHer,
    orderBy: { id: 'desc' },
    take: entriesAtMost,
  });
  const direct = await directConversationsOf(client, members);
  const rosters = await rostersOf(client, members);
  const written = await writtenBy(tx, ids, members, member);
  return {
    person: row
      ? {
          id: row.id,
          name: row.name,
          email: row.email ?? undefined,
          organisation: row.organisation ?? undefined,
          timeZone: row.timeZone,
          createdAt: row.createdAt,
        }
      : undefined,
    assignments: (row?.assignments ?? []).map(({ role, regionCode, territoryId }) => ({
      role,
      regionCode: regionCode ?? undefined,
      territoryId: territoryId ?? undefined,
    })),
    accounts: accounts.map(({ displayName, linkedBy, linkedAt, ...account }) => ({
      ...memberSchema.parse(account),
      kind: account.kind,
      displayName: displayName ?? undefined,
      linkedBy: linkedBy ?? undefined,
      linkedAt: linkedAt ?? undefined,
      checkedAt: account.checkedAt,
      lastActiveAt: account.lastActiveAt,
    })),
    counts: {
      journalEntries: await client.journalEntry.count({ where: ofHer }),
      ...(await countsOfMembers(client, members)),
      ...(await countsOfPerson(client, ids)),
      linkRequests: written.linkRequests.length,
      linkRequestsInHerName: written.linkRequestsInHerName.length,
      copilsConvened: written.copilsConvened.length,
      copilDrafts: written.copilDrafts.length,
      copilInvitations: written.copilInvitations.length,
      copilNotices: written.copilNotices.length,
      collections: written.collections.length,
      reminders: written.reminders.length,
      audienceLists: written.audienceLists.length,
      knowledgeDrafts: written.knowledgeDrafts.length,
      knowledgeChanges: written.knowledgeChanges.length,
      questionsTaken: written.questionsTaken.length,
      roundInProgress: written.round ? 1 : 0,
      broadcasts: written.broadcasts.length,
      broadcastsToHer: written.broadcastsToHer.length,
      broadcastReplies: written.broadcastReplies.filter(({ byHer }) => byHer).length,
      directConversations: direct.length,
      rosters: rosters.length,
    },
    directConversations: direct,
    rosters,
    written,
    journal: entries.map(({ at, personId: by, action, subject, subjectId, source }) => ({
      at,
      action,
      subject,
      subjectId,
      source,
      byMe: by !== null && ids.includes(by),
    })),
  };
}

/** Personae are shared by the visitors of the demonstration, and an event's key names its visitor: each sees her own. */
const seenFrom = (member: Member | undefined) =>
  member?.platform === 'web' ? { source: { startsWith: `web/${member.workspaceId}/` } } : {};

async function countsOfMembers(client: StoreClient, members: Member[]) {
  const keys = members.map(memberKey);
  return {
    queuedMessages: await client.delivery.count({
      where: { state: 'pending', conversation: { in: keys } },
    }),
    forwardedQuestions: await client.forwardedQuestion.count({ where: { askedBy: { in: keys } } }),
  };
}

async function directConversationsOf(client: StoreClient, members: Member[]): Promise<KnownConversation[]> {
  const rows = await client.directConversation.findMany({
    where: {
      OR: members.map(({ platform, workspaceId, memberId }) => ({ platform, workspaceId, memberId })),
    },
    orderBy: [{ platform: 'asc' }, { workspaceId: 'asc' }, { memberId: 'asc' }],
  });
  return rows.map(({ address, ...row }) => ({
    ...memberSchema.parse(row),
    conversationId: deliveryAddressSchema.parse(address).key.conversationId,
  }));
}

/** Of the others who are there nothing is said. */
async function rostersOf(client: StoreClient, members: Member[]): Promise<HeldData['rosters']> {
  const found = await Promise.all(
    members.map(async ({ platform, workspaceId, memberId }) => {
      const rows = await client.conversationRoster.findMany({
        where: { platform, workspaceId, memberIds: { has: memberId } },
        orderBy: { conversationId: 'asc' },
      });
      return rows.map(({ conversationId, readAt, watchedUntil }) => ({
        platform,
        workspaceId,
        memberId,
        conversationId,
        ...(readAt && { readAt }),
        keptUntil: watchedUntil,
      }));
    }),
  );
  return found.flat();
}

async function countsOfPerson(client: StoreClient, ids: string[]) {
  const personId = { in: ids };
  return {
    revisions: await client.sheetRevision.count({ where: { authorId: personId } }),
    openProposals: await client.sheetProposal.count({ where: { personId, state: 'open' } }),
    waitingMails: await client.outgoingMail.count({ where: { personId, state: 'pending' } }),
  };
}
