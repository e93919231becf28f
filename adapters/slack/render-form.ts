import type { types } from '@slack/bolt';
import type { Choice, Field, Form } from '../../src/core/form';
import { cut, limits } from './limits';

/** `metadata` comes back with the submission. */
export function renderForm(form: Form, metadata: string): types.ModalView {
  const intro: types.KnownBlock[] = [];
  if (form.title.length > limits.modalTitleLength) intro.push(plainSection(form.title));
  if (form.intro !== undefined) intro.push(plainSection(form.intro));
  return {
    type: 'modal',
    callback_id: form.formId,
    private_metadata: metadata,
    title: plain(form.title, limits.modalTitleLength),
    submit: plain(form.submitLabel, limits.modalTitleLength),
    close: plain('Annuler', limits.modalTitleLength),
    blocks: [...intro, ...form.fields.map(renderField)],
  };
}

/** The block id is the field's id: it is where Slack shows a problem of that field. */
function renderField(field: Field): types.InputBlock {
  return {
    type: 'input',
    block_id: field.id,
    label: plain(field.label, limits.hintLength),
    optional: field.optional === true || field.type === 'checkbox',
    element: renderElement(field),
    ...(field.hint !== undefined && { hint: plain(field.hint, limits.hintLength) }),
  };
}

function renderElement(field: Field): types.InputBlock['element'] {
  switch (field.type) {
    case 'text':
      return {
        type: 'plain_text_input',
        action_id: field.id,
        multiline: field.multiline === true,
        max_length: Math.min(field.maxLength ?? limits.inputLength, limits.inputLength),
        ...(field.initial !== undefined && { initial_value: field.initial }),
      };
    case 'choice': {
      const initial = field.choices.find(({ value }) => value === field.initial);
      return {
        type: 'static_select',
        action_id: field.id,
        options: field.choices.slice(0, limits.optionsPerSelect).map(option),
        ...(initial && { initial_option: option(initial) }),
      };
    }
    case 'search':
      return {
        type: 'external_select',
        action_id: field.lookupId,
        min_query_length: 1,
        ...(field.initial && { initial_option: option(field.initial) }),
      };
    case 'date':
      return {
        type: 'datepicker',
        action_id: field.id,
        ...(field.initial !== undefined && { initial_date: field.initial }),
      };
    case 'checkbox': {
      const yes = option({ label: 'Oui', value: 'yes' });
      return {
        type: 'checkboxes',
        action_id: field.id,
        options: [yes],
        ...(field.initial === true && { initial_options: [yes] }),
      };
    }
  }
}

export function option(choice: Choice): types.PlainTextOption {
  return { text: plain(choice.label, limits.optionLabelLength), value: choice.value };
}

function plain(text: string, length: number): types.PlainTextElement {
  return { type: 'plain_text', text: cut(text, length), emoji: false };
}

function plainSection(text: string): types.SectionBlock {
  return { type: 'section', text: plain(text, limits.textLength) };
}
