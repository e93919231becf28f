/** What a person reads in Slack's blocks: the words of rich text, headers and labels, with links named. */
interface Node {
  type?: string;
  text?: unknown;
  url?: string;
  elements?: Node[];
  action_id?: string;
  value?: string;
  style?: unknown;
}

export interface ScreenButton {
  label: string;
  actionId: string;
  value: string;
}

export function readBlocks(blocks: unknown): { text: string; buttons: ScreenButton[] } {
  const buttons: ScreenButton[] = [];
  const lines = (blocks as Node[] | undefined)?.map((block) => words(block, buttons)) ?? [];
  return { text: lines.filter(Boolean).join('\n'), buttons };
}

function words(node: Node, buttons: ScreenButton[]): string {
  if (node.type === 'button') {
    const label = (node.text as { text: string }).text;
    buttons.push({ label, actionId: node.action_id ?? '', value: node.value ?? '' });
    return '';
  }
  const own =
    typeof node.text === 'string'
      ? node.text
      : typeof node.text === 'object' && node.text !== null
        ? words(node.text, buttons)
        : '';
  const isNumbered = node.type === 'rich_text_list' && node.style === 'ordered';
  const inner = (node.elements ?? []).map(
    (element, index) => `${isNumbered ? `${index + 1}. ` : ''}${words(element, buttons)}`,
  );
  return [own, inner.join(node.type === 'rich_text_section' ? '' : '\n')].filter(Boolean).join('\n');
}
