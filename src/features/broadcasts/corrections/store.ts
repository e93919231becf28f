import type { Tx } from '../../../core/ports';
import { storeClient } from '../../../storage/database';

export interface Correction {
  /** An agreement is to this one alone. */
  id: string;
  title: string;
  text: string;
  wantsAcknowledgement: boolean;
  /** The sending was going on, and goes on once it is agreed to. */
  resumes: boolean;
}

export async function findCorrection(tx: Tx, broadcastId: string): Promise<Correction | undefined> {
  const row = await storeClient(tx).broadcastCorrection.findUnique({ where: { broadcastId } });
  return row ?? undefined;
}

/** In place of the one that waited. */
export async function keepCorrection(
  tx: Tx,
  broadcastId: string,
  { now, ...correction }: Correction & { now: Date },
): Promise<void> {
  const data = { ...correction, askedAt: now };
  await storeClient(tx).broadcastCorrection.upsert({
    where: { broadcastId },
    create: { ...data, broadcastId },
    update: data,
  });
}

/** It waits no more. False: it did not, or another one does. */
export async function endCorrection(tx: Tx, broadcastId: string, id?: string): Promise<boolean> {
  const where = { broadcastId, ...(id !== undefined && { id }) };
  return (await storeClient(tx).broadcastCorrection.deleteMany({ where })).count > 0;
}
