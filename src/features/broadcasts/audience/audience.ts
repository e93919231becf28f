import { z } from 'zod';
import { roles } from '../../../core/person';
import type { Tx } from '../../../core/ports';
import { axes, statuses } from '../../action-sheets';

/** Everything that is given has to fit: a conjunction. */
export const criteriaSchema = z.object({
  role: z.enum(roles).optional(),
  regionCode: z.string().optional(),
  territoryId: z.string().optional(),
  /** Of a territory with such a sheet, or who leads one. */
  axis: z.enum(axes).optional(),
  status: z.enum(statuses).optional(),
  organisation: z.string().optional(),
  /** People that another feature knows: the participants of a meeting, for one. */
  known: z.object({ kind: z.string(), id: z.string(), label: z.string() }).optional(),
});
export type Criteria = z.infer<typeof criteriaSchema>;

/** Whoever fits one of them; each person once. */
export const audienceSchema = z.array(criteriaSchema).max(20);
export type Audience = z.infer<typeof audienceSchema>;

/** Registered by a feature that knows groups of people, under a name of its own. */
export interface AudienceKind {
  kind: string;
  /** Ids of people; the author's perimeter is applied after. */
  peopleOf(tx: Tx, id: string): Promise<string[]>;
}
