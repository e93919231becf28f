import type { types } from '@slack/bolt';
import type { AttachedFile } from '../../src/core/attached-file';
import { withFileLink, withLink } from '../../src/core/with-file-link';
import type { Button, Card, CardBlock, Message, SourceLine } from '../../src/core/message';
import { escapeText } from './escape';
import { cut, limits } from './limits';

type RichTextElement = types.RichTextElement;

export interface RenderedMessage {
  text: string;
  blocks: types.KnownBlock[];
}

/** Rich text blocks only: they read no markup, so what people typed stays text. */
export function renderMessage(given: Message): RenderedMessage {
  const message = withFileLink(given);
  const blocks = message.card ? renderCard(message.card) : [richText([section(words(message.text))])];
  return {
    text: cut(escapeText(message.text), limits.fallbackLength),
    blocks: blocks.slice(0, limits.blocksPerMessage),
  };
}

/**
 * Slack shares a file of ours with whoever reads a message of ours whose text has its permanent link; in the blocks the
 * link is for the reader.
 */
export function renderWithFile(message: Message, file: AttachedFile, permalink: string): RenderedMessage {
  const { file: _file, ...bare } = message;
  const mark = `\n<${permalink}|${file.name}>`;
  const { blocks } = renderMessage(withLink(bare, { label: file.label, url: permalink }, file.help));
  const text = cut(escapeText(message.text), limits.fallbackLength - mark.length);
  return { text: text + mark, blocks };
}

function renderCard(card: Card): types.KnownBlock[] {
  const rows = card.blocks.flatMap(renderBlock);
  if (card.title === undefined) return rows;
  return [
    {
      type: 'header',
      text: { type: 'plain_text', text: cut(card.title, limits.headerLength), emoji: false },
    },
    ...rows,
  ];
}

function renderBlock(block: CardBlock, index: number): types.KnownBlock[] {
  switch (block.type) {
    case 'text':
      return [richText([section(words(block.text, block.style === 'strong'))])];
    case 'list':
      return [
        richText([
          {
            type: 'rich_text_list',
            style: block.numbered ? 'ordered' : 'bullet',
            elements: block.items.map((item) => section(words(item))),
          },
        ]),
      ];
    case 'facts':
      return [
        richText(
          block.facts.map(({ label, value }) => section([...words(`${label} : `, true), ...words(value)])),
        ),
      ];
    case 'links':
      return [richText(block.links.map(({ label, url }) => section([link(label, url)])))];
    case 'sources':
      return [richText(block.sources.map((source) => section(sourceWords(source))))];
    case 'divider':
      return [{ type: 'divider' }];
    case 'buttons':
      return [
        {
          type: 'actions',
          elements: block.buttons
            .slice(0, limits.buttonsPerRow)
            .map((button, place) => renderButton(button, `${index}.${place}`)),
        },
      ];
  }
}

/** Action ids must differ within a message; the place is dropped again when the press comes in. */
function renderButton(button: Button, place: string): types.Button {
  return {
    type: 'button',
    text: { type: 'plain_text', text: cut(button.label, limits.buttonLabelLength), emoji: false },
    action_id: `${button.actionId}|${place}`,
    value: JSON.stringify(button.payload ?? null),
    ...(button.style && { style: button.style }),
  };
}

function sourceWords(source: SourceLine): RichTextElement[] {
  return [
    ...words(`[${source.number}] `),
    ...(source.url === undefined ? words(source.title) : [link(source.title, source.url)]),
    ...words(` ${source.detail}`),
  ];
}

function richText(elements: types.RichTextBlock['elements']): types.RichTextBlock {
  return { type: 'rich_text', elements };
}

function section(elements: RichTextElement[]): types.RichTextSection {
  return { type: 'rich_text_section', elements };
}

function words(text: string, bold = false): RichTextElement[] {
  // Slack refuses an empty text element.
  const shown = cut(text, limits.textLength) || ' ';
  return [bold ? { type: 'text', text: shown, style: { bold: true } } : { type: 'text', text: shown }];
}

function link(label: string, url: string): RichTextElement {
  return { type: 'link', url, text: label };
}
