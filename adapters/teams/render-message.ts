import { withFileLink } from '../../src/core/with-file-link';
import type { Button, Card, CardBlock, Message, SourceLine } from '../../src/core/message';
import { cut, limits } from './limits';

export interface CardElement {
  type: string;
  [property: string]: unknown;
}

export interface AdaptiveCard {
  type: 'AdaptiveCard';
  $schema: string;
  version: '1.5';
  body: CardElement[];
  fallbackText?: string;
}

export interface RenderedActivity {
  type: 'message';
  text?: string;
  textFormat?: 'plain';
  summary: string;
  attachments?: { contentType: string; content: AdaptiveCard }[];
}

export const cardContentType = 'application/vnd.microsoft.card.adaptive';

/** A bot may send a file in a personal chat only, after a click that consents to it: the link costs no more, and works everywhere. */
export function renderMessage(given: Message): RenderedActivity {
  const message = withFileLink(given);
  const summary = cut(message.text, limits.summaryLength);
  // Always a card: text beside it would be read as markup by some clients.
  const blocks = message.card ? renderCard(message.card) : [runs([{ text: message.text }])];
  const card = { ...adaptiveCard(fitting(blocks)), fallbackText: summary };
  return { type: 'message', summary, attachments: [{ contentType: cardContentType, content: card }] };
}

export function adaptiveCard(body: CardElement[]): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body,
  };
}

/** The first blocks that Teams takes; buttons are kept, for they are the way on. */
function fitting(blocks: CardElement[]): CardElement[] {
  const buttons = blocks.filter(({ type }) => type === 'ActionSet');
  let room: number = limits.cardBytes - Buffer.byteLength(JSON.stringify(buttons));
  return blocks.filter((block) => {
    if (block.type === 'ActionSet') return true;
    room -= Buffer.byteLength(JSON.stringify(block));
    return room >= 0;
  });
}

function renderCard(card: Card): CardElement[] {
  const title: CardElement[] =
    card.title === undefined ? [] : [runs([{ text: card.title, weight: 'Bolder', size: 'Large' }])];
  return [...title, ...card.blocks.flatMap(renderBlock)];
}

function renderBlock(block: CardBlock): CardElement[] {
  switch (block.type) {
    case 'text':
      return [
        runs([
          {
            text: block.text,
            ...(block.style === 'strong' && { weight: 'Bolder' }),
            ...(block.style === 'subtle' && { isSubtle: true }),
          },
        ]),
      ];
    case 'list':
      return block.items.map((item, index) =>
        runs([{ text: `${block.numbered ? `${index + 1}.` : '•'} ${item}` }], 'Small'),
      );
    case 'facts':
      return block.facts.map(({ label, value }) =>
        runs([{ text: `${label} : `, weight: 'Bolder' }, { text: value }], 'Small'),
      );
    case 'links':
      return block.links.map(({ label, url }) => runs([linkRun(label, url)], 'Small'));
    case 'sources':
      return block.sources.map((source) => runs(sourceRuns(source), 'Small'));
    case 'divider':
      return [{ type: 'Container', separator: true, spacing: 'Medium', items: [] }];
    case 'buttons':
      return rowsOf(block.buttons).map((row) => ({ type: 'ActionSet', actions: row.map(renderButton) }));
  }
}

interface TextRun {
  text: string;
  weight?: 'Bolder';
  size?: 'Large';
  isSubtle?: boolean;
  selectAction?: { type: 'Action.OpenUrl'; url: string; title: string };
}

/** Text runs read no markup, where text blocks read Markdown: what people typed stays text. */
export function runs(inlines: TextRun[], spacing?: 'Small'): CardElement {
  const shown = inlines.map((run) => ({
    type: 'TextRun',
    ...run,
    text: cut(run.text, limits.textLength) || ' ',
  }));
  return { type: 'RichTextBlock', inlines: shown, ...(spacing && { spacing }) };
}

function sourceRuns(source: SourceLine): TextRun[] {
  return [
    { text: `[${source.number}] ` },
    source.url === undefined ? { text: source.title } : linkRun(source.title, source.url),
    { text: ` ${source.detail}`, isSubtle: true },
  ];
}

function linkRun(label: string, url: string): TextRun {
  return { text: label, selectAction: { type: 'Action.OpenUrl', url, title: label } };
}

function renderButton(button: Button): CardElement {
  const data = {
    jalon: { actionId: button.actionId, payload: button.payload ?? null },
    ...(button.opensForm && { msteams: { type: 'task/fetch' } }),
  };
  const style =
    button.style === 'primary' ? 'positive' : button.style === 'danger' ? 'destructive' : undefined;
  return { type: 'Action.Submit', title: button.label, data, ...(style && { style }) };
}

function rowsOf(buttons: Button[]): Button[][] {
  const rows: Button[][] = [];
  for (let start = 0; start < buttons.length; start += limits.buttonsPerRow)
    rows.push(buttons.slice(start, start + limits.buttonsPerRow));
  return rows;
}
