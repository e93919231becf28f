import { z } from 'zod';

/** What a follow-up inherits: kept as JSON with the conversation. */
export const territoryTopicSchema = z.object({
  /** membership: is it in one? list, count: of a scope. members, memberCount: of one territory. byRegion: all Regions. */
  kind: z.enum(['membership', 'list', 'count', 'members', 'memberCount', 'where', 'byRegion']),
  /** Which list: the one in force, or that of 2018-2022. */
  list: z.enum(['inForce', 'phase1']),
  territoryId: z.string().optional(),
  regionCode: z.string().optional(),
  departmentCodes: z.array(z.string()).optional(),
  /** We asked for a place: the next words may be nothing but its name. */
  waitsForPlace: z.literal(true).optional(),
  /** We asked which place of that name is meant: the next words may be nothing but a département. */
  ambiguousName: z.string().optional(),
});
export type TerritoryTopic = z.infer<typeof territoryTopicSchema>;
