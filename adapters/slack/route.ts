import { z } from 'zod';
import type { ConversationKey, DeliveryAddress } from '../../src/core/address';

/** How Slack reaches a conversation again. `responseUrl` works for half an hour, even where the bot is not a member. */
const routeSchema = z.object({
  channel: z.string(),
  threadTs: z.string().optional(),
  responseUrl: z.url().optional(),
});
const passing = z.object({ responseUrl: z.url().optional() }).optional();
export type SlackRoute = z.infer<typeof routeSchema>;

/** A key without a thread is the channel itself, from whichever thread of it the route was learnt. */
export function routeOf({ key, route, passing: hasty }: DeliveryAddress): SlackRoute {
  const { threadTs, ...rest } = routeSchema.parse({
    ...z.looseObject({}).parse(route),
    ...passing.parse(hasty),
  });
  return threadTs === undefined || key.threadId === undefined ? rest : { ...rest, threadTs };
}

/** The response URL is a key of half an hour: it stands where nobody keeps it. */
export function slackAddress(workspaceId: string, { responseUrl, ...route }: SlackRoute): DeliveryAddress {
  const key: ConversationKey = { platform: 'slack', workspaceId, conversationId: route.channel };
  if (route.threadTs !== undefined) key.threadId = route.threadTs;
  return { key, route: { ...route }, ...(responseUrl !== undefined && { passing: { responseUrl } }) };
}

/** Without the response URL. */
export function lastingAddress(address: DeliveryAddress): DeliveryAddress {
  const { channel, threadTs } = routeOf(address);
  return { key: address.key, route: threadTs === undefined ? { channel } : { channel, threadTs } };
}
