import { z } from 'zod';
import { draftContentSchema } from '../editing/draft';
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

/** A fact, or a correction, that waits to be published. Who wrote in it is there by identifiers alone. */
export const filedDraftSchema = z.strictObject({
  id: z.uuid(),
  number: z.int().min(1),
  factId: z.string().min(1),
  baseRevision: z.int().min(1).nullable(),
  data: draftContentSchema,
  bornOf: z.enum(['answer', 'hand', 'correction']),
  questionId: z.uuid().nullable(),
  authorIds: z.array(z.string()),
  createdAt: z.iso.datetime(),
});
export type FiledDraft = z.infer<typeof filedDraftSchema>;

/** The whole knowledge in one file. */
export interface KnowledgeFile {
  format: typeof fileFormat;
  version: 1;
  items: FiledItem[];
  revisions: FiledRevision[];
  /** Those that wait; absent in files of before. */
  drafts: FiledDraft[];
}
export const fileFormat = 'jalon-knowledge';

export const itemKey = ({ kind, id }: Pick<FiledItem, 'kind' | 'id'>): string => `${kind} « ${id} »`;
export const revisionKey = (line: Pick<FiledRevision, 'kind' | 'id' | 'revision'>): string =>
  `${itemKey(line)}, révision ${line.revision}`;
export const draftKey = ({ number, factId }: Pick<FiledDraft, 'number' | 'factId'>): string =>
  `brouillon ${number}, fait « ${factId} »`;
