import { z } from 'zod';
import type { Fact } from '../knowledge';
import { itemSchemas } from '../items';

/** Where a draft comes from: a delegation's or a Region's answer, somebody's own hand, or a published fact. */
export type BornOf = 'answer' | 'hand' | 'correction';

/** What a draft will publish. */
export const draftContentSchema = z.object({
  fact: itemSchemas.fact,
  /** A source that the knowledge does not have yet. */
  newSource: itemSchemas.source.optional(),
  /** A question that the fact answers, in somebody's words. */
  wording: z.string().optional(),
});
export type DraftContent = z.infer<typeof draftContentSchema>;

export interface FactDraft extends DraftContent {
  id: string;
  number: number;
  bornOf: BornOf;
  /** Of a correction: the revision that it was written on. */
  baseRevision?: number;
  /** Everybody who wrote in it, and whoever gave the answer that it was born of. */
  authorIds: string[];
  createdAt: Date;
}

export interface ItemRow<T = unknown> {
  id: string;
  data: T;
  revision: number;
  state: 'draft' | 'published' | 'withdrawn';
}
export type FactRow = ItemRow<Fact>;

export type Change = 'added' | 'corrected' | 'checked' | 'withdrawn' | 'restored';

/** Who changes the knowledge, and by which message or command. */
export interface Deed {
  /** Absent: the command line, by nobody of the directory. */
  personId?: string | undefined;
  now: Date;
  source: string;
}
