import type { DeliveryAddress } from '../core/address';
import type { Clock } from '../core/clock';
import { PlatformError } from '../core/errors';
import type { Logger } from '../core/logger';
import type { Platform } from '../core/platform';
import { attemptsAtMost, waitBeforeRetryMs } from './backoff';
import type { DueDelivery } from './delivery';
import { finalVerdict, reasons } from './reasons';
import type { DeliveryStore, Lane } from './store';

const callTimeoutMs = 10_000;
/** A platform's clock may be behind ours: a search begins a little before the first attempt. */
const searchMarginMs = 60_000;

export interface SendParts {
  store: DeliveryStore;
  platform: Platform;
  clock: Clock;
  logger: Logger;
  /** In [0, 1[; injected so that tests repeat. */
  random: () => number;
}

/** One delivery, one attempt at most: looked for first where an earlier attempt may have got through. */
export async function sendOne(parts: SendParts, lane: Lane, delivery: DueDelivery): Promise<void> {
  const { store, platform, clock } = parts;
  let attemptId: bigint | undefined;
  try {
    const address = await beforeSending(() => addressOf(platform, delivery));
    if (delivery.unclear && !(await isAbsent(parts, delivery, address))) return;
    attemptId = await store.recordAttempt(lane, delivery.id, clock.now());
    if (attemptId === undefined) return;
    const posted = await within(platform.post(address, delivery.message, delivery.id));
    await store.finish(delivery.id, { state: 'sent', reason: reasons.sent }, clock.now(), posted);
    await store.recordOutcome(attemptId, 'sent', clock.now());
  } catch (error) {
    attemptId ??= await store.recordAttempt(lane, delivery.id, clock.now());
    if (attemptId !== undefined) await afterFailure(parts, lane, delivery, attemptId, asPlatformError(error));
  }
}

/** Here nothing was sent yet: what would be ambiguous of a post is only a reason to try again. */
async function beforeSending<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await within(work());
  } catch (error) {
    const { reason } = asPlatformError(error);
    throw reason === 'ambiguous'
      ? new PlatformError('unavailable', 'the platform could not be asked', { cause: error })
      : error;
  }
}

function addressOf(platform: Platform, { recipient }: DueDelivery): Promise<DeliveryAddress> {
  return 'member' in recipient
    ? platform.directAddress(recipient.member)
    : Promise.resolve(recipient.address);
}

/** True: it did not get through, and may be sent. Otherwise it has its final state. */
async function isAbsent(
  { store, platform, clock }: SendParts,
  delivery: DueDelivery,
  address: DeliveryAddress,
): Promise<boolean> {
  const since = new Date((delivery.firstAttemptAt ?? clock.now()).getTime() - searchMarginMs);
  const found = await beforeSending(() => platform.find(address, delivery.id, since));
  if (found === 'absent') {
    await store.clearDoubt(delivery.id);
    return true;
  }
  if (found === 'cannotTell')
    await store.finish(delivery.id, { state: 'uncertain', reason: reasons.uncertain }, clock.now());
  else await store.finish(delivery.id, { state: 'sent', reason: reasons.found }, clock.now(), found);
  return false;
}

async function afterFailure(
  parts: SendParts,
  lane: Lane,
  delivery: DueDelivery,
  attemptId: bigint,
  error: PlatformError,
): Promise<void> {
  const { store, clock, logger } = parts;
  const now = clock.now();
  logger.warn(
    { deliveryId: delivery.id, reason: error.reason, attempts: delivery.attempts },
    'delivery not sent',
  );
  // The outcome last: as long as it is missing the attempt counts as unclear, and nothing is sent again unseen.
  await concludeFailure(parts, lane, delivery, error, now);
  await store.recordOutcome(attemptId, error.reason, now);
}

async function concludeFailure(
  { store, random }: SendParts,
  lane: Lane,
  delivery: DueDelivery,
  error: PlatformError,
  now: Date,
): Promise<void> {
  const verdict = finalVerdict(error.reason);
  if (verdict) return store.finish(delivery.id, verdict, now);
  if (error.reason !== 'ambiguous' && delivery.attempts + 1 >= attemptsAtMost) {
    return store.finish(delivery.id, { state: 'unreachable', reason: reasons.exhausted }, now);
  }
  const notBefore = new Date(
    now.getTime() + (error.retryAfterMs ?? waitBeforeRetryMs(delivery.attempts, random())),
  );
  if (error.reason === 'rateLimited' && error.limitScope === 'workspace')
    return store.postponeWorkspace(lane, notBefore);
  return store.postpone(delivery.id, notBefore);
}

async function within<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new PlatformError('ambiguous', 'the platform did not answer in time')),
      callTimeoutMs,
    );
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** What is not a platform's refusal is a mistake of ours: whether it got through is not known. */
function asPlatformError(error: unknown): PlatformError {
  return error instanceof PlatformError
    ? error
    : new PlatformError('ambiguous', 'unexpected error while sending', { cause: error });
}
