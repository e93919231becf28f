import type { Member } from '../../../../core/address';
import type { Message } from '../../../../core/message';
import type { Tx } from '../../../../core/ports';
import { enqueue } from '../../../../delivery/outbox';
import { wakeJob } from '../../../../scheduling/jobs';
import { storeClient } from '../../../../storage/database';
import type { Fact } from '../../knowledge';

/** A fact or a document: both have a day to look again. */
export type Rechecked = Pick<Fact, 'id' | 'recheck'>;

/** Of these facts, those that nobody was asked about for the day that they have now. */
export async function notYetAsked<T extends Rechecked>(tx: Tx, facts: T[]): Promise<T[]> {
  const rows = await storeClient(tx).recheckRequest.findMany({
    where: { factId: { in: facts.map(({ id }) => id) } },
  });
  const asked = new Set(rows.map(({ factId, recheck }) => `${factId}/${recheck}`));
  return facts.filter(({ id, recheck }) => !asked.has(`${id}/${recheck}`));
}

export interface RecheckMessage {
  dedupeKey: string;
  recipient: { member: Member };
  message: Message;
  notBefore: Date;
}

/** The messages go out and the facts are noted as asked about, together or not at all. */
export async function askOnce(
  tx: Tx,
  facts: Rechecked[],
  messages: RecheckMessage[],
  { cause, now }: { cause: string; now: Date },
): Promise<void> {
  await storeClient(tx).recheckRequest.createMany({
    data: facts.map(({ id, recheck }) => ({ factId: id, recheck, askedAt: now })),
  });
  await enqueue(
    tx,
    messages.map((message) => ({ ...message, cause })),
    now,
  );
}

/** At start: the daily look is planned once, for every instance. */
export const planRecheckLook = (tx: Tx, kind: string, at: Date): Promise<void> =>
  wakeJob(tx, { key: kind, kind, payload: {}, at });
