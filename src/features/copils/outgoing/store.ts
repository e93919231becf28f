import type { DeliveryAddress, Member } from '../../../core/address';
import type { Json } from '../../../core/json';
import type { Message, PostedMessage } from '../../../core/message';
import type { Tx } from '../../../core/ports';
import {
  cancel,
  cancelSuperseded,
  enqueue,
  hold,
  keysWaiting,
  outcomeOf,
  outcomesOf,
  release,
} from '../../../delivery/outbox';
import { refreshLive, type MessageFor } from '../../../delivery/refresh-live';
import { cancelJob, scheduleJob } from '../../../scheduling/jobs';

export type DeliveryState = NonNullable<Awaited<ReturnType<typeof outcomeOf>>>['state'];

export interface Told {
  /** The same key again sends nothing. */
  dedupeKey: string;
  /** Of several waiting ones to her the newest alone is sent. */
  supersedesKey: string;
  to: { member: Member } | { address: DeliveryAddress };
  message: Message;
  /** Her next working moment, where it is not now. */
  notBefore: Date;
  /** Later it is of no use, and is not sent. */
  notAfter?: Date;
}

/** Sent if the transaction commits. */
export async function enqueueTold(tx: Tx, told: Told[], cause: string, now: Date): Promise<void> {
  const deliveries = told.map(({ to, ...rest }) => ({ ...rest, recipient: to, cause }));
  await enqueue(tx, deliveries, now);
}

/** Nothing of that cause is sent until `sendWithheld`, or until then at the latest. */
export const withholdTold = (tx: Tx, cause: string, now: Date, until: Date): Promise<void> =>
  hold(tx, cause, now, until);

/** Of those that wait with this key none is sent. */
export const withdrawTold = (tx: Tx, supersedesKey: string, now: Date, reason: string): Promise<void> =>
  cancelSuperseded(tx, supersedesKey, now, reason);

/** What waits under these keys is not sent, for that reason; everything else of the cause is. */
export async function sendWithheld(
  tx: Tx,
  cause: string,
  butFor: { dedupeKeys: string[]; reason: string },
  now: Date,
): Promise<void> {
  await cancel(tx, butFor.dedupeKeys, now, butFor.reason);
  await release(tx, cause);
}

export const outcomeOfTold = (tx: Tx, dedupeKey: string): ReturnType<typeof outcomeOf> =>
  outcomeOf(tx, dedupeKey);

export const outcomesOfTold = (tx: Tx, dedupeKeys: string[]): ReturnType<typeof outcomesOf> =>
  outcomesOf(tx, dedupeKeys);

/** Of these keys, those under which something waits to be sent. */
export const toldWaiting = (tx: Tx, supersedesKeys: string[]): Promise<Set<string>> =>
  keysWaiting(tx, supersedesKeys);

export const refreshShown = (
  tx: Tx,
  liveKey: string,
  messageFor: MessageFor,
  change: { cause: string; now: Date; except?: PostedMessage },
): Promise<number> => refreshLive(tx, liveKey, messageFor, change);

export const planJob = (tx: Tx, key: string, kind: string, payload: Json, at: Date): Promise<void> =>
  scheduleJob(tx, { key, kind, payload, at });

export const dropJob = (tx: Tx, key: string): Promise<void> => cancelJob(tx, key);
