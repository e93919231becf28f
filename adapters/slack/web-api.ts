import { webApi } from '@slack/bolt';
import type { DeliveryAddress, Member, Profile } from '../../src/core/address';
import type { Clock } from '../../src/core/clock';
import { PlatformError } from '../../src/core/errors';
import type { Logger } from '../../src/core/logger';
import type { Message, PostedMessage } from '../../src/core/message';
import type { Pace, Urgency } from '../../src/core/pace';
import type { PlatformMemory } from '../../src/core/ports';
import type { SlackSettings } from './config';
import { createDirectChannels } from './direct-channels';
import { toPlatformError } from './errors';
import { createLookUps } from './look-ups';
import { renderMessage, renderWithFile } from './render-message';
import { lastingAddress, routeOf, slackAddress } from './route';
import { createUploads } from './uploads';

/** The event type of the metadata that our deliveries carry, by which they are found again. */
const deliveryMark = 'jalon_delivery';
const callTimeoutMs = 10_000;
/** Most people to a page of a roster, as Slack recommends, and most pages: more people than any of our channels has. */
const rosterPage = 200;
const rosterPages = 50;
/** Pages of history that a search reads before it says that it cannot tell. */
const searchedPages = 5;

/** Every call once: the SDK's own retries would double what the outbox already tries again, over half an hour. */
export function createWebClient(settings: SlackSettings): webApi.WebClient {
  return new webApi.WebClient(settings.botToken, {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: callTimeoutMs,
    logLevel: webApi.LogLevel.ERROR,
    logger: {
      debug() {},
      info() {},
      warn() {},
      error() {},
      setLevel() {},
      getLevel: () => webApi.LogLevel.ERROR,
      setName() {},
    },
    ...(settings.apiUrl !== undefined && { slackApiUrl: settings.apiUrl }),
  });
}

export interface SlackCallParts {
  client: webApi.WebClient;
  pace: Pace;
  memory: PlatformMemory;
  clock: Clock;
  logger: Logger;
}

