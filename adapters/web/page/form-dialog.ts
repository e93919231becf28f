import { byId, element } from './elements.js';
import { searchField } from './search-field.js';
import type { Choice, Field, Form } from './types.js';
import { typeset } from './typeset.js';

export interface FormHandlers {
  submit(form: Form, values: Record<string, string | boolean>): Promise<void>;
  search(lookupId: string, query: string): Promise<Choice[]>;
}

/** Opens a form, or shows it again with what has to be corrected; what was typed stays. */
export function openForm(form: Form, problems: Record<string, string>, handlers: FormHandlers): void {
  const dialog = byId<HTMLDialogElement>('dialog');
  const cancel = element('button', { type: 'button' }, 'Annuler');
  const submit = element('button', { type: 'submit', class: 'primary' }, form.submitLabel);
  const inner = element(
    'form',
    { novalidate: '' },
    element('h2', { id: 'dialog-title' }, form.title),
    ...(form.intro ?? '')
      .split('\n')
      .flatMap((line) => (line === '' ? [] : [element('p', {}, typeset(line))])),
    ...form.fields.map((field) => viewField(field, problems[field.id], handlers)),
    element('div', { class: 'dialog-buttons' }, cancel, submit),
  );
  cancel.addEventListener('click', () => dialog.close());
  inner.addEventListener('submit', (event) => {
    event.preventDefault();
    submit.disabled = true;
    void handlers.submit(form, readValues(form, inner)).finally(() => (submit.disabled = false));
  });
  dialog.replaceChildren(inner);
  if (!dialog.open) dialog.showModal();
  inner.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}

export function closeForm(): void {
  byId<HTMLDialogElement>('dialog').close();
}

function viewField(field: Field, problem: string | undefined, handlers: FormHandlers): HTMLElement {
  const id = `field-${field.id}`;
  const described = [
    field.hint === undefined ? '' : `${id}-hint`,
    problem === undefined ? '' : `${id}-problem`,
  ]
    .filter(Boolean)
    .join(' ');
  const shared = {
    id,
    name: field.id,
    ...(described && { 'aria-describedby': described }),
    ...(problem !== undefined && { 'aria-invalid': 'true' }),
  };
  const label = element(
    'label',
    { for: id },
    // A box that may stay empty says so by itself.
    field.optional === true && field.type !== 'checkbox' ? `${field.label} (facultatif)` : field.label,
  );
  const input = viewInput(field, shared, handlers);
  const notes = [
    ...(field.hint === undefined ? [] : [element('small', { id: `${id}-hint` }, typeset(field.hint))]),
    ...(problem === undefined
      ? []
      : [element('p', { id: `${id}-problem`, class: 'problem' }, typeset(`À corriger : ${problem}`))]),
  ];
  if (field.type === 'checkbox') return element('div', { class: 'field check' }, input, label, ...notes);
  return element('div', { class: 'field' }, label, input, ...notes);
}

function viewInput(field: Field, shared: Record<string, string>, handlers: FormHandlers): HTMLElement {
  switch (field.type) {
    case 'text': {
      // A browser cuts what is pasted and says nothing; too long a text is better refused with a sentence, and whole.
      if (field.multiline) return element('textarea', { ...shared, rows: '4' }, field.initial ?? '');
      const limits: Record<string, string> =
        field.maxLength === undefined ? {} : { maxlength: String(field.maxLength) };
      return element('input', { ...shared, ...limits, type: 'text', value: field.initial ?? '' });
    }
    case 'choice': {
      const options = field.choices.map(({ label, value }) =>
        element('option', { value, ...(value === field.initial && { selected: '' }) }, label),
      );
      return element('select', shared, element('option', { value: '' }, 'Choisissez…'), ...options);
    }
    case 'search':
      return searchField(shared, field.initial, (query) => handlers.search(field.lookupId, query));
    case 'date':
      return element('input', { ...shared, type: 'date', value: field.initial ?? '' });
    case 'checkbox':
      return element('input', {
        ...shared,
        type: 'checkbox',
        ...(field.initial === true && { checked: '' }),
      });
  }
}

function readValues(form: Form, inner: HTMLFormElement): Record<string, string | boolean> {
  const values: Record<string, string | boolean> = {};
  for (const { id, type } of form.fields) {
    const input = inner.elements.namedItem(id);
    if (input instanceof HTMLInputElement && type === 'checkbox') values[id] = input.checked;
    else if (input instanceof HTMLInputElement && type === 'search')
      values[id] = input.dataset['value'] ?? '';
    else if (
      input instanceof HTMLInputElement ||
      input instanceof HTMLTextAreaElement ||
      input instanceof HTMLSelectElement
    )
      values[id] = input.value;
  }
  return values;
}
