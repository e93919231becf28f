import { randomUUID } from 'node:crypto';
import { conversationKeyText, type ConversationKey } from '../core/address';
import type { Clock } from '../core/clock';
import type { Message } from '../core/message';
import type { BoardMessage, MessageBoard } from '../core/ports';
import { storeClient, type Database, type StoreClient } from './database';
import type { BoardMessage as Row, Prisma } from './generated/client';
import { jsonColumn } from './json-column';
import type { Session } from './session';

const channel = 'board';

export async function createMessageBoard(
  database: Database,
  session: Session,
  clock: Clock,
): Promise<MessageBoard> {
  const { prisma } = database;
  const subscribers = new Map<string, Set<() => void>>();
  await session.listen(channel, (workspaceId) => {
    const called =
      workspaceId === ''
        ? [...subscribers.values()]
        : [subscribers.get(workspaceId) ?? new Set<() => void>()];
    for (const changed of called.flatMap((set) => [...set])) changed();
  });

  /**
   * One change at a time in a workspace, so that a revision is never seen before a lower one. Told to every process
   * when it commits.
   */
  function change<T>(
    workspaceId: string,
    work: (client: StoreClient, revision: bigint) => Promise<T>,
  ): Promise<T> {
    return database.transactions.run(async (tx) => {
      const client = storeClient(tx);
      await client.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`board/${workspaceId}`}, 0))`;
      const [next] = await client.$queryRaw<
        { revision: bigint }[]
      >`SELECT nextval('board_revision') AS revision`;
      const result = await work(client, next?.revision ?? 0n);
      await client.$executeRaw`SELECT pg_notify(${channel}, ${workspaceId})`;
      return result;
    });
  }

  async function alter(
    id: string,
    data: { message: Prisma.InputJsonValue; removed?: true },
  ): Promise<BoardMessage | undefined> {
    const found = await prisma.boardMessage.findUnique({ where: { id }, select: { workspaceId: true } });
    if (!found) return undefined;
    return change(found.workspaceId, async (client, revision) => {
      const [row] = await client.boardMessage.updateManyAndReturn({
        where: { id, removed: false },
        data: { ...data, revision },
      });
      return row && toBoardMessage(row);
    });
  }

  return {
    async append(message) {
      const { conversation } = message;
      return change(conversation.workspaceId, async (client, revision) =>
        toBoardMessage(
          await client.boardMessage.create({
            data: {
              id: randomUUID(),
              workspaceId: conversation.workspaceId,
              conversationId: conversationKeyText(conversation),
              key: { ...conversation },
              author: message.author,
              message: jsonColumn(message.message),
              visibleTo: message.visibleTo,
              deliveryId: message.deliveryId,
              position: revision,
              revision,
              postedAt: clock.now(),
            },
          }),
        ),
      );
    },
    replace: (id, message) => alter(id, { message: jsonColumn(message) }),
    // What it said goes too; that it went is kept for the pages that show it.
    remove: (id) => alter(id, { message: { text: '' }, removed: true }),
    async find(id) {
      const row = await prisma.boardMessage.findUnique({ where: { id } });
      return row && !row.removed ? toBoardMessage(row) : undefined;
    },
    async findByDelivery(conversation, deliveryId) {
      const row = await prisma.boardMessage.findFirst({
        where: { conversationId: conversationKeyText(conversation), deliveryId, removed: false },
      });
      return row ? toBoardMessage(row) : undefined;
    },
    async list(conversation, afterRevision) {
      const rows = await prisma.boardMessage.findMany({
        where: {
          workspaceId: conversation.workspaceId,
          conversationId: conversationKeyText(conversation),
          revision: { gt: BigInt(afterRevision) },
          ...(afterRevision === 0 && { removed: false }),
        },
        orderBy: { position: 'asc' },
      });
      return rows.map(toBoardMessage);
    },
    subscribe(workspaceId, changed) {
      const set = subscribers.get(workspaceId) ?? new Set();
      subscribers.set(workspaceId, set.add(changed));
      return () => {
        set.delete(changed);
        if (set.size === 0) subscribers.delete(workspaceId);
      };
    },
  };
}

function toBoardMessage(row: Row): BoardMessage {
  return {
    id: row.id,
    conversation: row.key as unknown as ConversationKey,
    author: row.author as BoardMessage['author'],
    message: row.message as unknown as Message,
    visibleTo: row.visibleTo ?? undefined,
    deliveryId: row.deliveryId ?? undefined,
    revision: Number(row.revision),
    firstRevision: Number(row.position),
    postedAt: row.postedAt,
    removed: row.removed,
  };
}
