import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Tx } from '../../core/ports';
import { signingKey } from './signing/store';

export interface CalendarLinks {
  /** Undefined: this server has no address that others could open. */
  urlFor(copilId: string, personId: string, now: Date): string | undefined;
  /** What a link stands for; undefined: not one of ours, or past its time. */
  read(token: string, now: Date): { copilId: string; personId: string } | undefined;
  /** In the UID of calendar files. */
  host: string;
}

const daysValid = 60;

/** Made at the first start, kept since. */
export const linkKey = (tx: Tx): Promise<string> => signingKey(tx, randomBytes(32).toString('base64url'));

/** Links to a calendar file: signed, bound to one person, and good for sixty days. `publicUrl`: this server’s address. */
export function createCalendarLinks(key: string, publicUrl: string | undefined): CalendarLinks {
  const sign = (text: string): string => createHmac('sha256', key).update(text).digest('base64url');
  return {
    host: publicUrl === undefined ? 'jalon.invalid' : new URL(publicUrl).hostname,
    urlFor(copilId, personId, now) {
      if (publicUrl === undefined) return undefined;
      const expires = Math.floor(now.getTime() / 1000) + daysValid * 24 * 3600;
      const claim = Buffer.from(JSON.stringify([copilId, personId, expires])).toString('base64url');
      return `${publicUrl.replace(/\/$/, '')}/calendrier/${claim}.${sign(claim)}.ics`;
    },
    read(token, now) {
      const [, claim = '', signature = ''] = /^([\w-]+)\.([\w-]+)\.ics$/.exec(token) ?? [];
      const expected = Buffer.from(sign(claim));
      const given = Buffer.from(signature);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
      // Signed by us, so it is what we wrote.
      const [copilId, personId, expires] = JSON.parse(Buffer.from(claim, 'base64url').toString()) as [
        string,
        string,
        number,
      ];
      return expires * 1000 > now.getTime() ? { copilId, personId } : undefined;
    },
  };
}
