import type { Button, CardBlock, Message } from '../../src/core/message';

export function buttonsOf(message: Message): Button[] {
  return (message.card?.blocks ?? []).flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
}

/** What a person reads: the card where there is one, without the labels of its buttons. */
export function wordsOf({ text, card }: Message): string {
  return card ? [card.title ?? '', ...card.blocks.map(blockWords)].join('\n') : text;
}

function blockWords(block: CardBlock): string {
  switch (block.type) {
    case 'text':
      return block.text;
    case 'list':
      return block.items.map((item, i) => (block.numbered ? `${i + 1}. ${item}` : item)).join('\n');
    case 'facts':
      return block.facts.map(({ label, value }) => `${label} : ${value}`).join('\n');
    case 'links':
      return block.links.map(({ label }) => label).join('\n');
    case 'sources':
      return block.sources.map(({ number, title, detail }) => `[${number}] ${title} ${detail}`).join('\n');
    case 'divider':
    case 'buttons':
      return '';
  }
}
