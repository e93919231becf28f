import { PlatformError } from '../../src/core/errors';

/** Slack's own hosts, and this machine for a stand-in: what the payload says is never called blindly. */
const allowedHosts = /(^|\.)slack(-gov)?\.com$|^127\.0\.0\.1$|^localhost$/;

export async function respond(url: string, body: Record<string, unknown>): Promise<void> {
  if (!allowedHosts.test(new URL(url).hostname))
    throw new PlatformError('rejected', 'response URL of a foreign host');
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
  } catch (error) {
    throw new PlatformError('ambiguous', 'response URL could not be reached', { cause: error });
  }
  if (response.status === 404) throw new PlatformError('unreachable', 'response URL has expired');
  if (!response.ok) throw new PlatformError('ambiguous', `response URL answered ${response.status}`);
}
