import type { z } from 'zod';
import type { Json } from '../../../core/json';
import { say, textBlock, type Message } from '../../../core/message';
import { tableFormats, type TableFormat } from '../../../tables/table-files';
import { createPersonalLinks } from './personal-links';

const hoursTableLinksLast = 24;
const formatLabels: Record<TableFormat, string> = { xlsx: 'Tableur (.xlsx)', csv: 'Texte (.csv)' };

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

/** One link a format, for whom the claim names; undefined: this server has no address that others could open. */
export function tableLinksMessage<Claim>(
  links: TableLinks<Claim> | undefined,
  claim: Claim,
  { title, note }: { title: string; note: (hours: number) => string },
  now: Date,
): Message | undefined {
  const offered = tableFormats.flatMap((format) => {
    const url = links?.urlFor(format, claim, now);
    return url === undefined ? [] : [{ label: formatLabels[format], url }];
  });
  if (offered.length === 0) return undefined;
  const noteText = note(hoursTableLinksLast);
  return say([title, ...offered.map(({ label, url }) => `${label} : ${url}`), noteText].join('\n'), {
    title,
    blocks: [{ type: 'links', links: offered }, textBlock(noteText, 'subtle')],
  });
}
