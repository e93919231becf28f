import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpProblem } from '../../src/http/problem';

const cookieName = 'jalon_visitor';
const idPattern = /^[A-Za-z0-9_-]{22}$/;

/** Each browser has its own workspace: what one visitor says, another never sees. */
export function visitorOf(request: IncomingMessage): string {
  const visitor = readCookie(request);
  if (visitor === undefined) throw new HttpProblem(403, 'Ouvrez d’abord la page.');
  return visitor;
}

/** Gives the browser its id, once. */
export function welcomeVisitor(request: IncomingMessage, response: ServerResponse): string {
  const known = readCookie(request);
  if (known !== undefined) return known;
  const visitor = randomBytes(16).toString('base64url');
  response.setHeader(
    'set-cookie',
    `${cookieName}=${visitor}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000`,
  );
  return visitor;
}

function readCookie(request: IncomingMessage): string | undefined {
  const value = new RegExp(`(?:^|; *)${cookieName}=([^;]*)`).exec(request.headers.cookie ?? '')?.[1];
  return value !== undefined && idPattern.test(value) ? value : undefined;
}
