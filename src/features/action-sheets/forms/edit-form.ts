import { z } from 'zod';
import { form, type FormDefinition } from '../../../core/feature';
import type { TerritoryRegister } from '../../territories';
import { peopleWithRole } from '../../people';
import { namesFor, type Desk } from '../desk';
import { leadName } from '../field-text';
import { changesOf, type FieldValues } from '../revision';
import { commitments, statuses, type FieldName, type Sheet, type SheetFields } from '../sheet';
import { texts } from '../texts';
import { toLead, withConsequences } from '../to-values';
import { buildEditForm } from './build-edit-form';
import {
  budgetField,
  dueField,
  dueShown,
  formTextLimit,
  listOf,
  optionalText,
  partnersField,
  pastDueProblem,
  progressField,
  readBudget,
  readDue,
  readProgress,
} from './form-values';
import { journalSheetRead } from '../journal-reading';
import { fieldsAt, sheetFor } from './sheet-for';
import { proposedFor, sheetFormPayload, writeForm, type SheetFormPayload } from './write-form';

const valuesSchema = z.object({
  status: z.enum(statuses, 'Choisissez un statut.'),
  progress: progressField,
  budget: budgetField,
  due: dueField,
  nextStep: optionalText(formTextLimit),
  blocker: optionalText(formTextLimit),
  lead: optionalText(200),
  partners: partnersField,
  commitment: z.enum(commitments).optional(),
  comment: optionalText(formTextLimit),
});
type Values = z.infer<typeof valuesSchema>;

/** « Modifier » a proposal, or « Mettre à jour » a sheet. Submitting it is itself the confirmation. */
export function editForm(register: TerritoryRegister): FormDefinition {
  return form<SheetFormPayload, Values>({
    formId: 'action-sheets.edit',
    openLabel: texts.edit,
    payload: sheetFormPayload,
    values: valuesSchema,
    async build(context, payload) {
      const { sheet, desk } = await sheetFor(context, register, payload.sheetId);
      await journalSheetRead(desk, sheet);
      const item = await proposedFor(desk, payload);
      const revision = payload.revision ?? item?.revision ?? sheet.revision;
      return buildEditForm(desk, sheet, { ...payload, revision }, item?.set);
    },
    async submit(context, payload, values) {
      const { desk, sheet } = await sheetFor(context, register, payload.sheetId);
      const seen = await fieldsAt(desk, sheet, payload.revision ?? sheet.revision);
      const isOwn = (field: string) => field in valuesSchema.shape && !payload.left?.includes(field);
      const typed = await valuesToSet(desk, sheet, seen, values, isOwn);
      const problems = pastDueProblem(typed.due, values.status, desk.today);
      if (problems) return [{ type: 'rejectForm', problems }];
      return writeForm(desk, sheet, payload, typed, isOwn);
    },
  });
}

/** Only what the person changed from what she saw; a field that she emptied is taken away. */
async function valuesToSet(
  desk: Desk,
  sheet: Sheet,
  seen: SheetFields,
  values: Values,
  isOwn: (field: string) => boolean,
): Promise<FieldValues> {
  const people = await peopleWithRole(desk.context.tx, {
    roles: ['elu', 'industriel', 'chefDeProjet'],
    territoryId: sheet.territoryId,
    demo: desk.person.demo,
  });
  const names = await namesFor(desk, [{ ...sheet, fields: seen }]);
  const isSameLead = seen.lead && values.lead === leadName(seen.lead, names);
  const partners = listOf(values.partners ?? '');
  const typed: FieldValues = {
    status: values.status,
    progress: values.progress ? (readProgress(values.progress) ?? null) : null,
    budget: values.budget ? (readBudget(values.budget) ?? null) : null,
    due: !values.due
      ? null
      : seen.due && values.due === dueShown(seen.due)
        ? seen.due
        : (readDue(values.due, desk.today) ?? null),
    nextStep: values.nextStep || null,
    blocker: values.blocker || null,
    lead: !values.lead ? null : isSameLead ? seen.lead : toLead(values.lead, people),
    partners: partners.length > 0 ? partners : null,
    commitment: values.commitment ?? null,
    comment: values.comment || null,
  };
  const changed = new Set(changesOf(seen, typed).map(({ field }) => field));
  const set = Object.fromEntries(
    Object.entries(typed).filter(([field]) => isOwn(field) && changed.has(field as FieldName)),
  ) as FieldValues;
  return withConsequences(set, { ...sheet, fields: seen });
}
