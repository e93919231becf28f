import { z } from 'zod';
import type { Tx } from '../../../core/ports';
import { storeClient } from '../../../storage/database';
import { jsonColumn } from '../../../storage/json-column';
import { ways, type Way } from '../revision';
import { proposalItemsSchema, type Proposal, type ProposalItem } from './proposal';

/** A week: whoever comes back on Monday still finds the button alive. */
const proposalLifeMs = 7 * 24 * 60 * 60_000;

export interface NewProposal {
  id: string;
  personId: string;
  /** Where it was shown. */
  conversation: string;
  items: ProposalItem[];
  way: Way;
  words: string | undefined;
  now: Date;
}

export async function saveProposal(tx: Tx, proposal: NewProposal): Promise<void> {
  const { id, personId, conversation, items, way, words, now } = proposal;
  await storeClient(tx).sheetProposal.create({
    data: {
      id,
      personId,
      conversation,
      state: 'open',
      items: jsonColumn(items),
      way,
      words: words ?? null,
      createdAt: now,
      expiresAt: new Date(now.getTime() + proposalLifeMs),
    },
  });
}

/** Hers that still wait in that conversation, newest first. */
export async function openProposals(
  tx: Tx,
  { personId, conversation, since, now }: { personId: string; conversation: string; since: Date; now: Date },
): Promise<string[]> {
  const rows = await storeClient(tx).sheetProposal.findMany({
    where: { personId, conversation, state: 'open', createdAt: { gte: since }, expiresAt: { gt: now } },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
    take: 5,
  });
  return rows.map(({ id }) => id);
}

/** Of that person only: another one's buttons write nothing. */
export async function findProposal(tx: Tx, id: string, personId: string): Promise<Proposal | undefined> {
  const row = await storeClient(tx).sheetProposal.findFirst({ where: { id, personId } });
  if (!row) return undefined;
  return {
    id,
    state: z.enum(['open', 'written', 'cancelled', 'disputed']).parse(row.state),
    items: proposalItemsSchema.parse(row.items),
    way: z.enum(ways).parse(row.way),
    words: row.words ?? undefined,
    expiresAt: row.expiresAt,
  };
}

/** True for one caller only, whatever is clicked twice or sent again. */
export async function consumeProposal(
  tx: Tx,
  id: string,
  personId: string,
  state: 'written' | 'cancelled',
): Promise<boolean> {
  const { count } = await storeClient(tx).sheetProposal.updateMany({
    where: { id, personId, state: 'open' },
    data: { state, words: null },
  });
  return count === 1;
}

/** Of one that this transaction consumed: somebody had changed the same, or a sheet is gone. */
export async function markDisputed(tx: Tx, id: string): Promise<void> {
  await storeClient(tx).sheetProposal.update({ where: { id }, data: { state: 'disputed' } });
}
