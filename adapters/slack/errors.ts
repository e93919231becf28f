import { PlatformError } from '../../src/core/errors';

/** Answers of the Web API that say: never to this address. */
const unreachable = new Set([
  'account_inactive',
  'cannot_dm_bot',
  'channel_not_found',
  'is_archived',
  'not_in_channel',
  'restricted_action',
  'user_disabled',
  'user_not_found',
  'user_not_visible',
  'users_not_found',
]);
/** Slack may have done it before it failed. */
const ambiguous = new Set(['fatal_error', 'internal_error', 'request_timeout', 'service_unavailable']);
/** Nothing left this machine. */
const notSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** The SDK's errors in the house's words. Their text is left behind: it may quote what was sent. */
export function toPlatformError(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  const { code, retryAfter, statusCode, data, original } = error as {
    code?: string;
    retryAfter?: number;
    statusCode?: number;
    data?: { error?: string };
    original?: { code?: string; cause?: { code?: string } };
  };
  switch (code) {
    case 'slack_webapi_rate_limited_error':
      return new PlatformError('rateLimited', 'Slack asks to slow down', {
        retryAfterMs: (retryAfter ?? 1) * 1000,
      });
    case 'slack_webapi_http_error':
      return (statusCode ?? 500) >= 500
        ? new PlatformError('ambiguous', `Slack answered ${statusCode}`)
        : new PlatformError('rejected', `Slack answered ${statusCode}`);
    case 'slack_webapi_platform_error':
      return fromAnswer(data?.error ?? 'unknown_error');
    case 'slack_webapi_request_error': {
      const cause = original?.code ?? original?.cause?.code ?? '';
      return new PlatformError(
        notSent.has(cause) ? 'unavailable' : 'ambiguous',
        `Slack could not be reached (${cause})`,
      );
    }
    default:
      return new PlatformError('ambiguous', 'unexpected error of the Slack client', { cause: error });
  }
}

function fromAnswer(answer: string): PlatformError {
  if (unreachable.has(answer)) return new PlatformError('unreachable', `Slack: ${answer}`);
  if (answer === 'ratelimited')
    return new PlatformError('rateLimited', 'Slack asks to slow down', { retryAfterMs: 1000 });
  return new PlatformError(ambiguous.has(answer) ? 'ambiguous' : 'rejected', `Slack: ${answer}`);
}
