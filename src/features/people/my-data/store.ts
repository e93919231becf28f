import { memberKey, memberSchema, type Member } from '../../../core/address';
import type { Tx } from '../../../core/ports';
import { storeClient, type StoreClient } from '../../../storage/database';
import { keyOf } from '../accounts/store';
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
    linkRequests: number;
    waitingMails: number;
    roundInProgress: number;
    copilInvitations: number;
    reminders: number;
    broadcasts: number;
    broadcastsToHer: number;
    broadcastReplies: number;
  };
  written: Written;
  /** The newest first; how many there are stands in `counts`. */
  journal: HeldEntry[];
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
  const ofHer = { AND: [journalOf(personId, members), seenFrom(member), { at: { lt: until } }] };
  const entries = await client.journalEntry.findMany({
    where: ofHer,
    orderBy: { id: 'desc' },
    take: entriesAtMost,
  });
  const written = await writtenBy(tx, personId, members, member);
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
      ...(await countsOfMembers(client, personId, members)),
      ...(await countsOfPerson(client, personId)),
      broadcasts: written.broadcasts.length,
      broadcastsToHer: written.broadcastsToHer.length,
      broadcastReplies: written.broadcastReplies.filter(({ byHer }) => byHer).length,
    },
    written,
    journal: entries.map(({ at, personId: by, action, subject, subjectId, source }) => ({
      at,
      action,
      subject,
      subjectId,
      source,
      byMe: personId !== undefined && by === personId,
    })),
  };
}

function journalOf(personId: string | undefined, members: Member[]) {
  const onAccounts = { subject: 'account', subjectId: { in: members.map(memberKey) } };
  if (personId === undefined) return onAccounts;
  return { OR: [{ personId }, { subject: 'person', subjectId: personId }, onAccounts] };
}

/** Personae are shared by the visitors of the demonstration, and an event's key names its visitor: each sees her own. */
const seenFrom = (member: Member | undefined) =>
  member?.platform === 'web' ? { source: { startsWith: `web/${member.workspaceId}/` } } : {};

async function countsOfMembers(client: StoreClient, personId: string | undefined, members: Member[]) {
  const keys = members.map(memberKey);
  const accounts = members.map(keyOf);
  return {
    queuedMessages: await client.delivery.count({
      where: { state: 'pending', conversation: { in: keys } },
    }),
    forwardedQuestions: await client.forwardedQuestion.count({ where: { askedBy: { in: keys } } }),
    linkRequests: await client.linkRequest.count({
      where: { OR: personId === undefined ? accounts : [...accounts, { personId }] },
    }),
  };
}

async function countsOfPerson(client: StoreClient, personId: string | undefined) {
  if (personId === undefined)
    return {
      revisions: 0,
      openProposals: 0,
      waitingMails: 0,
      roundInProgress: 0,
      copilInvitations: 0,
      reminders: 0,
    };
  return {
    revisions: await client.sheetRevision.count({ where: { authorId: personId } }),
    openProposals: await client.sheetProposal.count({ where: { personId, state: 'open' } }),
    waitingMails: await client.outgoingMail.count({ where: { personId, state: 'pending' } }),
    roundInProgress: await client.sheetRound.count({ where: { personId } }),
    copilInvitations: await client.copilParticipant.count({ where: { personId } }),
    reminders: await client.reminder.count({ where: { personId } }),
  };
}
