import { createHmac } from 'node:crypto';

export const signingSecret = 'signing-secret-of-the-tests';

export interface SignOptions {
  secret?: string;
  /** Seconds added to the time stamp. */
  skewSeconds?: number;
  headers?: Record<string, string>;
}

export interface SignedRequest {
  body: string;
  headers: Record<string, string>;
}

/** A request signed as Slack does: HMAC-SHA256 of `v0:timestamp:body`. */
export function signRequest(body: string, contentType: string, options: SignOptions = {}): SignedRequest {
  const timestamp = String(Math.floor(Date.now() / 1000) + (options.skewSeconds ?? 0));
  const digest = createHmac('sha256', options.secret ?? signingSecret)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  return {
    body,
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${digest}`,
      ...options.headers,
    },
  };
}

export const signJson = (payload: unknown, options?: SignOptions): SignedRequest =>
  signRequest(JSON.stringify(payload), 'application/json', options);

export const signForm = (fields: Record<string, string>, options?: SignOptions): SignedRequest =>
  signRequest(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded', options);

export const signInteraction = (payload: unknown, options?: SignOptions): SignedRequest =>
  signForm({ payload: JSON.stringify(payload) }, options);

export async function send(url: string, request: SignedRequest): Promise<{ status: number; text: string }> {
  const answer = await fetch(url, { method: 'POST', ...request });
  return { status: answer.status, text: await answer.text() };
}
