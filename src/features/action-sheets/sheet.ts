import { z } from 'zod';

/** The nouns of the feature: what an action sheet (fiche action) says. */

export const statuses = ['a_lancer', 'en_cours', 'bloque', 'suspendu', 'termine', 'abandonne'] as const;
export type Status = (typeof statuses)[number];

/** Phase 1 (2018-2022), then phase 2 (2023-2027) of the programme. */
export const axes = [
  'recruter',
  'innover',
  'attirer',
  'simplifier',
  'competences',
  'transition',
  'innovation',
  'foncier',
] as const;
export type Axis = (typeof axes)[number];

export const commitments = ['idee', 'a_consolider', 'ferme'] as const;
export const fundingStates = ['acquis', 'demande', 'a_trouver'] as const;

/** « YYYY-MM-DD » */
const day = z.iso.date();
const line = z.string().trim().min(1).max(300);
const paragraph = z.string().trim().min(1).max(4000);
const euros = z.number().min(0).max(1e12);

/** Somebody of the directory by her id, so that erasing her leaves no name; else the name as it was typed. */
export const leadSchema = z.union([
  z.strictObject({ personId: z.string().min(1) }),
  z.strictObject({ name: line }),
]);
export type Lead = z.infer<typeof leadSchema>;
/** Of a lead that is in the directory. */
export const leadId = (lead: Lead | null | undefined): string | undefined =>
  lead && 'personId' in lead ? lead.personId : undefined;

export const disagreementSchema = z.strictObject({ personId: z.string().min(1), text: paragraph });
export type Disagreement = z.infer<typeof disagreementSchema>;
export const maxDisagreements = 20;
/** Older revisions and proposals hold one alone. */
const asList = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? [value] : value;
export const disagreementsIn = (value: unknown): Disagreement[] =>
  z.array(disagreementSchema).catch([]).parse(asList(value));

export const sheetFieldsSchema = z.strictObject({
  title: line,
  axis: z.enum(axes).optional(),
  need: paragraph.optional(),
  description: paragraph.optional(),
  lead: leadSchema.optional(),
  partners: z.array(line).max(100).optional(),
  commitment: z.enum(commitments).optional(),
  maturity: line.optional(),
  status: z.enum(statuses),
  /** Percent. */
  progress: z.number().int().min(0).max(100).optional(),
  budget: z.strictObject({ euros, excludingTax: z.boolean().optional() }).optional(),
  funding: z
    .array(z.strictObject({ funder: line, euros: euros.optional(), state: z.enum(fundingStates) }))
    .max(50)
    .optional(),
  startDate: day.optional(),
  /** `period`: as it was said, where it was vague; `date` is then its last day. */
  due: z.strictObject({ date: day, period: line.optional() }).optional(),
  nextStep: paragraph.optional(),
  blocker: paragraph.optional(),
  request: z.strictObject({ to: line, text: paragraph, by: day.optional() }).optional(),
  scheme: line.optional(),
  indicators: z
    .array(
      z.strictObject({ name: line, target: line.optional(), reached: line.optional(), date: day.optional() }),
    )
    .max(50)
    .optional(),
  simplification: z
    .strictObject({
      rule: line,
      text: paragraph.optional(),
      state: line.optional(),
      answerDue: day.optional(),
    })
    .optional(),
  attachments: z
    .array(z.strictObject({ label: line, url: z.url({ protocol: /^https?$/ }) }))
    .max(50)
    .optional(),
  /** What somebody of the binôme does not agree with, oldest first; each stands until it is lifted. */
  disagreement: z.preprocess(asList, z.array(disagreementSchema).min(1).max(maxDisagreements)).optional(),
  /** The last remark; the ones before are in the history. */
  comment: paragraph.optional(),
});
export type SheetFields = z.infer<typeof sheetFieldsSchema>;
export type FieldName = keyof SheetFields;

export interface Sheet {
  id: string;
  territoryId: string;
  /** In its territory. */
  number: number;
  demo: boolean;
  /** Grows with every change. */
  revision: number;
  fields: SheetFields;
  createdAt: Date;
  updatedAt: Date;
  /** Person id. */
  updatedBy: string | undefined;
}
