import type { CardBlock, Message } from './message';

/** The same message where its file is not attached: its link stands in its place, among the links of the card. */
export function withFileLink(message: Message): Message {
  const { file, ...rest } = message;
  if (!file) return message;
  if (!file.link) return file.otherwise === undefined ? rest : withNote(rest, file.otherwise);
  const { url, hint } = file.link;
  return {
    ...withLink(rest, { label: file.label, url }, hint),
    text: `${rest.text}\n${file.label} : ${url}`,
  };
}

/** The link among the others of the card; `text` is left to the caller. A message of text alone becomes a card. */
export function withLink(message: Message, link: { label: string; url: string }, hint?: string): Message {
  const card = message.card ?? { blocks: [{ type: 'text' as const, text: message.text }] };
  const last = card.blocks.findLastIndex(({ type }) => type === 'links');
  const links = card.blocks[last];
  const said: CardBlock[] = hint === undefined ? [] : [{ type: 'text', text: hint, style: 'subtle' }];
  const blocks =
    links?.type === 'links'
      ? card.blocks.toSpliced(last, 1, { ...links, links: [...links.links, link] }, ...said)
      : beforeButtons(card.blocks, { type: 'links', links: [link] }, ...said);
  return { ...message, card: { ...card, blocks } };
}

function withNote(message: Message, note: string): Message {
  const { card } = message;
  return {
    ...message,
    text: `${message.text}\n${note}`,
    ...(card && { card: { ...card, blocks: beforeButtons(card.blocks, { type: 'text', text: note }) } }),
  };
}

function beforeButtons(blocks: CardBlock[], ...more: CardBlock[]): CardBlock[] {
  const place = blocks.findIndex(({ type }) => type === 'buttons');
  return blocks.toSpliced(place < 0 ? blocks.length : place, 0, ...more);
}
