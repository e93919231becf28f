import type { IncomingMessage } from 'node:http';
import { HttpProblem } from '../../src/http/problem';

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * The page has no password, so only this machine's own page may speak to it: a foreign Host is another site's name
 * pointed at us (DNS rebinding), a foreign Origin another site's script.
 */
export function createGuard(host: string, publicUrl: string | undefined) {
  const allowed = new Set([...loopback, host]);
  if (publicUrl !== undefined) allowed.add(new URL(publicUrl).hostname);
  const hostOf = (value: string): string => value.replace(/:\d+$/, '');

  // Another port of this machine is another site.
  const ownOrigins = (named = ''): string[] => [
    `http://${named}`,
    `https://${named}`,
    ...(publicUrl === undefined ? [] : [new URL(publicUrl).origin]),
  ];

  /** Types that no form of another site can send without asking first. */
  return (request: IncomingMessage, mediaType = 'application/json'): void => {
    if (!allowed.has(hostOf(request.headers.host ?? '')))
      throw new HttpProblem(403, 'Cette adresse n’est pas celle de la page.');
    if (request.method !== 'POST') return;
    const { origin } = request.headers;
    if (origin !== undefined && !ownOrigins(request.headers.host).includes(origin))
      throw new HttpProblem(403, 'Cette requête vient d’un autre site.');
    if ((request.headers['content-type'] ?? '').split(';', 1)[0] !== mediaType)
      throw new HttpProblem(415, 'La requête n’est pas du type attendu.');
  };
}
