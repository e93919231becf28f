import { PlatformError } from '../../src/core/errors';

/** Nothing left this machine. */
const notSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/**
 * The connector's errors in the house's words; their text is left behind, it may quote what was sent. A 429 counts
 * for the conversation: Teams does not say whether it means that or the whole app, and its windows by conversation
 * are the narrow ones.
 */
export function toPlatformError(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  const { statusCode, code, response } = error as {
    statusCode?: number;
    code?: string;
    response?: { headers?: { get(name: string): string | undefined } };
  };
  if (statusCode === undefined) {
    return new PlatformError(
      notSent.has(code ?? '') ? 'unavailable' : 'ambiguous',
      `Teams could not be reached (${code ?? 'no code'})`,
    );
  }
  if (statusCode === 429) {
    const seconds = Number(response?.headers?.get('retry-after') ?? 1);
    const retryAfterMs = Number.isFinite(seconds) ? seconds * 1000 : 1000;
    return new PlatformError('rateLimited', 'Teams asks to slow down', {
      retryAfterMs,
      limitScope: 'conversation',
    });
  }
  if (statusCode === 412) return new PlatformError('unavailable', 'Teams answered 412');
  if (statusCode >= 500) return new PlatformError('ambiguous', `Teams answered ${statusCode}`);
  // 403: blocked by the person, removed from the conversation; 404: the conversation is gone.
  if (statusCode === 403 || statusCode === 404)
    return new PlatformError('unreachable', `Teams answered ${statusCode}`);
  return new PlatformError('rejected', `Teams answered ${statusCode}`);
}
