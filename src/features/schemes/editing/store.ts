import { z } from 'zod';
import type { Tx } from '../../../core/ports';
import { storeClient, type StoreClient } from '../../../storage/database';
import { jsonColumn } from '../../../storage/json-column';
import { hashOf, itemSchemas, type ItemKind } from '../items';
import { bumpVersion } from '../store';
import {
  draftContentSchema,
  type BornOf,
  type Change,
  type Deed,
  type DraftContent,
  type FactDraft,
  type FactRow,
} from './draft';

type DraftRow = Awaited<ReturnType<StoreClient['factDraft']['findUniqueOrThrow']>>;

export interface NewDraft extends DraftContent {
  bornOf: BornOf;
  baseRevision?: number | undefined;
  questionId?: string | undefined;
  authorIds: string[];
  visitor: string | null;
}

/** Of the same question one draft: a second click finds the first. */
export async function addDraft(tx: Tx, draft: NewDraft, now: Date): Promise<FactDraft> {
  const { fact, newSource, wording, ...row } = draft;
  const client = storeClient(tx);
  if (row.questionId !== undefined) {
    await client.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`draft/${row.questionId}`}, 0))`;
    const known = await client.factDraft.findUnique({ where: { questionId: row.questionId } });
    if (known) return toDraft(known);
  }
  const added = await client.factDraft.create({
    data: {
      ...row,
      id: crypto.randomUUID(),
      factId: fact.id,
      data: jsonColumn({ fact, newSource, wording }),
      state: 'open',
      createdAt: now,
    },
  });
  return toDraft(added);
}

/** False: it is no longer open. */
export async function rewriteDraft(
  tx: Tx,
  { id, authorIds }: FactDraft,
  content: DraftContent,
  authorId: string | undefined,
): Promise<boolean> {
  const { count } = await storeClient(tx).factDraft.updateMany({
    where: { id, state: 'open' },
    data: {
      factId: content.fact.id,
      data: jsonColumn(content),
      authorIds: [...new Set([...authorIds, ...(authorId === undefined ? [] : [authorId])])],
    },
  });
  return count > 0;
}

/** Open ones alone. `visitor`: of the demonstration page; null elsewhere. */
export async function findDraft(
  tx: Tx,
  which: { id: string } | { number: number },
  visitor: string | null,
): Promise<FactDraft | undefined> {
  const row = await storeClient(tx).factDraft.findFirst({ where: { ...which, visitor, state: 'open' } });
  return row ? toDraft(row) : undefined;
}

export async function listDrafts(tx: Tx, visitor: string | null): Promise<FactDraft[]> {
  const rows = await storeClient(tx).factDraft.findMany({
    where: { visitor, state: 'open' },
    orderBy: { number: 'asc' },
    take: 50,
  });
  return rows.map(toDraft);
}

/** Of two at once one settles it. */
export async function settleDraft(
  tx: Tx,
  id: string,
  state: 'published' | 'dropped',
  now: Date,
): Promise<boolean> {
  const { count } = await storeClient(tx).factDraft.updateMany({
    where: { id, state: 'open' },
    data: { state, settledAt: now },
  });
  return count > 0;
}

/** Published or withdrawn. */
export async function findFactRow(tx: Tx, id: string): Promise<FactRow | undefined> {
  const row = await storeClient(tx).knowledgeItem.findUnique({ where: { kind_id: { kind: 'fact', id } } });
  return row
    ? {
        id,
        data: itemSchemas.fact.parse(row.data),
        revision: row.revision,
        state: z.enum(['draft', 'published', 'withdrawn']).parse(row.state),
      }
    : undefined;
}

export interface Put {
  kind: ItemKind;
  id: string;
  data: object;
  change: Change;
  /** Absent: it stays published. */
  state?: 'published' | 'withdrawn';
  authorIds: string[];
  reason?: string | undefined;
}

/** Writes one row with its revision in the history; from then on loads of the seed leave it alone. */
export async function putItem(tx: Tx, put: Put, { personId, now, source }: Deed): Promise<void> {
  const { kind, id, data, change, state = 'published', authorIds, reason } = put;
  const client = storeClient(tx);
  const key = { kind_id: { kind, id } };
  const before = await client.knowledgeItem.findUnique({ where: key });
  const revision = (before?.revision ?? 0) + 1;
  const written = { data: jsonColumn(data), origin: 'edited', revision, state };
  if (before) await client.knowledgeItem.update({ where: key, data: written });
  else {
    const last = await client.knowledgeItem.aggregate({ where: { kind }, _max: { position: true } });
    const position = (last._max.position ?? -1) + 1;
    await client.knowledgeItem.create({
      data: { kind, id, position, hash: hashOf(data, position), ...written },
    });
  }
  await client.knowledgeRevision.create({
    data: {
      kind,
      id,
      revision,
      at: now,
      change,
      authorIds,
      publishedBy: personId ?? null,
      reason: reason ?? null,
      ...(before && { before: before.data as object }),
      after: jsonColumn(data),
      source,
    },
  });
  await bumpVersion(client);
}

export async function hasItem(tx: Tx, kind: ItemKind, id: string): Promise<boolean> {
  const row = await storeClient(tx).knowledgeItem.findUnique({ where: { kind_id: { kind, id } } });
  return row !== null;
}

export interface RevisionLine {
  id: string;
  revision: number;
  at: Date;
  change: Change;
  authorIds: string[];
  publishedBy?: string;
  reason?: string;
  before?: unknown;
  after: unknown;
}

/** The newest first; of one fact or document, or of all. */
export async function readHistory(tx: Tx, id: string | undefined, limit: number): Promise<RevisionLine[]> {
  const rows = await storeClient(tx).knowledgeRevision.findMany({
    where: { kind: { in: ['fact', 'document'] }, ...(id !== undefined && { id }) },
    orderBy: [{ at: 'desc' }, { revision: 'desc' }, { id: 'asc' }],
    take: limit,
  });
  return rows.map((row) => ({
    id: row.id,
    revision: row.revision,
    at: row.at,
    change: row.change as Change,
    authorIds: row.authorIds,
    publishedBy: row.publishedBy ?? undefined,
    reason: row.reason ?? undefined,
    before: row.before ?? undefined,
    after: row.after,
  }));
}

function toDraft(row: DraftRow): FactDraft {
  return {
    ...draftContentSchema.parse(row.data),
    id: row.id,
    number: row.number,
    bornOf: row.bornOf as BornOf,
    baseRevision: row.baseRevision ?? undefined,
    authorIds: row.authorIds,
    createdAt: row.createdAt,
  };
}
