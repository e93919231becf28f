import { element } from './elements.js';
import type { Choice } from './types.js';

const waitMs = 200;

/** A select with search (the combobox pattern of ARIA): arrows choose, Enter takes, Escape leaves the list. */
export function searchField(
  shared: Record<string, string>,
  initial: Choice | undefined,
  search: (query: string) => Promise<Choice[]>,
): HTMLElement {
  const listId = `${shared['id']}-list`;
  const input = element('input', {
    ...shared,
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': listId,
    value: initial?.label ?? '',
  });
  if (initial) input.dataset['value'] = initial.value;
  const list = element('ul', { id: listId, role: 'listbox', hidden: '' });
  let choices: Choice[] = [];
  let active = -1;
  let timer: number | undefined;

  function show(found: Choice[]): void {
    choices = found;
    active = -1;
    list.replaceChildren(
      ...found.map((choice, index) => {
        const option = element(
          'li',
          { id: `${listId}-${index}`, role: 'option', 'aria-selected': 'false' },
          choice.label,
        );
        option.addEventListener('mousedown', (event) => {
          event.preventDefault();
          take(choice);
        });
        return option;
      }),
    );
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(found.length > 0));
    input.removeAttribute('aria-activedescendant');
  }

  function take(choice: Choice): void {
    input.value = choice.label;
    input.dataset['value'] = choice.value;
    show([]);
  }

  function move(step: number): void {
    if (choices.length === 0) return;
    active = (active + step + choices.length) % choices.length;
    [...list.children].forEach((option, index) =>
      option.setAttribute('aria-selected', String(index === active)),
    );
    list.children[active]?.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', `${listId}-${active}`);
  }

  input.addEventListener('input', () => {
    delete input.dataset['value'];
    window.clearTimeout(timer);
    const query = input.value.trim();
    if (query === '') return show([]);
    timer = window.setTimeout(() => void search(query).then(show, () => show([])), waitMs);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && !list.hidden) {
      event.preventDefault();
      const choice = choices[active < 0 ? 0 : active];
      if (choice) take(choice);
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      show([]);
    }
  });
  input.addEventListener('blur', () => show([]));
  return element('div', {}, input, list);
}
