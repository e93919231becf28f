import { z } from 'zod';
import { deliveryAddressSchema, type DeliveryAddress } from './address';
import type { AttachedFile } from './attached-file';
import type { Json } from './json';

/**
 * What the bot shows. All strings are plain text: no platform's markup is read in them, and adapters escape
 * whatever would come alive. `text` is complete without the card: it is the notification, what a screen
 * reader says and what the command line prints. Where a card is shown, `text` is not shown beside it.
 */
export interface Message {
  text: string;
  card?: Card;
  /** What it shows, as `feature.thing/id`: it can then be brought up to date in place (`refreshLive`). */
  liveKey?: string;
  /** Attached where the platform can; otherwise its link is shown (`withFileLink`). */
  file?: AttachedFile;
}

export interface Card {
  title?: string;
  blocks: CardBlock[];
}

export type CardBlock =
  | { type: 'text'; text: string; style?: 'normal' | 'strong' | 'subtle' }
  | { type: 'list'; items: string[]; numbered?: true }
  | { type: 'facts'; facts: { label: string; value: string }[] }
  | { type: 'sources'; sources: SourceLine[] }
  | { type: 'links'; links: { label: string; url: string }[] }
  | { type: 'divider' }
  | { type: 'buttons'; buttons: Button[] };

/** A numbered source: `number` is the [n] of the sentences above it. `detail` is shown after the title. */
export interface SourceLine {
  number: number;
  title: string;
  /** Absent where there is no page to show. */
  url?: string;
  detail: string;
}

export interface Button {
  label: string;
  /** `feature.verb` */
  actionId: string;
  /** Ids only, at most 1,500 bytes as JSON. */
  payload?: Json;
  style?: 'primary' | 'danger';
  /** Teams opens a dialog only from a button that says so beforehand. */
  opensForm?: true;
}

export interface PostedMessage {
  address: DeliveryAddress;
  messageId: string;
  /** actor: only one person sees it (ephemeral); home: it is a person's home page. */
  visibility: 'all' | 'actor' | 'home';
}

export const postedMessageSchema: z.ZodType<PostedMessage> = z.object({
  address: deliveryAddressSchema,
  messageId: z.string(),
  visibility: z.enum(['all', 'actor', 'home']),
});

export const buttonPayloadLimitBytes = 1500;

export const say = (text: string, card?: Card): Message => (card ? { text, card } : { text });
export const textBlock = (text: string, style?: 'normal' | 'strong' | 'subtle'): CardBlock =>
  style ? { type: 'text', text, style } : { type: 'text', text };
export const buttonRow = (...buttons: Button[]): CardBlock => ({ type: 'buttons', buttons });

/** A title, and a line for each item. */
export const listMessage = (title: string, items: string[]): Message =>
  say([title, ...items.map((item) => `• ${item}`)].join('\n'), { title, blocks: [{ type: 'list', items }] });
