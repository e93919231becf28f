import { createDirectChannels } from '../../../adapters/slack/direct-channels';
import { createLookUps } from '../../../adapters/slack/look-ups';
import { slackAddress } from '../../../adapters/slack/route';
import { PlatformError } from '../../../src/core/errors';
import type { Pace } from '../../../src/core/pace';
import { createPlatformMemory } from '../../../src/storage';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const limit = 10;
const perMs = 60_000;
const pace: Pace = [{ scope: 'workspace', operation: 'open', limit, perMs }];
/** Of a window, what many alike may use. */
const share = 8;
/** Each test has a workspace of its own. */
let workspaceId = 'T0';
const member = (memberId: string) => ({ platform: 'slack' as const, workspaceId, memberId });
const people = (count: number, letter = 'U') => Array.from({ length: count }, (_, i) => member(letter + i));
const address = (channel: string) => slackAddress(workspaceId, { channel });

describe('direct channels', () => {
  let test: TestDatabase;
  const clock = { at: 0, now: () => new Date(clock.at) };
  let opened: { id: string; at: number }[];
  let answers: () => void;
  beforeAll(async () => void (test = await createTestDatabase()));
  afterAll(() => test.drop());
  let number = 0;
  beforeEach(() => {
    workspaceId = `T${(number += 1)}`;
    clock.at = 1_000_000;
    opened = [];
    answers = () => {};
  });

  /** What a process has of it; the database is the same for all of them. */
  function process() {
    const { directConversations: conversations, callPace } = createPlatformMemory(test.database);
    return createDirectChannels({
      async open(memberId: string) {
        opened.push({ id: memberId, at: clock.at });
        answers();
        return `D-${memberId}`;
      },
      lookUps: createLookUps(pace, callPace, clock),
      conversations,
    });
  }

  /** Undefined: she need not wait. */
  async function waitOf(work: Promise<string>): Promise<number | undefined> {
    const error: unknown = await work.then(
      () => undefined,
      (failure: unknown) => failure,
    );
    if (error === undefined) return undefined;
    expect(error).toMatchObject({ reason: 'rateLimited', limitScope: 'conversation' });
    return (error as PlatformError).retryAfterMs;
  }

  it('are opened once, whatever process asks, and however often it was started again', async () => {
    expect(await process().of(member('U1'), 'mayWait')).toBe('D-U1');
    expect(await process().of(member('U1'), 'soon')).toBe('D-U1');
    expect(opened).toHaveLength(1);
  });

  it('are not opened where she wrote', async () => {
    const channels = process();
    await channels.remember(member('U1'), address('D9'));
    expect(await channels.of(member('U1'), 'mayWait')).toBe('D9');
    expect(await process().of(member('U1'), 'mayWait')).toBe('D9');
    expect(opened).toEqual([]);
  });

  it('are opened again when one is no longer there, once', async () => {
    await process().remember(member('U1'), address('D9'));
    const channels = process();
    await channels.of(member('U1'), 'soon');
    expect(await channels.forget(address('D9'))).toBe(true);
    expect(await channels.of(member('U1'), 'soon')).toBe('D-U1');
    expect(await channels.forget(address('D-U1'))).toBe(false);
    expect(await process().forget(address('D-of-nobody'))).toBe(false);
  });

  it('are never more in a minute than Slack allows, over two processes, each in her turn', async () => {
    const waiting = new Map<string, number>(people(share * 3).map(({ memberId }) => [memberId, 0]));
    const both = [process(), process()] as const;
    let asked = 0;
    while (waiting.size > 0) {
      const [[next, at]] = [...waiting].sort((a, b) => a[1] - b[1]) as [[string, number]];
      clock.at = Math.max(clock.at, at);
      const channels = asked < share + 3 ? both[0] : both[1];
      asked += 1;
      const wait = await waitOf(channels.of(member(next), 'mayWait'));
      if (wait === undefined) waiting.delete(next);
      else waiting.set(next, clock.at + wait);
    }
    for (const [i, { at }] of opened.entries())
      if (i >= share) expect(at - (opened[i - share]?.at ?? 0)).toBeGreaterThan(perMs);
    expect(opened).toHaveLength(share * 3);
    // Nearly nobody comes in vain.
    expect(asked).toBeLessThan(share * 6);
  });

  it('let a message of its own pass before many alike', async () => {
    const channels = process();
    for (const one of people(50)) await waitOf(channels.of(one, 'mayWait'));
    expect(opened).toHaveLength(share);
    expect(await waitOf(channels.of(member('V1'), 'soon'))).toBeUndefined();
    expect(await waitOf(channels.of(member('V2'), 'soon'))).toBeUndefined();
    const wait = await waitOf(channels.of(member('V3'), 'soon'));
    expect(wait).toBeLessThanOrEqual(perMs + 1);
    clock.at += wait ?? 0;
    expect(await waitOf(channels.of(member('V3'), 'soon'))).toBeUndefined();
  });

  it('let the same person’s own message pass before her turn among many', async () => {
    const channels = process();
    for (const one of people(30)) await waitOf(channels.of(one, 'mayWait'));
    expect(await waitOf(channels.of(member('U29'), 'soon'))).toBeUndefined();
  });

  it('never keep an answer waiting, and count it', async () => {
    const channels = process();
    for (const one of people(limit, 'A')) await channels.of(one, 'now');
    expect(await channels.of(member('V1'), 'now')).toBe('D-V1');
    expect(opened).toHaveLength(limit + 1);
    expect(await waitOf(channels.of(member('V2'), 'soon'))).toBeGreaterThan(perMs);
  });

  it('stop as long as Slack says, without a call', async () => {
    const channels = process();
    answers = () => {
      throw new PlatformError('rateLimited', '429', { retryAfterMs: 7000 });
    };
    expect(await waitOf(channels.of(member('U1'), 'soon'))).toBe(7000);
    answers = () => {};
    clock.at += 6000;
    expect(await waitOf(channels.of(member('U2'), 'soon'))).toBeGreaterThanOrEqual(1000);
    expect(opened).toHaveLength(1);
    clock.at += 1001;
    expect(await waitOf(channels.of(member('U1'), 'soon'))).toBeUndefined();
  });
});
