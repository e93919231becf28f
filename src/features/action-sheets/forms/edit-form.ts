import { z } from 'zod';
import { form, type FormDefinition } from '../../../core/feature';
import type { Person } from '../../../core/person';
import type { TerritoryRegister } from '../../territories';
import { peopleWithRole } from '../../people';
import { namesFor, type Desk } from '../desk';
import { applyValues, changesOf, type FieldValues } from '../revision';
import { commitments, statuses, type FieldName, type Sheet, type SheetFields } from '../sheet';
import { texts } from '../texts';
import { toLead, withConsequences } from '../to-values';
import { buildEditForm } from './build-edit-form';
import {
  budgetField,
  dueField,
  formTextLimit,
  optionalText,
  partnersField,
  pastDueProblem,
  progressField,
  readBudget,
  readDue,
  readPartners,
  readProgress,
} from './form-values';
import { editFields, untouchedValue, type EditField } from './shown-values';
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
  lead: optionalText(300),
  partners: partnersField,
  commitment: z.enum(commitments).optional(),
  comment: optionalText(formTextLimit),
} satisfies Record<EditField, z.ZodType>);
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
      const own = editFields.filter((field) => !payload.left?.includes(field));
      const proposed = (await proposedFor(desk, payload))?.set ?? {};
      const set = await valuesToSet(desk, sheet, { seen, proposed }, values, own);
      const problems = pastDueProblem(set.due, values.status, desk.today);
      if (problems) return [{ type: 'rejectForm', problems }];
      return writeForm(desk, sheet, payload, set, new Set(own));
    },
  });
}

/** Only what differs from what she saw; a field that she emptied is taken away. */
async function valuesToSet(
  desk: Desk,
  sheet: Sheet,
  { seen, proposed }: { seen: SheetFields; proposed: FieldValues },
  values: Values,
  fields: EditField[],
): Promise<FieldValues> {
  const names = await namesFor(desk, [
    { ...sheet, fields: seen },
    sheet,
    { ...sheet, fields: applyValues(sheet.fields, proposed) },
  ]);
  const ground = { seen, now: sheet.fields, proposed, names };
  const people = await peopleWithRole(desk.context.tx, {
    roles: ['elu', 'industriel', 'chefDeProjet'],
    territoryId: sheet.territoryId,
    demo: desk.person.demo,
  });
  const typed: FieldValues = {};
  for (const field of fields) {
    const text = values[field];
    const untouched = untouchedValue(field, text, ground);
    const value = untouched ? untouched.value : text && readValue(field, text, people, desk.today);
    Object.assign(typed, { [field]: value || value === 0 ? value : null });
  }
  const changed = new Set(changesOf(seen, typed).map(({ field }) => field));
  const set = Object.fromEntries(
    Object.entries(typed).filter(([field]) => changed.has(field as FieldName)),
  ) as FieldValues;
  return withConsequences(set, { ...sheet, fields: seen });
}

function readValue(field: EditField, text: string, people: readonly Person[], today: string): unknown {
  switch (field) {
    case 'progress':
      return readProgress(text);
    case 'budget':
      return readBudget(text);
    case 'due':
      return readDue(text, today);
    case 'partners':
      return readPartners(text);
    case 'lead':
      return toLead(text, people);
    default:
      return text;
  }
}
