import type { Clock } from '../../src/core/clock';
import { memberKey, type DeliveryAddress, type Member } from '../../src/core/address';
import { PlatformError } from '../../src/core/errors';
import type { Pace, Urgency } from '../../src/core/pace';
import type { DirectConversations } from '../../src/core/ports';
import { askAgain, windowsOf, type LookUps } from './look-ups';
import { routeOf, slackAddress } from './route';
import { createTurns } from './turns';

/** More than the people of a workspace; the oldest are read again. */
const heldAtMost = 20_000;

interface DirectChannelParts {
  open(memberId: string): Promise<string>;
  lookUps: LookUps;
  conversations: DirectConversations;
  pace: Pace;
  clock: Clock;
}

/**
 * The direct channel of each person: opened once, for it stays the same as long as the bot is installed. Who would open
 * more than Slack allows is told when her turn is; the turns of many alike leave room for a message of its own.
 */
export function createDirectChannels({ open, lookUps, conversations, pace, clock }: DirectChannelParts) {
  const held = new Map<string, string>();
  /** Remembered from before this process, and nothing heard or posted there since: it may be out of date. */
  const unproven = new Set<string>();
  const turns = {
    soon: createTurns(windowsOf(pace, 'open', 'soon')),
    mayWait: createTurns(windowsOf(pace, 'open', 'mayWait')),
  };

  function hold(member: Member, channel: string): void {
    const [oldest] = held.size >= heldAtMost ? held.keys() : [];
    if (oldest !== undefined) held.delete(oldest);
    held.set(memberKey(member), channel);
  }

  async function openFor(member: Member, urgency: Urgency): Promise<string> {
    const { workspaceId } = member;
    try {
      return await lookUps.call('open', { workspaceId, urgency }, () => open(member.memberId));
    } catch (error) {
      const waits = error instanceof PlatformError && error.reason === 'rateLimited';
      if (!waits || urgency === 'now') throw error;
      const now = clock.now().getTime();
      throw askAgain(turns[urgency](now + (error.retryAfterMs ?? 0)) - now);
    }
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
      const opened = await openFor(member, urgency);
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
