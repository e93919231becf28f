import { z } from 'zod';
import { territoryTopicSchema } from '../territories';
import { facetIds } from './facets';

/** What a conversation is about, so that « et pour les PME ? » has a subject. */
export const topicSchema = z.object({
  subjectId: z.string().optional(),
  facet: z.enum(facetIds).optional(),
  territory: territoryTopicSchema.optional(),
  /** The fact that led the last answer: « lesquelles ? » asks for its list. */
  factId: z.string().optional(),
  /** The wording of that fact that is nearest to what was asked: « et en phase 2 ? » asks it again. */
  wording: z.string().optional(),
  /** That of the programme which was asked about: « et dans l'autre ? ». */
  phase: z.union([z.literal(1), z.literal(2)]).optional(),
  /** Subjects spoken of, the last first: « et l'autre ? », « il a été nommé quand ? ». */
  recent: z.array(z.string()).optional(),
});
export type Topic = z.infer<typeof topicSchema>;
