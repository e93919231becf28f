import { z } from 'zod';
import type { DeliveryAddress, Member } from '../../src/core/address';
import type { EventBase, EventContent, InboundEvent } from '../../src/core/event';
import type { InboundFile } from '../../src/core/file';
import { mention, roomId } from './limits';

/** Made by the page, so that the same post again is the same event. */
const clientId = z.string().regex(/^[A-Za-z0-9-]{8,64}$/);
const common = { persona: z.string().max(40), place: z.enum(['personal', 'room']) };

/** What came before it by `/web/api/files`, under that id. */
const fileBody = z.object({
  id: clientId,
  name: z.string().min(1).max(300),
  type: z.string().max(200),
  size: z.number().int().nonnegative(),
});
export const messageBody = z.object({
  id: clientId,
  ...common,
  text: z.string(),
  files: z.array(fileBody).max(5).optional(),
});
export const uploadQuery = z.object({ id: clientId, persona: common.persona });
export const actionBody = z.object({
  id: clientId,
  ...common,
  messageId: z.uuid(),
  actionId: z.string().max(100),
  payload: z.json(),
});
export const formBody = z.object({
  id: clientId,
  ...common,
  formId: z.string().max(100),
  payload: z.json(),
  values: z.record(z.string(), z.union([z.string(), z.boolean()])),
});
export const lookupBody = z.object({ ...common, lookupId: z.string().max(100), query: z.string().max(200) });

const refSchema = z.object({ workspaceId: z.string(), id: z.string() });

export const inboundFiles = (visitor: string, files: z.infer<typeof fileBody>[]): InboundFile[] =>
  files.map(({ id, name, type, size }) => ({
    name,
    mediaType: type,
    size,
    ref: { workspaceId: visitor, id },
  }));

export const refOf = ({ ref }: InboundFile): z.infer<typeof refSchema> => refSchema.parse(ref);

export type Place = 'personal' | 'room';

export function webAddress(visitor: string, place: Place, persona: string): DeliveryAddress {
  return {
    key: { platform: 'web', workspaceId: visitor, conversationId: place === 'room' ? roomId : persona },
    route: {},
  };
}

export function webMember(visitor: string, persona: string): Member {
  return { platform: 'web', workspaceId: visitor, memberId: persona };
}

/** The page waits for the answer as long as it takes: a form can always open. */
export function webEvent(
  visitor: string,
  body: { persona: string; place: Place; id?: string },
  content: EventContent,
  now: Date,
): InboundEvent {
  const base: EventBase = {
    key: `web/${visitor}/${body.id ?? ''}`,
    receivedAt: now,
    deadline: new Date(now.getTime() + 30_000),
    actor: webMember(visitor, body.persona),
    address: webAddress(visitor, body.place, body.persona),
    scope: body.place === 'room' ? 'channel' : 'personal',
    canOpenForm: content.kind === 'action',
  };
  return { ...base, ...content };
}

/** In the room what does not mention the bot is said to the others. */
export function isForBot(place: Place, text: string): boolean {
  return place === 'personal' || mention.test(text);
}

export const withoutMention = (text: string): string =>
  text
    .replace(mention, ' ')
    .replace(/[ \t]+/g, ' ')
    .trim();

/** An empty field is an absent one. */
export function filledValues(values: Record<string, string | boolean>): Record<string, string | boolean> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => typeof value === 'boolean' || value.trim() !== ''),
  );
}
