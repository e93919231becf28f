import { z } from 'zod';
import { roles } from '../../../core/person';
import type { Choice } from '../../../core/form';
import type { Person } from '../../../core/person';
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
  /** A group that another feature knows, as it was called when it was chosen. */
  known: z.object({ kind: z.string(), id: z.string(), label: z.string() }).optional(),
});
export type Criteria = z.infer<typeof criteriaSchema>;

/** Whoever fits one of them; each person once. */
export const audiencesAtMost = 20;
export const audienceSchema = z.array(criteriaSchema).max(audiencesAtMost);
export type Audience = z.infer<typeof audienceSchema>;

/** Registered by a feature that knows groups of people, under a name of its own. */
export interface AudienceKind {
  kind: string;
  /** Of the field where one is chosen. */
  label: string;
  hint: string;
  /** Whether there may be one for this person: then the field is shown. */
  hasAny(tx: Tx, sender: Person, now: Date): Promise<boolean>;
  /** Those that this person may write to, by what she typed; the most likely first. */
  search(tx: Tx, sender: Person, query: string, now: Date): Promise<Choice[]>;
  /**
   * What it is called and who is in it; her perimeter is applied after. Undefined: it is not there, or not for her to
   * write to.
   */
  find(tx: Tx, sender: Person, id: string): Promise<{ label: string; personIds: string[] } | undefined>;
}
