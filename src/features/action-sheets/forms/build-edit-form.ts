import type { Field, Form } from '../../../core/form';
import { namesFor, type Desk } from '../desk';
import { fieldText, leadName } from '../field-text';
import { commitmentNames, fieldNames, statusNames } from '../french';
import { applyValues, type FieldValues } from '../revision';
import { commitments, statuses, type Sheet } from '../sheet';
import { texts } from '../texts';
import { markedTitle } from '../views/proposal';
import { dueShown, formHints, formTextLimit, hasRoom, tooLongHere } from './form-values';
import type { SheetFormPayload } from './write-form';

/** Texts that may be too long for a form: the input is then left out, and the text stays. */
const longTexts = ['nextStep', 'blocker', 'comment'] as const;
type LongText = (typeof longTexts)[number];

/** Filled with what the sheet says, and with what was proposed for it. */
export async function buildEditForm(
  desk: Desk,
  sheet: Sheet,
  payload: SheetFormPayload,
  set: FieldValues | undefined,
): Promise<Form> {
  const fields = applyValues(sheet.fields, set ?? {});
  const names = await namesFor(desk, [{ ...sheet, fields }]);
  const text = (value: string | undefined) => (value === undefined ? {} : { initial: value });
  const long = longTexts.filter((field) =>
    payload.left ? payload.left.includes(field) : !hasRoom(fields[field]),
  );
  const paragraph = (field: LongText): Field[] =>
    long.includes(field)
      ? []
      : [
          {
            id: field,
            label: fieldNames[field],
            ...(field === 'blocker' && { hint: formHints.blocker }),
            type: 'text',
            multiline: true,
            maxLength: formTextLimit,
            optional: true,
            ...text(fields[field]),
          },
        ];
  return {
    formId: 'action-sheets.edit',
    title: texts.editTitle(sheet.number),
    submitLabel: 'Enregistrer',
    payload: { ...payload, ...(long.length > 0 && { left: long }) },
    intro: [
      markedTitle(sheet),
      ...long.map((field) => tooLongHere(fieldNames[field])),
      texts.otherFields(sheet.number),
    ].join('\n'),
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
      ...paragraph('nextStep'),
      ...paragraph('blocker'),
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
      ...paragraph('comment'),
    ],
  };
}
