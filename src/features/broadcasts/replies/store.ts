import type { Tx } from '../../../core/ports';
import { storeClient } from '../../../storage/database';

export interface BroadcastReply {
  id: string;
  broadcastId: string;
  /** The recipient whose exchange with the author it belongs to. */
  personId: string;
  fromAuthor: boolean;
  text: string;
  at: Date;
}

/** False: it is there already. */
export async function addReply(tx: Tx, reply: BroadcastReply): Promise<boolean> {
  const { count } = await storeClient(tx).broadcastReply.createMany({ data: [reply], skipDuplicates: true });
  return count === 1;
}

/** In their order. */
export async function repliesOf(tx: Tx, broadcastId: string, personId?: string): Promise<BroadcastReply[]> {
  return storeClient(tx).broadcastReply.findMany({
    where: { broadcastId, ...(personId !== undefined && { personId }) },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
}
