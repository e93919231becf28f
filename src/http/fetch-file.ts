import { PlatformError } from '../core/errors';

export interface FileRequest {
  url: string;
  headers?: Record<string, string>;
  limitBytes: number;
  signal?: AbortSignal | undefined;
  /** Asked of the address and of every one that it leads on to: nothing else is called. */
  isAllowed(url: URL): boolean;
}

const timeoutMs = 60_000;
const redirectsAtMost = 3;

/** Reads a file over HTTP, and stops where it is too big. Failures are `PlatformError`s that quote nothing. */
export async function fetchFile(request: FileRequest): Promise<Uint8Array | 'tooBig'> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
  try {
    const response = await follow(request, signal);
    if (Number(response.headers.get('content-length') ?? 0) > request.limitBytes) {
      await response.body?.cancel();
      return 'tooBig';
    }
    return await readAtMost(response, request.limitBytes);
  } catch (error) {
    if (error instanceof PlatformError) throw error;
    throw new PlatformError('unavailable', 'the file could not be fetched', { cause: error });
  }
}

async function follow({ url, headers = {}, isAllowed }: FileRequest, signal: AbortSignal): Promise<Response> {
  let at = url;
  for (let redirects = 0; redirects <= redirectsAtMost; redirects += 1) {
    if (!URL.canParse(at) || !isAllowed(new URL(at)))
      throw new PlatformError('rejected', 'the file is not where the platform keeps files');
    const response = await fetch(at, { headers, redirect: 'manual', signal });
    const location = response.headers.get('location');
    if (response.ok) return response;
    await response.body?.cancel();
    if (response.status < 300 || response.status >= 400 || location === null) throw refusal(response);
    at = new URL(location, at).href;
  }
  throw new PlatformError('rejected', 'the file leads from address to address');
}

function refusal({ status, headers }: Response): PlatformError {
  if (status === 429)
    return new PlatformError('rateLimited', 'the platform asks to slow down', {
      retryAfterMs: (Number(headers.get('retry-after')) || 1) * 1000,
    });
  return new PlatformError(
    status >= 500 ? 'unavailable' : 'rejected',
    `the request for the file was answered ${status}`,
  );
}

/** What it says of its length is not believed. */
async function readAtMost(response: Response, limitBytes: number): Promise<Uint8Array | 'tooBig'> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > limitBytes) return 'tooBig';
    parts.push(part);
  }
  return Buffer.concat(parts);
}
