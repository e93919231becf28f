import type { StoreClient } from '../../../../../storage/database';

/** Lists of people to write to, and work on questions and the knowledge. The oldest first. */
export interface OfWork {
  audienceLists: { at: Date; name: string; audience: unknown }[];
  /** Facts that she wrote or wrote in, published or not. */
  knowledgeDrafts: { at: Date; number: number; state: string; factId: string; content: unknown }[];
  /** Her part in what the knowledge says. */
  knowledgeChanges: {
    at: Date;
    kind: string;
    id: string;
    change: string;
    wrote: boolean;
    published: boolean;
    reason?: string;
  }[];
  /** Questions of others that she took. */
  questionsTaken: { at: Date; number: number; state: string }[];
  /** Broadcasts of others that she agreed to. */
  broadcastsApproved: { number: number; title: string }[];
}

/** `ids`: all that she may have acted as. `visitor`: of an invented person, whom the visitors of the page share. */
export async function workOf(
  client: StoreClient,
  ids: string[],
  visitor: string | undefined,
): Promise<OfWork> {
  const isShared = visitor !== undefined;
  const lists = await client.audienceList.findMany({
    where: { ownerId: { in: ids } },
    orderBy: [{ createdAt: 'asc' }, { name: 'asc' }],
  });
  const drafts = await client.factDraft.findMany({
    where: { authorIds: { hasSome: ids }, ...(isShared && { visitor }) },
    orderBy: { number: 'asc' },
  });
  const changes = await client.knowledgeRevision.findMany({
    where: { OR: [{ authorIds: { hasSome: ids } }, { publishedBy: { in: ids } }] },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  const taken = await client.forwardedQuestion.findMany({
    where: { takenBy: { in: ids }, ...(isShared && { visitor }) },
    orderBy: { number: 'asc' },
  });
  const approved = await client.broadcast.findMany({
    where: {
      approvedBy: { in: ids },
      ...(isShared && { origin: { path: ['workspaceId'], equals: visitor } }),
    },
    orderBy: { number: 'asc' },
  });
  return {
    audienceLists: (isShared ? [] : lists).map(({ createdAt, name, audience }) => ({
      at: createdAt,
      name,
      audience,
    })),
    knowledgeDrafts: drafts.map(({ createdAt, number, state, factId, data }) => ({
      at: createdAt,
      number,
      state,
      factId,
      content: data,
    })),
    knowledgeChanges: (isShared ? [] : changes).map((row) => ({
      at: row.at,
      kind: row.kind,
      id: row.id,
      change: row.change,
      wrote: row.authorIds.some((id) => ids.includes(id)),
      published: row.publishedBy !== null && ids.includes(row.publishedBy),
      ...(row.reason !== null && { reason: row.reason }),
    })),
    questionsTaken: taken.map(({ askedAt, number, state }) => ({ at: askedAt, number, state })),
    broadcastsApproved: approved.map(({ number, title }) => ({ number, title })),
  };
}
