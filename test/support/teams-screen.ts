/** What a person reads in an Adaptive Card: its words, its inputs and its buttons. */
interface Element {
  type?: string;
  text?: string;
  id?: string;
  title?: string;
  inlines?: Element[];
  items?: Element[];
  actions?: Element[];
  body?: Element[];
  color?: string;
  data?: Record<string, unknown>;
  value?: string;
}

export interface CardScreen {
  text: string;
  buttons: { label: string; data: Record<string, unknown> }[];
  inputs: { id: string; value?: string; problem?: string; dataset?: string }[];
}

export function readCard(card: unknown): CardScreen {
  const screen: CardScreen = { text: '', buttons: [], inputs: [] };
  const lines: string[] = [];
  for (const element of (card as Element | undefined)?.body ?? []) read(element, lines, screen);
  return { ...screen, text: lines.join('\n') };
}

function read(element: Element, lines: string[], screen: CardScreen): void {
  if (element.type === 'RichTextBlock') {
    const line = (element.inlines ?? []).map(({ text }) => text ?? '').join('');
    lines.push(line);
    const input = screen.inputs.at(-1);
    if (input && element.inlines?.some(({ color }) => color === 'Attention'))
      input.problem = line.replace(/^À corriger : /, '');
    return;
  }
  if (element.type?.startsWith('Input.')) {
    const dataset = (element as { 'choices.data'?: { dataset: string } })['choices.data']?.dataset;
    const { id = '', value } = element;
    screen.inputs.push({
      id,
      ...(value !== undefined && { value }),
      ...(dataset !== undefined && { dataset }),
    });
    return;
  }
  for (const action of element.actions ?? [])
    screen.buttons.push({ label: action.title ?? '', data: action.data ?? {} });
  for (const item of element.items ?? []) read(item, lines, screen);
}
