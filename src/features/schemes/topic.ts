import { z } from 'zod';
import { territoryTopicSchema } from '../territories';
import { facetIds } from './facets';

/** What a conversation is about, so that « et pour les PME ? » has a subject. */
export const topicSchema = z.object({
  subjectId: z.string().optional(),
  facet: z.enum(facetIds).optional(),
  territory: territoryTopicSchema.optional(),
});
export type Topic = z.infer<typeof topicSchema>;
