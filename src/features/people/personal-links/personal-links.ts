import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Json } from '../../../core/json';
import type { Tx } from '../../../core/ports';
import { signingKey } from './store';

/** Links to a file of ours that name whom they are for: signed, and good until a moment that is in them. */
export interface PersonalLinks {
  /** Undefined: this server has no address that others could open, or that moment is past. */
  urlFor(claim: Json, until: Date, now: Date): string | undefined;
  /** What a link stands for, as it was given; undefined: not one of ours, or past its time. */
  read(token: string, now: Date): Json | undefined;
}

/** Made at the first start, kept since. */
export const linkKey = (tx: Tx): Promise<string> => signingKey(tx, randomBytes(32).toString('base64url'));

/** `folder` is part of what is signed: a link to one kind of file opens no other. `publicUrl`: this server’s address. */
export function createPersonalLinks(
  key: string,
  publicUrl: string | undefined,
  { folder, ending }: { folder: string; ending: string },
): PersonalLinks {
  const sign = (claim: string): string =>
    createHmac('sha256', key).update(`${folder}/${claim}`).digest('base64url');
  return {
    urlFor(claim, until, now) {
      if (publicUrl === undefined || until <= now) return undefined;
      const signed = Buffer.from(JSON.stringify([Math.floor(until.getTime() / 1000), claim])).toString(
        'base64url',
      );
      return `${publicUrl.replace(/\/$/, '')}/${folder}/${signed}.${sign(signed)}${ending}`;
    },
    read(token, now) {
      const parts = token.endsWith(ending) ? token.slice(0, -ending.length) : '';
      const [, claim = '', signature = ''] = /^([\w-]+)\.([\w-]+)$/.exec(parts) ?? [];
      const expected = Buffer.from(sign(claim));
      const given = Buffer.from(signature);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
      // Signed by us, so it is what we wrote.
      const [until, said] = JSON.parse(Buffer.from(claim, 'base64url').toString()) as [number, Json];
      return until * 1000 > now.getTime() ? said : undefined;
    },
  };
}
