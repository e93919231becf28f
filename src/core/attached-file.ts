import { z } from 'zod';
import type { CardBlock, Message } from './message';

/**
 * A file that goes with a message, small: it is kept with the message until it is sent. A platform that takes files gets
 * it when the message is posted; elsewhere, and where a message is changed, its link is shown.
 */
export interface AttachedFile {
  /** As it is saved: letters without accents, digits, dots and dashes. */
  name: string;
  /** What it is for, in a few words. */
  label: string;
  /** Absent: it was taken out since. */
  content?: string;
  /** Absent: the content is text. */
  encoding?: 'base64';
  /** The same file, by an address of ours. `hint` says what that address is good for. */
  link?: { url: string; hint?: string };
  /** Said where there is neither. */
  otherwise?: string;
}

export const attachedFileSchema: z.ZodType<AttachedFile> = z.object({
  name: z.string(),
  label: z.string(),
  content: z.string().optional(),
  encoding: z.literal('base64').optional(),
  link: z.object({ url: z.string(), hint: z.string().optional() }).optional(),
  otherwise: z.string().optional(),
});

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
