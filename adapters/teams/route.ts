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

export function routeOf(address: DeliveryAddress): TeamsRoute {
  return routeSchema.parse(address.route);
}

/** In a channel the conversation's id carries the thread: `19:…@thread.tacv2;messageid=1234`. */
export function teamsAddress(route: TeamsRoute): DeliveryAddress {
  const [conversationId = route.conversationId, threadId] = route.conversationId.split(';messageid=');
  const key: ConversationKey = { platform: 'teams', workspaceId: route.tenantId, conversationId };
  if (threadId !== undefined) key.threadId = threadId;
  return { key, route: { ...route } };
}
