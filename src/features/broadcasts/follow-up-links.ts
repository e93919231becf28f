import { z } from 'zod';
import type { HandlerReply } from '../../core/feature';
import { say, textBlock } from '../../core/message';
import type { Transactions } from '../../core/ports';
import { writeCsv, writeXlsx } from '../../tables/write-table';
import { allowed, createPersonalLinks, findPeople } from '../people';
import type { TerritoryRegister } from '../territories';
import type { Broadcast } from './broadcast';
import { tell, type Desk } from './desk';
import { exportFollowUp } from './export-follow-up';
import { findOwn } from './store';
import { texts } from './texts';

const formats = {
  xlsx: {
    ending: '.xlsx',
    label: texts.exportXlsx,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: writeXlsx,
  },
  csv: { ending: '.csv', label: texts.exportCsv, mediaType: 'text/csv; charset=utf-8', write: writeCsv },
} as const;
type Format = keyof typeof formats;
const everyFormat = Object.keys(formats) as Format[];

const claimSchema = z.object({ broadcastId: z.uuid(), personId: z.string() });
const hoursValid = 24;

export interface FollowUpLinks {
  /** Undefined: this server has no address that others could open. */
  urlFor(format: Format, claim: z.infer<typeof claimSchema>, now: Date): string | undefined;
  read(token: string, now: Date): (z.infer<typeof claimSchema> & { format: Format }) | undefined;
}

/** Links to the follow-up of a broadcast, bound to its author, good for a day. A bot cannot hand out files everywhere. */
export function createFollowUpLinks(key: string, publicUrl: string | undefined): FollowUpLinks {
  const linksTo = (format: Format) =>
    createPersonalLinks(key, publicUrl, { folder: `suivi/${format}`, ending: formats[format].ending });
  return {
    urlFor: (format, claim, now) =>
      linksTo(format).urlFor(claim, new Date(now.getTime() + hoursValid * 3_600_000), now),
    read(token, now) {
      for (const format of everyFormat) {
        const rest = token.startsWith(`${format}/`) ? token.slice(format.length + 1) : undefined;
        const claim =
          rest === undefined ? undefined : claimSchema.safeParse(linksTo(format).read(rest, now)).data;
        if (claim) return { ...claim, format };
      }
      return undefined;
    },
  };
}

/** « Exporter le suivi »: the two links, for the author alone. */
export function offerExport(desk: Desk, broadcast: Broadcast): HandlerReply {
  const { context, person, followUpLinks } = desk;
  const claim = { broadcastId: broadcast.id, personId: person.id };
  const links = everyFormat.flatMap((format) => {
    const url = followUpLinks?.urlFor(format, claim, context.now);
    return url === undefined ? [] : [{ label: formats[format].label, url }];
  });
  if (links.length === 0) return tell(say(texts.exportNoAddress(broadcast.number)));
  const title = texts.exportTitle(broadcast.number);
  const note = texts.exportNote(hoursValid);
  return tell(
    say([title, ...links.map(({ label, url }) => `${label} : ${url}`), note].join('\n'), {
      title,
      blocks: [{ type: 'links', links }, textBlock(note, 'subtle')],
    }),
  );
}

export interface ServedFile {
  name: string;
  mediaType: string;
  body: Buffer;
}

/** Undefined: not a link of ours, past its time, or of somebody who is not its author any more, or may not write to many. */
export function createFollowUpFiles(
  { register, followUpLinks }: { register: TerritoryRegister; followUpLinks: FollowUpLinks },
  transactions: Transactions,
) {
  return async (token: string, now: Date): Promise<ServedFile | undefined> => {
    const claim = followUpLinks.read(token, now);
    if (!claim) return undefined;
    const found = await transactions.run(async (tx) => {
      const [person] = await findPeople(tx, [claim.personId]);
      if (!allowed(person, 'broadcast.send', register)) return undefined;
      const broadcast = await findOwn(tx, claim.personId, { id: claim.broadcastId });
      if (!broadcast) return undefined;
      const deed = { now, source: 'link', personId: claim.personId };
      return { number: broadcast.number, table: await exportFollowUp(tx, broadcast, deed) };
    });
    if (!found) return undefined;
    const { ending, mediaType, write } = formats[claim.format];
    return { name: `diffusion-${found.number}${ending}`, mediaType, body: await write(found.table) };
  };
}
