import type { Form } from '../../../core/form';
import type { Json } from '../../../core/json';
import { namesFor, type Desk } from '../desk';
import { fieldText, leadName } from '../field-text';
import { commitmentNames, fieldNames, statusNames } from '../french';
import { applyValues, type FieldValues } from '../revision';
import { commitments, statuses, type Sheet } from '../sheet';
import { texts } from '../texts';
import { markedTitle } from '../views/proposal';
import { dueShown, formHints } from './form-values';

/** Filled with what the sheet says, and with what was proposed for it. */
export async function buildEditForm(
  desk: Desk,
  sheet: Sheet,
  payload: Json,
  set: FieldValues | undefined,
): Promise<Form> {
  const fields = applyValues(sheet.fields, set ?? {});
  const names = await namesFor(desk, [{ ...sheet, fields }]);
  const text = (value: string | undefined) => (value === undefined ? {} : { initial: value });
  return {
    formId: 'action-sheets.edit',
    title: texts.editTitle(sheet.number),
    submitLabel: 'Enregistrer',
    payload,
    intro: markedTitle(sheet),
    fields: [
      {
        id: 'status',
        label: fieldNames.status,
        type: 'choice',
        initial: fields.status,
        choices: statuses.map((value) => ({ value, label: statusNames[value] })),
      },
      {
        id: 'progress',
        label: fieldNames.progress,
        hint: formHints.progress,
        type: 'text',
        optional: true,
        ...text(fieldText('progress', fields.progress, names)),
      },
      {
        id: 'budget',
        label: fieldNames.budget,
        hint: formHints.budget,
        type: 'text',
        optional: true,
        ...text(fieldText('budget', fields.budget, names)),
      },
      {
        id: 'due',
        label: fieldNames.due,
        hint: formHints.due,
        type: 'text',
        optional: true,
        ...text(fields.due && dueShown(fields.due)),
      },
      {
        id: 'nextStep',
        label: fieldNames.nextStep,
        type: 'text',
        multiline: true,
        maxLength: 1000,
        optional: true,
        ...text(fields.nextStep),
      },
      {
        id: 'blocker',
        label: fieldNames.blocker,
        type: 'text',
        multiline: true,
        maxLength: 1000,
        optional: true,
        ...text(fields.blocker),
      },
      {
        id: 'lead',
        label: fieldNames.lead,
        type: 'text',
        optional: true,
        ...text(fields.lead && leadName(fields.lead, names)),
      },
      {
        id: 'partners',
        label: fieldNames.partners,
        hint: formHints.partners,
        type: 'text',
        optional: true,
        ...text(fields.partners?.join(', ')),
      },
      {
        id: 'commitment',
        label: fieldNames.commitment,
        type: 'choice',
        optional: true,
        ...text(fields.commitment),
        choices: commitments.map((value) => ({ value, label: commitmentNames[value] })),
      },
      {
        id: 'comment',
        label: fieldNames.comment,
        type: 'text',
        multiline: true,
        maxLength: 2000,
        optional: true,
        ...text(fields.comment),
      },
    ],
  };
}
