import { z } from 'zod';
import type { Tx } from '../../../core/ports';
import { storeClient } from '../../../storage/database';
import { jsonColumn } from '../../../storage/json-column';
import { copilContentSchema, type CopilContent } from '../copil';

export const draftKinds = ['create', 'modify', 'cancel', 'collect'] as const;
export type DraftKind = (typeof draftKinds)[number];

/** What its author was shown, and has not confirmed yet. */
export interface Draft {
  id: string;
  personId: string;
  kind: DraftKind;
  copilId: string | undefined;
  /** Of the copil, when it was drafted. */
  sequence: number | undefined;
  content: CopilContent | undefined;
  state: DraftState;
  /** The id of the first version of this preparation. */
  series: string;
}

const draftStates = ['open', 'done', 'cancelled', 'replaced'] as const;
type DraftState = (typeof draftStates)[number];

export async function createDraft(tx: Tx, draft: Omit<Draft, 'state'>, now: Date): Promise<void> {
  await storeClient(tx).copilDraft.create({
    data: {
      id: draft.id,
      personId: draft.personId,
      kind: draft.kind,
      copilId: draft.copilId ?? null,
      sequence: draft.sequence ?? null,
      ...(draft.content && { content: jsonColumn(draft.content) }),
      series: draft.series,
      state: 'open',
      createdAt: now,
    },
  });
}

/** Hers alone. Read for a change: two clicks at once wait for each other. */
export async function lockDraft(tx: Tx, id: string, personId: string): Promise<Draft | undefined> {
  const client = storeClient(tx);
  await client.$queryRaw`SELECT 1 FROM copil_draft WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await client.copilDraft.findFirst({ where: { id, personId } });
  return row
    ? {
        id,
        personId,
        kind: z.enum(draftKinds).parse(row.kind),
        copilId: row.copilId ?? undefined,
        sequence: row.sequence ?? undefined,
        content: row.content === null ? undefined : copilContentSchema.parse(row.content),
        state: z.enum(draftStates).parse(row.state),
        series: row.series,
      }
    : undefined;
}

/**
 * A newer version takes the place of those before it. False: one of them was confirmed already. Whoever confirms one at
 * the same time is waited for.
 */
export async function replaceDrafts(tx: Tx, series: string, personId: string): Promise<boolean> {
  const client = storeClient(tx);
  const states = await client.$queryRaw<{ state: string }[]>`
    SELECT state FROM copil_draft WHERE series = ${series}::uuid AND person_id = ${personId} ORDER BY id FOR UPDATE`;
  if (states.some(({ state }) => state === 'done')) return false;
  await client.copilDraft.updateMany({
    where: { series, personId, state: 'open' },
    data: { state: 'replaced' },
  });
  return true;
}

export async function endDraft(tx: Tx, id: string, state: 'done' | 'cancelled'): Promise<void> {
  await storeClient(tx).copilDraft.update({ where: { id }, data: { state } });
}
