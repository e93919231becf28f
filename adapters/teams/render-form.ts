import type { Field, Form } from '../../src/core/form';
import { cut, limits } from './limits';
import { adaptiveCard, runs, type AdaptiveCard, type CardElement } from './render-message';

/** The dialog of a form; the form's name and payload come back with what was typed. */
export function renderForm(
  form: Form,
  problems: Record<string, string> = {},
): { title: string; card: AdaptiveCard } {
  const ofTheWhole = Object.entries(problems).filter(([id]) => !form.fields.some((field) => field.id === id));
  const body: CardElement[] = [
    ...(form.intro === undefined ? [] : [runs([{ text: form.intro }])]),
    ...ofTheWhole.map(([, problem]) => problemLine(problem)),
    ...form.fields.flatMap((field) => renderField(field, problems[field.id])),
    { type: 'ActionSet', actions: [submitButton(form)] },
  ];
  return { title: cut(form.title, limits.titleLength), card: adaptiveCard(body) };
}

/** Teams sends every value as text: the names of the checkboxes tell which ones to read as yes or no. */
function submitButton(form: Form): CardElement {
  const checkboxes = form.fields.filter(({ type }) => type === 'checkbox').map(({ id }) => id);
  return {
    type: 'Action.Submit',
    title: form.submitLabel,
    style: 'positive',
    data: { jalonForm: { formId: form.formId, payload: form.payload, checkboxes } },
  };
}

function renderField(field: Field, problem: string | undefined): CardElement[] {
  // A box that may stay empty says so by itself.
  const label =
    field.optional === true && field.type !== 'checkbox' ? `${field.label} (facultatif)` : field.label;
  const input: CardElement = { ...renderInput(field), id: field.id, label };
  const hint = field.hint === undefined ? [] : [runs([{ text: field.hint, isSubtle: true }], 'Small')];
  return [input, ...hint, ...(problem === undefined ? [] : [problemLine(problem)])];
}

/** Said in words too: colour alone says nothing to a screen reader. */
function problemLine(problem: string): CardElement {
  const line = runs([{ text: `À corriger : ${problem}`, weight: 'Bolder' }], 'Small');
  (line['inlines'] as CardElement[]).forEach((inline) => (inline['color'] = 'Attention'));
  return line;
}

function renderInput(field: Field): CardElement {
  switch (field.type) {
    case 'text':
      return {
        type: 'Input.Text',
        isMultiline: field.multiline === true,
        ...(field.maxLength !== undefined && { maxLength: field.maxLength }),
        ...(field.initial !== undefined && { value: field.initial }),
      };
    case 'choice':
      return {
        type: 'Input.ChoiceSet',
        style: 'compact',
        choices: field.choices.map(({ label, value }) => ({ title: label, value })),
        ...(field.initial !== undefined && { value: field.initial }),
      };
    case 'search':
      return {
        type: 'Input.ChoiceSet',
        style: 'filtered',
        choices: field.initial ? [{ title: field.initial.label, value: field.initial.value }] : [],
        'choices.data': { type: 'Data.Query', dataset: field.lookupId },
        ...(field.initial && { value: field.initial.value }),
      };
    case 'date':
      return { type: 'Input.Date', ...(field.initial !== undefined && { value: field.initial }) };
    case 'checkbox':
      return { type: 'Input.Toggle', title: field.label, value: field.initial === true ? 'true' : 'false' };
  }
}
