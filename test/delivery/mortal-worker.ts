import { randomUUID } from 'node:crypto';
import { silentLogger } from '../../src/core/logger';
import type { PostedMessage } from '../../src/core/message';
import { startDeliveryWorker } from '../../src/delivery/worker';
import { openDatabase } from '../../src/storage/database';
import { openSession } from '../../src/storage/session';
import { createRecordingPlatform } from '../support/recording-platform';

/** What this process asks of the vendor, who lives in the test and survives it. */
export interface VendorCall {
  callId: string;
  method: 'post' | 'find';
  deliveryId: string;
  conversation: string;
  text: string;
}

/** A process that does nothing but deliver, until it is killed: `mortal-worker.ts <database url> <clock offset>`. */
async function main(url: string, offsetMs: number): Promise<void> {
  const platform = createRecordingPlatform();
  platform.post = (address, { text }, deliveryId) =>
    ask({ method: 'post', deliveryId, conversation: address.key.conversationId, text }).then((messageId) =>
      posted(messageId ?? '', address),
    );
  platform.find = async (address, deliveryId) => {
    const call = { deliveryId, conversation: address.key.conversationId, text: '' };
    const messageId = await ask({ method: 'find', ...call });
    return messageId === undefined ? 'absent' : posted(messageId, address);
  };
  await startDeliveryWorker({
    database: openDatabase(url, silentLogger),
    session: await openSession(url, silentLogger),
    platforms: new Map([['web', platform]]),
    clock: { now: () => new Date(Date.now() + offsetMs) },
    logger: silentLogger,
    pollEveryMs: 20,
  });
}

const posted = (messageId: string, address: PostedMessage['address']): PostedMessage => ({
  address,
  messageId,
  visibility: 'all',
});

const waiting = new Map<string, (messageId: string | undefined) => void>();
process.on('message', ({ callId, messageId }: { callId: string; messageId?: string }) =>
  waiting.get(callId)?.(messageId),
);

function ask(call: Omit<VendorCall, 'callId'>): Promise<string | undefined> {
  const callId = randomUUID();
  return new Promise((resolve) => {
    waiting.set(callId, resolve);
    process.send?.({ callId, ...call } satisfies VendorCall);
  });
}

void main(process.argv[2] ?? '', Number(process.argv[3]));
