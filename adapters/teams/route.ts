import { z } from 'zod';
import type { ConversationKey, DeliveryAddress } from '../../src/core/address';

/** How Teams reaches a conversation again. `conversationId` is the whole one, with the thread that it names. */
const routeSchema = z.object({
  serviceUrl: z.url(),
  conversationId: z.string(),
  botId: z.string(),
  tenantId: z.string(),
});
export type TeamsRoute = z.infer<typeof routeSchema>;

/** A key without a thread is the channel itself, from whichever thread of it the route was learnt: there a post begins a new one. */
export function routeOf({ key, route }: DeliveryAddress): TeamsRoute {
  const found = routeSchema.parse(route);
  return key.threadId === undefined ? { ...found, conversationId: channelOf(found.conversationId) } : found;
}

/** `19:…@thread.tacv2;messageid=1234` is a thread of `19:…@thread.tacv2`. */
export const channelOf = (conversationId: string): string =>
  conversationId.split(';messageid=', 1)[0] ?? conversationId;

/** In a channel the conversation's id carries the thread: `19:…@thread.tacv2;messageid=1234`. */
export function teamsAddress(route: TeamsRoute): DeliveryAddress {
  const [conversationId = route.conversationId, threadId] = route.conversationId.split(';messageid=');
  const key: ConversationKey = { platform: 'teams', workspaceId: route.tenantId, conversationId };
  if (threadId !== undefined) key.threadId = threadId;
  return { key, route: { ...route } };
}
