import type { Field, Form } from '../../../core/form';
import { namesFor, type Desk } from '../desk';
import { commitmentNames, fieldNames, statusNames } from '../french';
import { applyValues, type FieldValues } from '../revision';
import { commitments, statuses, type Sheet } from '../sheet';
import { texts } from '../texts';
import { markedTitle } from '../views/proposal';
import { formHints, formTextLimit, hasRoom, tooLongHere } from './form-values';
import { shownValue, type EditField } from './shown-values';
import type { SheetFormPayload } from './write-form';

/** Texts that may be too long for a form: the input is then left out, and the text stays. */
const longTexts = ['nextStep', 'blocker', 'partners', 'comment'] as const;
type LongText = (typeof longTexts)[number];

const hints: Partial<Record<LongText, string>> = {
  blocker: formHints.blocker,
  partners: formHints.partners,
};

/** Filled with what the sheet says, and with what was proposed for it. */
export async function buildEditForm(
  desk: Desk,
  sheet: Sheet,
  payload: SheetFormPayload,
  set: FieldValues | undefined,
): Promise<Form> {
  const fields = applyValues(sheet.fields, set ?? {});
  const names = await namesFor(desk, [{ ...sheet, fields }]);
  const text = (field: EditField) => {
    const initial = shownValue(field, fields, names);
    return initial === undefined ? {} : { initial };
  };
  const long = longTexts.filter((field) =>
    payload.left ? payload.left.includes(field) : !hasRoom(shownValue(field, fields, names)),
  );
  const paragraph = (field: LongText): Field[] =>
    long.includes(field)
      ? []
      : [
          {
            id: field,
            label: fieldNames[field],
            ...(field in hints && { hint: hints[field] }),
            type: 'text',
            ...(field !== 'partners' && { multiline: true }),
            maxLength: formTextLimit,
            optional: true,
            ...text(field),
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
        ...text('progress'),
      },
      {
        id: 'budget',
        label: fieldNames.budget,
        hint: formHints.budget,
        type: 'text',
        optional: true,
        ...text('budget'),
      },
      {
        id: 'due',
        label: fieldNames.due,
        hint: formHints.due,
        type: 'text',
        optional: true,
        ...text('due'),
      },
      ...paragraph('nextStep'),
      ...paragraph('blocker'),
      {
        id: 'lead',
        label: fieldNames.lead,
        type: 'text',
        optional: true,
        ...text('lead'),
      },
      ...paragraph('partners'),
      {
        id: 'commitment',
        label: fieldNames.commitment,
        type: 'choice',
        optional: true,
        ...text('commitment'),
        choices: commitments.map((value) => ({ value, label: commitmentNames[value] })),
      },
      ...paragraph('comment'),
    ],
  };
}
