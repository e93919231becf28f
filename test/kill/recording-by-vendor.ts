import { PlatformError } from '../../src/core/errors';
import type { PostedMessage } from '../../src/core/message';
import type { Platform } from '../../src/core/platform';
import { createRecordingPlatform } from '../support/recording-platform';

/** Every fourth recipient is where the platform cannot be asked afterwards. */
export const canBeAsked = (memberId: string): boolean => Number(memberId.slice(1)) % 4 !== 0;

const memberOf = (address: PostedMessage['address']): string =>
  address.key.conversationId.replace(/^direct-/, '');

/** The recording platform, whose messages go to a vendor in another process. */
export function recordingPlatformOf(vendor: string): Platform {
  const platform = createRecordingPlatform();
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
  return platform;
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
