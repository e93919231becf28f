import type { CardBlock, Message } from './message';

/** The same message where its file is not attached: its link stands in its place, among the links of the card. */
export function withFileLink(message: Message): Message {
  const { file, ...rest } = message;
  if (!file) return message;
  if (!file.link) return file.otherwise === undefined ? rest : withNote(rest, file.otherwise);
  const { url, hint } = file.link;
  const linked = withLink(rest, { label: file.label, url });
  return {
    ...linked,
    text: `${rest.text}\n${file.label} : ${url}`,
    ...(linked.card && hint !== undefined && { card: { ...linked.card, blocks: afterLinks(linked, hint) } }),
  };
}

/** The link among the others of the card; `text` is left to the caller. A message of text alone becomes a card. */
export function withLink(message: Message, link: { label: string; url: string }): Message {
  const card = message.card ?? { blocks: [{ type: 'text' as const, text: message.text }] };
  const place = card.blocks.findLastIndex(({ type }) => type === 'links');
  const links = card.blocks[place];
  const blocks =
    links?.type === 'links'
      ? card.blocks.with(place, { ...links, links: [...links.links, link] })
      : beforeButtons(card.blocks, { type: 'links', links: [link] });
  return { ...message, card: { ...card, blocks } };
}

function afterLinks({ card }: Message, hint: string): CardBlock[] {
  const blocks = card?.blocks ?? [];
  const place = blocks.findLastIndex(({ type }) => type === 'links') + 1;
  return blocks.toSpliced(place, 0, { type: 'text', text: hint, style: 'subtle' });
}

function withNote(message: Message, note: string): Message {
  const { card } = message;
  return {
    ...message,
    text: `${message.text}\n${note}`,
    ...(card && { card: { ...card, blocks: beforeButtons(card.blocks, { type: 'text', text: note }) } }),
  };
}

function beforeButtons(blocks: CardBlock[], block: CardBlock): CardBlock[] {
  const place = blocks.findIndex(({ type }) => type === 'buttons');
  return blocks.toSpliced(place < 0 ? blocks.length : place, 0, block);
}
