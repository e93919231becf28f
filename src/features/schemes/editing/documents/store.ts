import { z } from 'zod';
import { memberSchema, type Member } from '../../../../core/address';
import { inboundFileSchema, type InboundFile } from '../../../../core/file';
import type { Message } from '../../../../core/message';
import type { Tx } from '../../../../core/ports';
import { enqueue } from '../../../../delivery/outbox';
import { refreshLive } from '../../../../delivery/refresh-live';
import { storeClient } from '../../../../storage/database';
import { jsonColumn } from '../../../../storage/json-column';
import type { Drafter } from '../editors';

/** What was read, as it waits to be kept. */
export const readResultSchema = z.object({
  kind: z.enum(['markdown', 'text', 'html', 'pdf', 'docx']),
  mark: z.string(),
  title: z.string().optional(),
  date: z.string().optional(),
  blocks: z.array(
    z.object({
      kind: z.enum(['heading', 'text', 'item']),
      text: z.string(),
      place: z.string().optional(),
    }),
  ),
  notRead: z.array(z.string()),
});
export type ReadResult = z.infer<typeof readResultSchema>;

/** Whose it is; each visitor of the demonstration has her own. */
export interface Owner {
  personId: string;
  visitor: string | null;
}
export const ownerOf = ({ person, visitor }: Drafter): Owner => ({ personId: person.id, visitor });

export interface NewImport extends Owner {
  member: Member;
  file: InboundFile;
}

/** A document whose turn it is. */
export interface DueImport {
  id: string;
  name: string;
  file: InboundFile;
  member: Member;
  visitor: string | null;
  /** This one included. */
  tries: number;
}

/** Not kept and not given up: each holds a file, or what was read of one. */
export const countUnsettled = (tx: Tx, owner: Owner): Promise<number> =>
  storeClient(tx).documentImport.count({
    where: { ...owner, state: { in: ['waiting', 'reading', 'read'] } },
  });

export async function addImport(tx: Tx, { file, ...row }: NewImport, now: Date): Promise<string> {
  const id = crypto.randomUUID();
  await storeClient(tx).documentImport.create({
    data: {
      ...row,
      id,
      member: jsonColumn(row.member),
      name: file.name,
      file: jsonColumn(file),
      state: 'waiting',
      nextTryAt: now,
      createdAt: now,
    },
  });
  return id;
}

/** The next one, of visitors of the page last, for this instance alone until then: a dead one's is taken over. */
export async function claimImport(
  tx: Tx,
  { now, until }: { now: Date; until: Date },
): Promise<DueImport | undefined> {
  const rows = await storeClient(tx).$queryRaw<
    { id: string; name: string; file: unknown; member: unknown; visitor: string | null; tries: number }[]
  >`
    UPDATE document_import SET state = 'reading', tries = tries + 1, next_try_at = ${until}::timestamptz
    WHERE id = (
      SELECT id FROM document_import
      WHERE state IN ('waiting', 'reading') AND next_try_at <= ${now}::timestamptz
      ORDER BY visitor IS NOT NULL, next_try_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, name, file, member, visitor, tries`;
  const [row] = rows;
  return (
    row && {
      ...row,
      file: inboundFileSchema.parse(row.file),
      member: memberSchema.parse(row.member),
    }
  );
}

export async function tryAgainAt(tx: Tx, { id, tries }: DueImport, at: Date): Promise<void> {
  await storeClient(tx).documentImport.updateMany({
    where: { id, tries, state: 'reading' },
    data: { nextTryAt: at },
  });
}

/** Nothing came of it, for no reason of its own: as if it had not been claimed. */
export async function giveBack(tx: Tx, { id, tries }: DueImport, now: Date): Promise<void> {
  await storeClient(tx).documentImport.updateMany({
    where: { id, tries, state: 'reading' },
    data: { state: 'waiting', tries: tries - 1, nextTryAt: now },
  });
}

export interface Outcome {
  state: 'read' | 'done' | 'failed';
  result?: ReadResult;
}

/** What became of it, and the message that says so, together. Another instance may have taken it over: then nothing. */
export async function settleReading(
  tx: Tx,
  { id, tries, member }: DueImport,
  outcome: Outcome,
  message: Message,
  now: Date,
): Promise<void> {
  const { count } = await storeClient(tx).documentImport.updateMany({
    where: { id, tries, state: 'reading' },
    data: {
      state: outcome.state,
      file: jsonColumn({}),
      ...(outcome.result && { result: jsonColumn(outcome.result) }),
    },
  });
  if (count === 0) return;
  await enqueue(
    tx,
    [{ dedupeKey: `document/${id}/read`, cause: `document/${id}`, recipient: { member }, message }],
    now,
  );
}

export const liveKeyOf = (id: string): string => `schemes.document/${id}`;

/** The message that says that it is being read says how far. */
export async function showProgress(tx: Tx, id: string, message: Message, now: Date): Promise<void> {
  await refreshLive(tx, liveKeyOf(id), () => message, { cause: `document/${id}`, now });
}

/** Read, and not kept yet. Of her own alone. */
export async function findRead(
  tx: Tx,
  id: string,
  owner: Owner,
): Promise<{ name: string; result: ReadResult } | undefined> {
  const row = await storeClient(tx).documentImport.findFirst({ where: { id, state: 'read', ...owner } });
  return row ? { name: row.name, result: readResultSchema.parse(row.result) } : undefined;
}

/** Of her own alone; of two at once one settles it. `kept`: what is said of it, where nothing else keeps that. */
export async function settleImport(
  tx: Tx,
  id: string,
  owner: Owner,
  from: 'read' | 'kept',
  kept?: object,
): Promise<boolean> {
  const { count } = await storeClient(tx).documentImport.updateMany({
    where: { id, state: from, ...owner },
    data: { state: kept ? 'kept' : 'done', result: jsonColumn(kept ?? {}) },
  });
  return count > 0;
}