export function createCalls({ client, pace, memory, clock, logger }: SlackCallParts) {
  const call = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw toPlatformError(error);
    }
  };

  const upload = createUploads(client, clock, logger);
  const lookUps = createLookUps(pace, memory.callPace, clock);
  const direct = createDirectChannels({
    async open(memberId) {
      const opened = await call(client.conversations.open({ users: memberId }));
      return required(opened.channel?.id, 'conversations.open', 'channel');
    },
    lookUps,
    conversations: memory.directConversations,
  });

  async function post(
    address: DeliveryAddress,
    message: Message,
    deliveryId?: string,
  ): Promise<PostedMessage> {
    const { channel, threadTs } = routeOf(address);
    const metadata =
      deliveryId === undefined ? undefined : { event_type: deliveryMark, event_payload: { deliveryId } };
    const { file } = message;
    const permalink = file && (await upload(file));
    const posted = await call(
      client.chat.postMessage({
        channel,
        ...(file && permalink !== undefined
          ? renderWithFile(message, file, permalink)
          : renderMessage(message)),
        ...(threadTs !== undefined && { thread_ts: threadTs }),
        ...(metadata && { metadata }),
        parse: 'none',
        link_names: false,
        unfurl_links: false,
        unfurl_media: permalink !== undefined,
      }),
    ).catch(async (error: PlatformError) => {
      if (error.reason !== 'unreachable' || !(await direct.forget(address))) throw error;
      throw new PlatformError('unavailable', 'the direct channel is out of date: it is opened again', {
        cause: error,
      });
    });
    direct.isThere(channel);
    const messageId = required(posted.ts, 'chat.postMessage', 'ts');
    return { address: lastingAddress(address), messageId, visibility: 'all' };
  }

  return {
    post,

    async update({ address, messageId }: PostedMessage, message: Message): Promise<void> {
      await call(
        client.chat.update({
          channel: routeOf(address).channel,
          ts: messageId,
          ...renderMessage(message),
          parse: 'none',
          link_names: false,
        }),
      );
    },

    async remove({ address, messageId }: PostedMessage): Promise<void> {
      await call(client.chat.delete({ channel: routeOf(address).channel, ts: messageId }));
    },

    async find(
      address: DeliveryAddress,
      deliveryId: string,
      since: Date,
      urgency: Urgency,
    ): Promise<PostedMessage | 'absent' | 'cannotTell'> {
      const { channel, threadTs } = routeOf(address);
      const oldest = String(since.getTime() / 1000);
      let cursor: string | undefined;
      for (let page = 0; page < searchedPages; page += 1) {
        const query = {
          channel,
          oldest,
          limit: 200,
          include_all_metadata: true,
          ...(cursor !== undefined && { cursor }),
        };
        const { workspaceId } = address.key;
        const history = await lookUps.call('find', { workspaceId, urgency }, () =>
          call(
            threadTs === undefined
              ? client.conversations.history(query)
              : client.conversations.replies({ ...query, ts: threadTs }),
          ),
        );
        const found = history.messages?.find(({ metadata }) => {
          const payload: { deliveryId?: unknown } | undefined = metadata?.event_payload;
          return metadata?.event_type === deliveryMark && payload?.deliveryId === deliveryId;
        });
        if (found?.ts !== undefined) return { address, messageId: found.ts, visibility: 'all' };
        cursor = history.response_metadata?.next_cursor || undefined;
        if (history.has_more !== true || cursor === undefined) return 'absent';
      }
      return 'cannotTell';
    },

    async directAddress(member: Member, urgency: Urgency): Promise<DeliveryAddress> {
      return slackAddress(member.workspaceId, { channel: await direct.of(member, urgency) });
    },

    /** She wrote there: it need not be opened. */
    rememberDirect: (member: Member, address: DeliveryAddress): Promise<void> =>
      direct.remember(member, address),

    async profile(member: Member): Promise<Profile> {
      const { user } = await call(client.users.info({ user: member.memberId }));
      // People of another workspace meet us in shared channels; theirs vouches for them, not this one.
      const homes = [user?.team_id, ...(user?.enterprise_user?.teams ?? [])];
      const guest =
        user?.is_restricted === true ||
        user?.is_ultra_restricted === true ||
        user?.is_stranger === true ||
        !homes.includes(member.workspaceId);
      return {
        displayName: user?.profile?.display_name || user?.real_name || user?.name || member.memberId,
        email: user?.profile?.email,
        emailVerified: user?.is_email_confirmed === true,
        kind: user?.is_bot === true ? 'bot' : guest ? 'guest' : 'member',
        timeZone: user?.tz,
      };
    },

    /** Where the bot is not, or that is archived, nothing can be posted: who is there does not matter. */
    async roster(address: DeliveryAddress): Promise<string[] | 'cannotTell'> {
      const { channel } = routeOf(address);
      const { channel: found } = await call(client.conversations.info({ channel }));
      if (found?.is_archived === true) throw new PlatformError('unreachable', 'Slack: is_archived');
      if (found?.is_member === false) throw new PlatformError('unreachable', 'Slack: not_in_channel');
      const members: string[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < rosterPages; page += 1) {
        const answer = await call(
          client.conversations.members({
            channel,
            limit: rosterPage,
            ...(cursor !== undefined && { cursor }),
          }),
        );
        if (!answer.members) return 'cannotTell';
        members.push(...answer.members);
        cursor = answer.response_metadata?.next_cursor || undefined;
        if (cursor === undefined) return members;
      }
      return 'cannotTell';
    },

    async botUserId(): Promise<string | undefined> {
      return (await call(client.auth.test())).user_id;
    },

    async openView(triggerId: string, view: webApi.ViewsOpenArguments['view']): Promise<void> {
      await call(client.views.open({ trigger_id: triggerId, view }));
    },

    async publishHome(userId: string, message: Message): Promise<void> {
      await call(
        client.views.publish({
          user_id: userId,
          view: { type: 'home', blocks: renderMessage(message).blocks },
        }),
      );
    },
  };
}

export type SlackCalls = ReturnType<typeof createCalls>;

function required(value: string | undefined, method: string, field: string): string {
  if (value === undefined) throw new PlatformError('ambiguous', `${method} answered without ${field}`);
  return value;
}
