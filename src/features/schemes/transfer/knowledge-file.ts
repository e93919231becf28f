import { z } from 'zod';
import { itemKinds } from '../items';

const state = z.enum(['draft', 'published', 'withdrawn']);

/** A row of the knowledge as it is stored: what it says, where it came from, and whether it answers. */
export const filedItemSchema = z.strictObject({
  kind: z.enum(itemKinds),
  id: z.string().min(1),
  position: z.int().min(0),
  data: z.record(z.string(), z.unknown()),
  hash: z.string().min(1),
  origin: z.enum(['seed', 'edited', 'document']),
  revision: z.int().min(1),
  state,
});
export type FiledItem = z.infer<typeof filedItemSchema>;

/** A line of the history; people are there by their identifiers alone. */
export const filedRevisionSchema = z.strictObject({
  kind: z.enum(itemKinds),
  id: z.string().min(1),
  revision: z.int().min(1),
  at: z.iso.datetime(),
  change: z.enum(['added', 'corrected', 'checked', 'withdrawn', 'restored']),
  authorIds: z.array(z.string()),
  publishedBy: z.string().nullable(),
  reason: z.string().nullable(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()),
  source: z.string(),
});
export type FiledRevision = z.infer<typeof filedRevisionSchema>;

/** The whole knowledge in one file. */
export interface KnowledgeFile {
  format: typeof fileFormat;
  version: 1;
  items: FiledItem[];
  revisions: FiledRevision[];
}
export const fileFormat = 'jalon-knowledge';

export const itemKey = ({ kind, id }: Pick<FiledItem, 'kind' | 'id'>): string => `${kind} « ${id} »`;
export const revisionKey = (line: Pick<FiledRevision, 'kind' | 'id' | 'revision'>): string =>
  `${itemKey(line)}, révision ${line.revision}`;
