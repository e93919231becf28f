import { z } from 'zod';
import { facetIds } from './facets';

/** What a conversation is about, so that « et pour les PME ? » has a subject. */
export const topicSchema = z.object({
  subjectId: z.string().optional(),
  facet: z.enum(facetIds).optional(),
  /** The territories feature's own memory, opaque here. */
  territory: z.unknown().optional(),
});
export type Topic = z.infer<typeof topicSchema>;
