import { z } from 'zod';
import { createPersonalLinks } from '../people';

export const exportFormats = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const claimSchema = z.object({ broadcastId: z.uuid(), personId: z.string() });
export const hoursValid = 24;

export interface FollowUpLinks {
  /** Undefined: this server has no address that others could open. */
  urlFor(format: ExportFormat, claim: z.infer<typeof claimSchema>, now: Date): string | undefined;
  read(token: string, now: Date): (z.infer<typeof claimSchema> & { format: ExportFormat }) | undefined;
}

/** Links to the follow-up of a broadcast, bound to its author, good for a day. A bot cannot hand out files everywhere. */
export function createFollowUpLinks(key: string, publicUrl: string | undefined): FollowUpLinks {
  const linksTo = (format: ExportFormat) =>
    createPersonalLinks(key, publicUrl, { folder: `suivi/${format}`, ending: `.${format}` });
  return {
    urlFor: (format, claim, now) =>
      linksTo(format).urlFor(claim, new Date(now.getTime() + hoursValid * 3_600_000), now),
    read(token, now) {
      for (const format of exportFormats) {
        const rest = token.startsWith(`${format}/`) ? token.slice(format.length + 1) : undefined;
        const claim =
          rest === undefined ? undefined : claimSchema.safeParse(linksTo(format).read(rest, now)).data;
        if (claim) return { ...claim, format };
      }
      return undefined;
    },
  };
}
