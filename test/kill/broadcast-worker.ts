import path from 'node:path';
import { systemClock } from '../../src/core/clock';
import { PlatformError } from '../../src/core/errors';
import { silentLogger } from '../../src/core/logger';
import type { PostedMessage } from '../../src/core/message';
import { startDeliveryWorker } from '../../src/delivery/worker';
import { createBroadcastsFeature } from '../../src/features/broadcasts';
import { loadTerritories } from '../../src/features/territories';
import { projectFolder } from '../../src/house';
import { startJobWorker } from '../../src/scheduling/worker';
import { openDatabase } from '../../src/storage/database';
import { openSession } from '../../src/storage/session';
import { createRecordingPlatform } from '../support/recording-platform';
import { truthPace } from './broadcast-pace';

/** Every fourth recipient is where the platform cannot be asked afterwards. */
const canBeAsked = (memberId: string): boolean => Number(memberId.slice(1)) % 4 !== 0;

/** Jobs and deliveries, until it is killed: `broadcast-worker <database url> <vendor url>`. */
async function main(url: string, vendor: string): Promise<void> {
  const platform = createRecordingPlatform();
  const memberOf = (address: PostedMessage['address']): string =>
    address.key.conversationId.replace(/^direct-/, '');
  platform.post = async (address, _message, deliveryId) => {
    // What goes to the author is none of the vendor's plan.
    if (memberOf(address) === 'p0') return { address, messageId: deliveryId, visibility: 'all' };
    const body = { deliveryId, memberId: memberOf(address) };
    const response = await ask(`${vendor}/post`, body);
    if (response.ok) return { address, messageId: deliveryId, visibility: 'all' };
    throw refusal(response.status, ((await response.json()) as { scope: string }).scope, response.headers);
  };
  platform.find = async (address, deliveryId) => {
    if (!canBeAsked(memberOf(address))) return 'cannotTell';
    const response = await ask(`${vendor}/find`, { deliveryId, memberId: memberOf(address) });
    const { messageId } = (await response.json()) as { messageId: string | null };
    return messageId === null ? 'absent' : { address, messageId, visibility: 'all' };
  };
  const database = openDatabase(url, silentLogger);
  const session = await openSession(url, silentLogger);
  const register = await loadTerritories(path.join(projectFolder, 'prisma', 'seed', 'territories'));
  const feature = createBroadcastsFeature({ register, approvalAbove: 100_000, kinds: [] });
  const common = { database, session, clock: systemClock, logger: silentLogger };
  await startJobWorker({ ...common, jobs: feature.jobs ?? [] });
  await startDeliveryWorker({
    ...common,
    platforms: new Map([['web', platform]]),
    paces: { web: truthPace },
    // A tenth of the product's, so that twenty take-overs take minutes and not an hour.
    callTimeoutMs: 1000,
    leaseMs: 2000,
  });
}

async function ask(url: string, body: object): Promise<Response> {
  try {
    return await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  } catch (error) {
    const { code } = ((error as Error).cause ?? {}) as { code?: string };
    throw new PlatformError(code === 'ECONNREFUSED' ? 'unavailable' : 'ambiguous', 'no answer');
  }
}

function refusal(status: number, scope: string, headers: Headers): PlatformError {
  if (status === 429)
    return new PlatformError('rateLimited', '429', {
      retryAfterMs: Number(headers.get('retry-after')) * 1000,
      limitScope: scope === 'workspace' ? 'workspace' : 'conversation',
    });
  if (status === 412) return new PlatformError('unavailable', '412');
  if (status === 403) return new PlatformError('unreachable', '403');
  return new PlatformError('ambiguous', String(status));
}

void main(process.argv[2] ?? '', process.argv[3] ?? '');
