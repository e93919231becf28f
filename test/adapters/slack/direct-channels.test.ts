import { createDirectChannels, openings } from '../../../adapters/slack/direct-channels';
import { PlatformError } from '../../../src/core/errors';

const member = (memberId: string) => ({ platform: 'slack' as const, workspaceId: 'T1', memberId });

function house() {
  const opened: string[] = [];
  const clock = { at: 0, now: () => new Date(clock.at) };
  const channels = createDirectChannels(async (memberId) => {
    opened.push(memberId);
    return `D-${memberId}`;
  }, clock);
  return { opened, clock, channels };
}

async function waitOf(work: Promise<string>): Promise<number> {
  const error: unknown = await work.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  if (!(error instanceof PlatformError)) throw new Error('it did not have to wait');
  expect(error).toMatchObject({ reason: 'rateLimited', limitScope: 'conversation' });
  return error.retryAfterMs ?? 0;
}

describe('direct channels', () => {
  it('opens the channel of a person once', async () => {
    const { channels, opened } = house();
    expect(await channels.of(member('U1'), 'mayWait')).toBe('D-U1');
    expect(await channels.of(member('U1'), 'mayWait')).toBe('D-U1');
    expect(opened).toEqual(['U1']);
  });

  it('opens none where she wrote', async () => {
    const { channels, opened } = house();
    channels.remember(member('U1'), 'D9');
    expect(await channels.of(member('U1'), 'mayWait')).toBe('D9');
    expect(opened).toEqual([]);
    channels.forget('D9');
    expect(await channels.of(member('U1'), 'mayWait')).toBe('D-U1');
  });

  it('opens no more in a minute than Slack allows, each in her turn, and calls nobody meanwhile', async () => {
    const { channels, opened, clock } = house();
    const wanted = Array.from({ length: openings.limit * 3 }, (_, i) => member(`U${i}`));
    const turns = new Map<string, number>();
    for (const [i, one] of wanted.entries()) {
      if (i < openings.limit) await channels.of(one, 'mayWait');
      else turns.set(one.memberId, await waitOf(channels.of(one, 'mayWait')));
    }
    expect(opened).toHaveLength(openings.limit);
    const openedAt = opened.map(() => 0);
    for (const one of wanted.slice(openings.limit)) {
      clock.at = turns.get(one.memberId) ?? 0;
      await channels.of(one, 'mayWait');
      openedAt.push(clock.at);
    }
    expect(opened).toHaveLength(wanted.length);
    for (const [i, at] of openedAt.entries())
      if (i >= openings.limit)
        expect(at - (openedAt[i - openings.limit] ?? 0)).toBeGreaterThan(openings.perMs);
  });

  it('never keeps an answer waiting, and counts it', async () => {
    const { channels, opened } = house();
    for (let i = 0; i < openings.limit; i += 1) await channels.of(member(`U${i}`), 'mayWait');
    expect(await channels.of(member('V1'), 'now')).toBe('D-V1');
    expect(opened).toHaveLength(openings.limit + 1);
    expect(await waitOf(channels.of(member('V2'), 'mayWait'))).toBeGreaterThan(openings.perMs);
  });
});
