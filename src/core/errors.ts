/** The person can fix it: the message is the French sentence that she reads. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/**
 * rateLimited, unavailable: surely not accepted, may be tried again. ambiguous: it may have been accepted.
 * unreachable: this address will never work. rejected: this content will never work.
 */
export type PlatformErrorReason = 'rateLimited' | 'unavailable' | 'ambiguous' | 'unreachable' | 'rejected';

export class PlatformError extends Error {
  override readonly name = 'PlatformError';
  readonly reason: PlatformErrorReason;
  /** Milliseconds that the platform asked us to wait. */
  readonly retryAfterMs: number | undefined;
  /** False: the platform was not asked, our own pace says when to. Then nothing was tried, and nothing failed. */
  readonly asked: boolean;
  /** What a 429 stops. */
  readonly limitScope: 'conversation' | 'workspace';

  constructor(
    reason: PlatformErrorReason,
    message: string,
    options: {
      cause?: unknown;
      retryAfterMs?: number;
      limitScope?: 'conversation' | 'workspace';
      asked?: boolean;
    } = {},
  ) {
    super(message, { cause: options.cause });
    this.reason = reason;
    this.retryAfterMs = options.retryAfterMs;
    this.asked = options.asked ?? true;
    this.limitScope = options.limitScope ?? 'workspace';
  }
}
