import { z } from 'zod';
import type { ConversationKey, DeliveryAddress } from '../../src/core/address';

/** How Slack reaches a conversation again. `responseUrl` works for half an hour, even where the bot is not a member. */
const routeSchema = z.object({
  channel: z.string(),
  threadTs: z.string().optional(),
  responseUrl: z.url().optional(),
});
export type SlackRoute = z.infer<typeof routeSchema>;

/** A key without a thread is the channel itself, from whichever thread of it the route was learnt. */
export function routeOf({ key, route }: DeliveryAddress): SlackRoute {
  const { threadTs, ...rest } = routeSchema.parse(route);
  return threadTs === undefined || key.threadId === undefined ? rest : { ...rest, threadTs };
}

export function slackAddress(workspaceId: string, route: SlackRoute): DeliveryAddress {
  const key: ConversationKey = { platform: 'slack', workspaceId, conversationId: route.channel };
  if (route.threadTs !== undefined) key.threadId = route.threadTs;
  return { key, route: { ...route } };
}

/** Without the response URL, which is a key of half an hour and nothing to keep. */
export function lastingAddress(address: DeliveryAddress): DeliveryAddress {
  const { channel, threadTs } = routeOf(address);
  return { key: address.key, route: threadTs === undefined ? { channel } : { channel, threadTs } };
}
