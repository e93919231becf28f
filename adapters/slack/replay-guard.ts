import type { IncomingMessage } from 'node:http';

/** Slack's signatures are good for five minutes; an older request is refused by its time stamp. */
const signatureLifeMs = 5 * 60_000;
const remembered = 20_000;

/**
 * The same signed request a second time is somebody else's: Slack signs anew at each try, and says that it tries
 * again. The inbox would keep it from doing anything; this refuses it.
 */
export function createReplayGuard() {
  const seen = new Map<string, number>();
  const signatureOf = (request: IncomingMessage): string =>
    String(request.headers['x-slack-signature'] ?? '');

  return {
    isReplay(request: IncomingMessage): boolean {
      if (request.headers['x-slack-retry-num'] !== undefined) return false;
      const at = seen.get(signatureOf(request));
      return at !== undefined && performance.now() - at < signatureLifeMs;
    },
    remember(request: IncomingMessage): void {
      const signature = signatureOf(request);
      if (signature === '') return;
      seen.set(signature, performance.now());
      const oldest = seen.size > remembered ? seen.keys().next().value : undefined;
      if (oldest !== undefined) seen.delete(oldest);
    },
  };
}
