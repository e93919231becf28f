import { z } from 'zod';
import { createTableLinks, type TableLinks } from '../people';

const claim = z.object({ broadcastId: z.uuid(), personId: z.string() });
export type FollowUpLinks = TableLinks<z.infer<typeof claim>>;

/** Links to the follow-up of a broadcast, bound to its author. */
export const createFollowUpLinks = (key: string, publicUrl: string | undefined): FollowUpLinks =>
  createTableLinks(key, publicUrl, { folder: 'suivi', claim });
