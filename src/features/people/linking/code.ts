import { randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

export const codeMinutes = 15;
export const triesAtMost = 5;

const hashBytes = 32;
const derive = promisify<string, string, number, Buffer>(scrypt);

/** Six digits, all equally likely. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

/** What is kept of a code; the id of its request is the salt. */
export async function hashCode(code: string, requestId: string): Promise<string> {
  return (await derive(code, requestId, hashBytes)).toString('base64');
}

export async function isCode(code: string, requestId: string, hash: string): Promise<boolean> {
  return timingSafeEqual(await derive(code, requestId, hashBytes), Buffer.from(hash, 'base64'));
}

/** The six digits of what was typed, spaces aside; undefined where it is something else. */
export function readCode(typed: string): string | undefined {
  const digits = typed.replace(/[\s.-]/g, '');
  return /^\d{6}$/.test(digits) ? digits : undefined;
}
