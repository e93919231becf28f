import { memberKey, type DeliveryAddress, type Member } from '../../src/core/address';
import type { Urgency } from '../../src/core/pace';
import type { DirectConversations } from '../../src/core/ports';
import type { LookUps } from './look-ups';
import { routeOf, slackAddress } from './route';

/** More than the people of a workspace; the oldest are read again. */
const heldAtMost = 20_000;

interface DirectChannelParts {
  open(memberId: string): Promise<string>;
  lookUps: LookUps;
  conversations: DirectConversations;
}

/** The direct channel of each person: opened once, for it stays the same as long as the bot is installed. */
export function createDirectChannels({ open, lookUps, conversations }: DirectChannelParts) {
  const held = new Map<string, string>();
  /** Remembered from before this process, and nothing heard or posted there since: it may be out of date. */
  const unproven = new Set<string>();

  function hold(member: Member, channel: string): void {
    const [oldest] = held.size >= heldAtMost ? held.keys() : [];
    if (oldest !== undefined) held.delete(oldest);
    held.set(memberKey(member), channel);
  }

  return {
    async remember(member: Member, address: DeliveryAddress): Promise<void> {
      const { channel } = routeOf(address);
      unproven.delete(channel);
      if (held.get(memberKey(member)) === channel) return;
      hold(member, channel);
      await conversations.remember(member, slackAddress(member.workspaceId, { channel }));
    },

    async of(member: Member, urgency: Urgency): Promise<string> {
      const channel = held.get(memberKey(member));
      if (channel !== undefined) return channel;
      const known = await conversations.find(member);
      if (known) {
        const { channel: remembered } = routeOf(known);
        unproven.add(remembered);
        hold(member, remembered);
        return remembered;
      }
      const opened = await lookUps.call('open', { workspaceId: member.workspaceId, urgency }, () =>
        open(member.memberId),
      );
      hold(member, opened);
      await conversations.remember(member, slackAddress(member.workspaceId, { channel: opened }));
      return opened;
    },

    /** Something arrived there. */
    isThere: (channel: string): void => void unproven.delete(channel),

    /** It is not there: the next message opens one. True: it may only have been out of date, and that helps. */
    async forget(address: DeliveryAddress): Promise<boolean> {
      const { channel } = routeOf(address);
      for (const [key, other] of held) if (other === channel) held.delete(key);
      await conversations.forget(address);
      return unproven.delete(channel);
    },
  };
}
