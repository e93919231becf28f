import { randomUUID } from 'node:crypto';
import type { Tx } from '../core/ports';
import { storeClient } from '../storage/database';
import { jsonColumn } from '../storage/json-column';
import { conversationOf, laneOf, type NewDelivery } from './delivery';
import { reasons } from './reasons';

export type { NewDelivery } from './delivery';

/** Wakes the workers of every instance when the transaction commits. */
export const outboxChannel = 'outbox';

/**
 * Writes deliveries in the transaction that decided them: they are sent if it commits, and only then. Returns how
 * many were new.
 */
export async function enqueue(tx: Tx, deliveries: NewDelivery[], now: Date): Promise<number> {
  if (deliveries.length === 0) return 0;
  const client = storeClient(tx);
  const superseded = deliveries.flatMap(({ supersedesKey }) => supersedesKey ?? []);
  if (superseded.length > 0) {
    await client.delivery.updateMany({
      where: { supersedesKey: { in: superseded }, state: 'pending', attempts: { none: {} } },
      data: {
        state: 'cancelled',
        reason: reasons.superseded,
        finishedAt: now,
        message: jsonColumn({ text: '' }),
      },
    });
  }
  const { count } = await client.delivery.createMany({
    data: deliveries.map((delivery) => ({
      id: randomUUID(),
      dedupeKey: delivery.dedupeKey,
      supersedesKey: delivery.supersedesKey,
      cause: delivery.cause,
      ...laneOf(delivery.recipient),
      conversation: conversationOf(delivery.recipient),
      recipient: jsonColumn(delivery.recipient),
      message: jsonColumn(delivery.message),
      state: 'pending',
      notBefore: delivery.notBefore ?? now,
      createdAt: now,
    })),
    skipDuplicates: true,
  });
  await client.$executeRaw`SELECT pg_notify(${outboxChannel}, '')`;
  return count;
}
