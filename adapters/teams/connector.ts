import { z } from 'zod';
import type { DeliveryAddress, Member, Profile } from '../../src/core/address';
import { PlatformError } from '../../src/core/errors';
import type { Message, PostedMessage } from '../../src/core/message';
import { within } from '../../src/core/within';
import type { BotAdapter } from './bot-adapter';
import type { TeamsSettings } from './config';
import { toPlatformError } from './errors';
import { renderMessage } from './render-message';
import { channelOf, routeOf, teamsAddress, type TeamsRoute } from './route';

const callTimeoutMs = 10_000;
/** Most that the service gives at once is 500; a chat gives all of its members, without pages. */
const rosterPage = 500;
const rosterPages = 50;
/** Where Teams of the public cloud listens, for people whose own service we have not seen yet. */
const globalServiceUrl = 'https://smba.trafficmanager.net/teams/';

/** Calls to the Bot Connector: each is one request, and fails with a PlatformError. */
export function createCalls(adapter: BotAdapter, { appId, tenantId: ownTenantId }: TeamsSettings) {
  /** The service and the bot's id as the last event of a tenant named them. */
  const lastRoutes = new Map<string, TeamsRoute>();
  type Connector = Awaited<ReturnType<BotAdapter['connectorFor']>>;

  async function call<T>(serviceUrl: string, work: (connector: Connector) => Promise<T>): Promise<T> {
    try {
      return await within(
        callTimeoutMs,
        adapter.connectorFor(serviceUrl).then(work),
        () => new PlatformError('ambiguous', 'Teams did not answer in time'),
      );
    } catch (error) {
      throw toPlatformError(error);
    }
  }

  async function directAddress(member: Member): Promise<DeliveryAddress> {
    const known = lastRoutes.get(member.workspaceId);
    const serviceUrl = known?.serviceUrl ?? globalServiceUrl;
    const botId = known?.botId ?? `28:${appId ?? ''}`;
    const created = await call(serviceUrl, (connector) =>
      connector.conversations.createConversation({
        isGroup: false,
        bot: { id: botId, name: 'Jalon' },
        members: [{ id: member.memberId, name: '' }],
        tenantId: member.workspaceId,
        channelData: { tenant: { id: member.workspaceId } },
        activity: undefined,
      }),
    );
    return teamsAddress({ serviceUrl, conversationId: created.id, botId, tenantId: member.workspaceId });
  }

  return {
    directAddress,

    /** Keeps how this tenant is reached; called at every event. */
    remember(address: DeliveryAddress): void {
      lastRoutes.set(address.key.workspaceId, routeOf(address));
    },

    async post(address: DeliveryAddress, message: Message): Promise<PostedMessage> {
      const { serviceUrl, conversationId } = routeOf(address);
      const posted = await call(serviceUrl, (connector) =>
        connector.conversations.sendToConversation(conversationId, renderMessage(message)),
      );
      if (!posted.id) throw new PlatformError('ambiguous', 'Teams answered without an id');
      return { address, messageId: posted.id, visibility: 'all' };
    },

    async update({ address, messageId }: PostedMessage, message: Message): Promise<void> {
      const { serviceUrl, conversationId } = routeOf(address);
      await call(serviceUrl, (connector) =>
        connector.conversations.updateActivity(conversationId, messageId, {
          id: messageId,
          ...renderMessage(message),
        }),
      );
    },

    async remove({ address, messageId }: PostedMessage): Promise<void> {
      const { serviceUrl, conversationId } = routeOf(address);
      await call(serviceUrl, (connector) =>
        connector.conversations.deleteActivity(conversationId, messageId),
      );
    },

    /** Of a channel, those of its team, or its own where it is private or shared: the service knows which. */
    async roster(address: DeliveryAddress): Promise<string[] | 'cannotTell'> {
      const { serviceUrl, conversationId } = routeOf(address);
      const members: string[] = [];
      let continuationToken: string | undefined;
      for (let page = 0; page < rosterPages; page += 1) {
        const token: { continuationToken?: string } =
          continuationToken === undefined ? {} : { continuationToken };
        const answer = await call(serviceUrl, (connector) =>
          connector.conversations.getConversationPagedMembers(channelOf(conversationId), {
            pageSize: rosterPage,
            ...(token as { continuationToken: string }),
          }),
        );
        const accounts = z.array(teamsAccount).safeParse(answer.members);
        if (!accounts.success) return 'cannotTell';
        members.push(...accounts.data.flatMap(({ aadObjectId, objectId }) => aadObjectId ?? objectId ?? []));
        continuationToken = answer.continuationToken || undefined;
        if (continuationToken === undefined) return members;
      }
      return 'cannotTell';
    },

    /**
     * Our own tenant vouches for the principal name of its members; `mail` can be anything, so it is never read. Of
     * people of other tenants, and where requests are not authenticated, nothing is verified.
     */
    async profile(member: Member): Promise<Profile> {
      const { serviceUrl, conversationId } = routeOf(await directAddress(member));
      const account = teamsAccount.parse(
        await call(serviceUrl, (connector) =>
          connector.conversations.getConversationMember(conversationId, member.memberId),
        ),
      );
      const { name, userPrincipalName, userRole, tenantId } = account;
      const guest =
        userRole === 'guest' || userRole === 'anonymous' || userPrincipalName?.includes('#EXT#') === true;
      const ours =
        appId !== undefined &&
        member.workspaceId === ownTenantId &&
        (tenantId ?? ownTenantId) === ownTenantId;
      const objectId = account.aadObjectId ?? account.objectId;
      return {
        displayName: name ?? member.memberId,
        email: userPrincipalName ?? undefined,
        emailVerified: userPrincipalName != null && !guest && ours && objectId === member.memberId,
        kind: guest || !ours ? 'guest' : 'member',
      };
    },
  };
}

/** What Teams says of a member of a conversation, as far as it is read. */
const teamsAccount = z.looseObject({
  name: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  userRole: z.string().nullish(),
  tenantId: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  objectId: z.string().nullish(),
});

export type TeamsCalls = ReturnType<typeof createCalls>;
