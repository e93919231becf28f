import type { Clock } from '../../src/core/clock';
import { memberKey, type Member } from '../../src/core/address';
import { PlatformError } from '../../src/core/errors';

/** `conversations.open` is of tier 3: https://docs.slack.dev/apis/web-api/rate-limits, 50 and more a minute. */
export const openings = { limit: 50, perMs: 60_000 } as const;
/** More than the people of a workspace; the oldest are opened again. */
const rememberedAtMost = 20_000;

/** `now`: somebody waits for her answer; it counts, and is never held back. */
export type Urgency = 'now' | 'mayWait';

/**
 * The direct channel of each person: opened once, for it stays the same as long as the bot is installed. Who would open
 * more than Slack allows is told when her turn is.
 */
export function createDirectChannels(open: (memberId: string) => Promise<string>, clock: Clock) {
  const known = new Map<string, string>();
  const turns = new Map<string, number>();
  /** When the last ones were, or will be, opened. */
  const taken: number[] = [];

  function remember(member: Member, channel: string): void {
    const [oldest] = known.size >= rememberedAtMost ? known.keys() : [];
    if (oldest !== undefined) known.delete(oldest);
    known.set(memberKey(member), channel);
  }

  function takeTurn(now: number): number {
    const blocking = taken.at(-openings.limit);
    const turn = blocking === undefined ? now : Math.max(now, blocking + openings.perMs + 1);
    taken.push(turn);
    if (taken.length > openings.limit) taken.shift();
    return turn;
  }

  return {
    remember,

    async of(member: Member, urgency: Urgency): Promise<string> {
      const key = memberKey(member);
      const channel = known.get(key);
      if (channel !== undefined) return channel;
      const now = clock.now().getTime();
      const turn = turns.get(key) ?? takeTurn(now);
      if (turn > now && urgency === 'mayWait') {
        turns.set(key, turn);
        throw new PlatformError('rateLimited', 'enough direct channels were opened in this minute', {
          retryAfterMs: turn - now,
          limitScope: 'conversation',
        });
      }
      turns.delete(key);
      const opened = await open(member.memberId);
      remember(member, opened);
      return opened;
    },

    /** It is no longer there: the next message opens one again. */
    forget(channel: string): void {
      for (const [key, other] of known) if (other === channel) known.delete(key);
    },
  };
}
