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

/** After the same work, whether or not there is anything to compare it with. */
export async function isCode(code: string, requestId: string, hash: string): Promise<boolean> {
  const given = await derive(code, requestId, hashBytes);
  const kept = Buffer.from(hash, 'base64');
  return kept.length === given.length && timingSafeEqual(given, kept);
}

/** The six digits of what was typed, spaces aside; undefined where it is something else. */
export function readCode(typed: string): string | undefined {
  const digits = typed.replace(/[\s.-]/g, '');
  return /^\d{6}$/.test(digits) ? digits : undefined;
}
