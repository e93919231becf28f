import { memberSchema, type Member } from '../../core/address';
import type { Message } from '../../core/message';
import type { Tx } from '../../core/ports';
import { z } from 'zod';
import { refreshLive } from '../../delivery/refresh-live';
import { wakeJob } from '../../scheduling/jobs';
import { storeClient } from '../../storage/database';
import { jsonColumn } from '../../storage/json-column';
import { audienceSchema, type Audience } from './audience/audience';
import { broadcastStates, causeOf, followUpKey, type Broadcast, type BroadcastState } from './broadcast';

interface Row {
  id: string;
  number: number;
  authorId: string;
  origin: unknown;
  demo: boolean;
  title: string;
  text: string;
  wantsAcknowledgement: boolean;
  audience: unknown;
  state: string;
  revision: number;
  scheduledAt: Date | null;
  timeZone: string;
  approvedBy: string | null;
  approvalCount: number | null;
  expectedIds: string[];
  expandedAt: Date | null;
  editedAt: Date | null;
  createdAt: Date;
  finishedAt: Date | null;
}

function toBroadcast(row: Row): Broadcast {
  return {
    ...row,
    origin: memberSchema.parse(row.origin),
    audience: audienceSchema.parse(row.audience),
    state: z.enum(broadcastStates).parse(row.state),
    scheduledAt: row.scheduledAt ?? undefined,
    approvedBy: row.approvedBy ?? undefined,
    approvalCount: row.approvalCount ?? undefined,
    expandedAt: row.expandedAt ?? undefined,
    editedAt: row.editedAt ?? undefined,
    finishedAt: row.finishedAt ?? undefined,
  };
}

export interface NewBroadcast {
  id: string;
  authorId: string;
  origin: Member;
  demo: boolean;
  title: string;
  text: string;
  wantsAcknowledgement: boolean;
  audience: Audience;
  timeZone: string;
  now: Date;
}

/** A draft. The same id again changes nothing: a form that was sent twice makes one. */
export async function createDraft(tx: Tx, { now, ...draft }: NewBroadcast): Promise<Broadcast> {
  const client = storeClient(tx);
  await client.broadcast.createMany({
    data: [
      {
        ...draft,
        state: 'draft',
        origin: jsonColumn(draft.origin),
        audience: jsonColumn(draft.audience),
        createdAt: now,
        updatedAt: now,
      },
    ],
    skipDuplicates: true,
  });
  return toBroadcast(await client.broadcast.findUniqueOrThrow({ where: { id: draft.id } }));
}

/** Of that author alone. */
export async function findOwn(
  tx: Tx,
  authorId: string,
  which: { id: string } | { number: number },
): Promise<Broadcast | undefined> {
  const row = await storeClient(tx).broadcast.findFirst({ where: { ...which, authorId } });
  return row ? toBroadcast(row) : undefined;
}

/** Whoever's it is: for its recipients, its approvers and its own job. */
export async function findBroadcast(tx: Tx, id: string): Promise<Broadcast | undefined> {
  const row = await storeClient(tx).broadcast.findUnique({ where: { id } });
  return row ? toBroadcast(row) : undefined;
}

/** Nothing else changes it before the transaction ends. */
export async function lockBroadcast(tx: Tx, id: string): Promise<Broadcast | undefined> {
  await storeClient(tx).$queryRaw`SELECT id FROM broadcast WHERE id = ${id}::uuid FOR UPDATE`;
  return findBroadcast(tx, id);
}

/** The newest first. */
export async function recentOf(tx: Tx, authorId: string, limit: number): Promise<Broadcast[]> {
  const rows = await storeClient(tx).broadcast.findMany({
    where: { authorId, state: { not: 'abandoned' } },
    orderBy: { number: 'desc' },
    take: limit,
  });
  return rows.map(toBroadcast);
}

export type BroadcastChange = Partial<
  Pick<
    Broadcast,
    | 'title'
    | 'text'
    | 'wantsAcknowledgement'
    | 'audience'
    | 'state'
    | 'timeZone'
    | 'expandedAt'
    | 'editedAt'
    | 'expectedIds'
  >
> & {
  scheduledAt?: Date | null;
  finishedAt?: Date | null;
  approvedBy?: string | null;
  approvalCount?: number | null;
};

/**
 * Changes it if it is still in one of these states, and of that revision where one is given. False: it is not, and
 * nothing is changed. What is written or to whom gives a new revision.
 */
export async function changeBroadcast(
  tx: Tx,
  id: string,
  from: { states: BroadcastState[]; revision?: number },
  change: BroadcastChange,
  now: Date,
): Promise<boolean> {
  const isNew = ['title', 'text', 'audience', 'wantsAcknowledgement'].some((field) => field in change);
  const { audience, ...plain } = change;
  const { count } = await storeClient(tx).broadcast.updateMany({
    where: {
      id,
      state: { in: from.states },
      ...(from.revision !== undefined && { revision: from.revision }),
    },
    data: {
      ...plain,
      ...(audience && { audience: jsonColumn(audience) }),
      ...(isNew && { revision: { increment: 1 } }),
      followUpDigest: null,
      updatedAt: now,
    },
  });
  return count === 1;
}

export const stepKind = 'broadcasts.step';

/** What remains to be done for it is done then. Before any change of it, so that a step that is going on ends first. */
export async function planStep(tx: Tx, broadcastId: string, at: Date): Promise<void> {
  await wakeJob(tx, { key: `${stepKind}/${broadcastId}`, kind: stepKind, payload: { broadcastId }, at });
}

/** The author's follow-up, wherever she has it before her; nothing where it reads as it was last written. */
export async function refreshFollowUp(
  tx: Tx,
  broadcastId: string,
  message: Message,
  now: Date,
): Promise<void> {
  const text = JSON.stringify(message);
  const count = await storeClient(tx).$executeRaw`
    UPDATE broadcast SET follow_up_digest = md5(${text}) WHERE id = ${broadcastId}::uuid
      AND follow_up_digest IS DISTINCT FROM md5(${text})`;
  if (count === 0) return;
  await refreshLive(tx, followUpKey(broadcastId), () => message, {
    cause: `${causeOf(broadcastId)}/follow-up`,
    now,
  });
}

/** Whoever's it is: for the command line. */
export async function findByNumber(tx: Tx, number: number): Promise<Broadcast | undefined> {
  const row = await storeClient(tx).broadcast.findUnique({ where: { number } });
  return row ? toBroadcast(row) : undefined;
}
