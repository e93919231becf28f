import type { z } from 'zod';
import type { Json } from '../../../core/json';
import { tableFormats, type TableFormat } from '../../../tables/table-files';
import { createPersonalLinks } from './personal-links';

export const hoursTableLinksLast = 24;

export interface TableLinks<Claim> {
  /** Undefined: this server has no address that others could open. */
  urlFor(format: TableFormat, claim: Claim, now: Date): string | undefined;
  read(token: string, now: Date): (Claim & { format: TableFormat }) | undefined;
}

/** Links to a table as a file, bound to one person, good for a day. A bot cannot hand out files everywhere. */
export function createTableLinks<Claim extends { [key: string]: Json }>(
  key: string,
  publicUrl: string | undefined,
  { folder, claim: schema }: { folder: string; claim: z.ZodType<Claim> },
): TableLinks<Claim> {
  const linksTo = (format: TableFormat) =>
    createPersonalLinks(key, publicUrl, { folder: `${folder}/${format}`, ending: `.${format}` });
  return {
    urlFor: (format, claim, now) =>
      linksTo(format).urlFor(claim, new Date(now.getTime() + hoursTableLinksLast * 3_600_000), now),
    read(token, now) {
      for (const format of tableFormats) {
        const rest = token.startsWith(`${format}/`) ? token.slice(format.length + 1) : undefined;
        const claim = rest === undefined ? undefined : schema.safeParse(linksTo(format).read(rest, now)).data;
        if (claim) return { ...claim, format };
      }
      return undefined;
    },
  };
}
