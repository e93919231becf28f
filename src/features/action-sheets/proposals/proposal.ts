import { z } from 'zod';
import type { FieldValues, Way } from '../revision';
import { sheetFieldsSchema } from '../sheet';

/** Changes that wait for « Valider ». */
export interface ProposalItem {
  sheetId: string;
  /** The revision that they start from. */
  revision: number;
  set: FieldValues;
}

export interface Proposal {
  id: string;
  /** Disputed: it was confirmed, but not all of it could be written; what was answered says what became of it. */
  state: 'open' | 'written' | 'cancelled' | 'disputed';
  items: ProposalItem[];
  way: Way;
  words: string | undefined;
  expiresAt: Date;
}

/** What a sheet can hold, field by field. */
export const valuesSchema = z.object(
  Object.fromEntries(
    Object.entries(sheetFieldsSchema.shape).map(([field, schema]) => [
      field,
      (schema as z.ZodType).nullable().optional(),
    ]),
  ),
) as unknown as z.ZodType<FieldValues>;

export const proposalItemsSchema: z.ZodType<ProposalItem[]> = z.array(
  z.object({ sheetId: z.string(), revision: z.int(), set: valuesSchema }),
);
