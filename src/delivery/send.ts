import type { DeliveryAddress } from '../core/address';
import type { Clock } from '../core/clock';
import { PlatformError } from '../core/errors';
import type { Logger } from '../core/logger';
import type { PostedMessage } from '../core/message';
import type { LiveMessages } from '../core/ports';
import type { Platform } from '../core/platform';
import { within } from '../core/within';
import { afterFailure, mayTry } from './after-failure';
import type { DueDelivery } from './delivery';
import type { Lane, Lanes } from './lanes';
import { verdicts } from './reasons';
import type { Try, TryStore } from './tries/store';

/** A platform's clock may be behind ours: a search begins a little before the first attempt. */
const searchMarginMs = 60_000;

export interface SendParts {
  tryStore: TryStore;
  lanes: Lanes;
  /** Just before the call. laneLost: it is no longer ours, or has to wait. notWaiting: cancelled or held meanwhile. */
  recordAttempt(deliveryId: string): Promise<bigint | 'laneLost' | 'notWaiting'>;
  live: LiveMessages;
  platform: Platform;
  /** The call that posts, updates or removes has ended, however. */
  callEnded(): void;
  clock: Clock;
  logger: Logger;
  callTimeoutMs: number;
  /** In [0, 1[; injected so that tests repeat. */
  random: () => number;
}

/** The call that does the task, with everything found that it needs; undefined: the delivery has its final state. */
type Call = (() => Promise<PostedMessage | undefined>) | undefined;

/**
 * One delivery, one attempt at most: looked for first where an earlier attempt may have got through. False: the lane
 * is no longer ours, or has to wait. An error of the database flies; the delivery is then in doubt, which is right.
 */
export async function sendOne(parts: SendParts, lane: Lane, delivery: DueDelivery): Promise<boolean> {
  const { tryStore, clock, callTimeoutMs } = parts;
  const thisTry: Try = { deliveryId: delivery.id, number: delivery.tries + 1 };
  let call: Call;
  try {
    call = await prepare(parts, delivery, thisTry);
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return fail(parts, lane, delivery, thisTry, error);
  }
  if (!call) return true;
  const id = await parts.recordAttempt(delivery.id);
  if (id === 'laneLost') return false;
  if (id === 'notWaiting') return true;
  let posted: PostedMessage | undefined;
  try {
    posted = await answered(callTimeoutMs, call);
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    parts.callEnded();
    const attempt = { id, outcome: error.reason };
    return fail(parts, lane, delivery, { ...thisTry, attempt }, error);
  }
  parts.callEnded();
  await keepTrack(parts, delivery, posted);
  const sent = { ...thisTry, attempt: { id, outcome: 'sent' } };
  await tryStore.finish(sent, verdicts.sent, clock.now(), posted);
  return true;
}

async function prepare(parts: SendParts, delivery: DueDelivery, thisTry: Try): Promise<Call> {
  const { platform, callTimeoutMs } = parts;
  const { task } = delivery;
  switch (task.operation) {
    case 'post': {
      const { recipient, message } = task;
      const address =
        'address' in recipient
          ? recipient.address
          : await answered(callTimeoutMs, () => platform.directAddress(recipient.member, delivery.urgency));
      if (delivery.inDoubt && !(await isAbsent(parts, delivery, thisTry, address))) return undefined;
      return () => platform.post(address, message, delivery.id);
    }
    // Done twice, these two leave the same as done once.
    case 'update': {
      const { liveKey } = task.message;
      if (liveKey !== undefined && !(await parts.live.isRemembered(liveKey, task.posted))) {
        await parts.tryStore.finish(thisTry, verdicts.superseded, parts.clock.now());
        return undefined;
      }
      return async () => void (await platform.update(task.posted, task.message));
    }
    case 'remove':
      return async () => void (await platform.remove(task.posted));
  }
}

/** A live message is known before its delivery ends, so that a crash between the two forgets none. */
async function keepTrack(
  { live, clock }: SendParts,
  { task }: DueDelivery,
  posted: PostedMessage | undefined,
): Promise<void> {
  if (task.operation === 'remove') await live.forget(task.posted);
  if (task.operation !== 'post' || task.message.liveKey === undefined || !posted) return;
  const member = 'member' in task.recipient ? task.recipient.member : undefined;
  await live.remember({ liveKey: task.message.liveKey, posted, member, postedAt: clock.now() });
}

/** True: no attempt got through, and it may be sent. Otherwise it has its final state. */
async function isAbsent(
  parts: SendParts,
  delivery: DueDelivery,
  thisTry: Try,
  address: DeliveryAddress,
): Promise<boolean> {
  const { tryStore, platform, clock, callTimeoutMs } = parts;
  const { id, firstAttemptAt, urgency } = delivery;
  const since = new Date((firstAttemptAt ?? clock.now()).getTime() - searchMarginMs);
  const found = await answered(callTimeoutMs, () => platform.find(address, id, since, urgency));
  if (found === 'cannotTell') await tryStore.finish(thisTry, verdicts.uncertain, clock.now());
  else if (found !== 'absent') {
    await keepTrack(parts, delivery, found);
    await tryStore.finish(thisTry, verdicts.found, clock.now(), found);
  } else {
    if (!(await tryStore.clearDoubt(thisTry, clock.now()))) return false;
    if (mayTry(delivery)) return true;
    await tryStore.finish(thisTry, verdicts.exhausted, clock.now());
  }
  return false;
}

async function fail(
  { tryStore, lanes, live, clock, logger, random }: SendParts,
  lane: Lane,
  delivery: DueDelivery,
  thisTry: Try,
  error: PlatformError,
): Promise<boolean> {
  const { reason } = error;
  const now = clock.now();
  if (error.asked)
    logger.warn({ deliveryId: delivery.id, reason, tries: thisTry.number }, 'delivery not sent');
  const next = afterFailure(error, delivery, thisTry.attempt ? 'sending' : 'preparing', random());
  if (next.kind === 'end') {
    // What can no longer be changed is not tried at every change.
    if ('posted' in delivery.task && (reason === 'unreachable' || reason === 'rejected'))
      await live.forget(delivery.task.posted);
    await tryStore.finish(thisTry, next.verdict, now);
    return true;
  }
  const at = new Date(now.getTime() + next.waitMs);
  if (next.pausesWorkspace) await lanes.pause(lane, at);
  await tryStore.postpone(thisTry, { at, inDoubt: next.inDoubt, counts: next.counts }, now);
  return !next.pausesWorkspace;
}

/** A mistake of ours inside the platform is not its refusal: whether the message got through is not known. */
async function answered<T>(limitMs: number, work: () => Promise<T>): Promise<T> {
  try {
    return await within(
      limitMs,
      work(),
      () => new PlatformError('ambiguous', 'the platform did not answer in time'),
    );
  } catch (error) {
    if (error instanceof PlatformError) throw error;
    throw new PlatformError('ambiguous', 'unexpected error while sending', { cause: error });
  }
}
