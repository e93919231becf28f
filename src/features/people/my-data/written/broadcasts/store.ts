import type { StoreClient } from '../../../../../storage/database';

export interface OfBroadcasts {
  /** That she wrote, drafts included. */
  broadcasts: { at: Date; number: number; title: string; text: string; state: string }[];
  /** That she was among the recipients of. */
  broadcastsToHer: { at: Date; number: number; title: string; state: string; acknowledgedAt?: Date }[];
  /** What she and the other side wrote to each other about a broadcast. */
  broadcastReplies: { at: Date; number: number; byHer: boolean; text: string }[];
}

/** `visitor`: of an invented person, who is shared by the visitors of the page: what was written by this visitor alone. */
export async function broadcastsOf(
  client: StoreClient,
  ids: string[],
  visitor: string | undefined,
): Promise<OfBroadcasts> {
  const from = visitor === undefined ? {} : { origin: { path: ['workspaceId'], equals: visitor } };
  const written = await client.broadcast.findMany({
    where: { authorId: { in: ids }, ...from },
    orderBy: { number: 'asc' },
  });
  const received = await client.broadcastRecipient.findMany({
    where: { personId: { in: ids }, broadcast: from },
    orderBy: { broadcast: { number: 'asc' } },
    include: { broadcast: true },
  });
  // A recipient's exchange with the author is hers; of an author it is what she answered.
  const replies = await client.broadcastReply.findMany({
    where: {
      OR: [{ personId: { in: ids } }, { fromAuthor: true, broadcast: { authorId: { in: ids } } }],
      broadcast: from,
    },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    include: { broadcast: true },
  });
  return {
    broadcasts: written.map(({ createdAt, number, title, text, state }) => ({
      at: createdAt,
      number,
      title,
      text,
      state,
    })),
    broadcastsToHer: received.map(({ broadcast, state, acknowledgedAt, finishedAt }) => ({
      at: finishedAt ?? broadcast.createdAt,
      number: broadcast.number,
      title: broadcast.title,
      state,
      ...(acknowledgedAt && { acknowledgedAt }),
    })),
    broadcastReplies: replies.map(({ at, broadcast, fromAuthor, text, personId: recipientId }) => ({
      at,
      number: broadcast.number,
      byHer: ids.includes(fromAuthor ? broadcast.authorId : recipientId),
      text,
    })),
  };
}
