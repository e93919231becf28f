import { showReply } from '../../../adapters/slack/answer';
import { slackAddress } from '../../../adapters/slack/route';
import { createCalls, createWebClient, type SlackCalls } from '../../../adapters/slack/web-api';
import { systemClock } from '../../../src/core/clock';
import { silentLogger } from '../../../src/core/logger';
import type { EventContent, InboundEvent } from '../../../src/core/event';
import { say, type PostedMessage } from '../../../src/core/message';
import { anEvent } from '../../support/events';
import { signingSecret } from '../../support/slack-request';
import {
  botToken,
  startSlackVendor,
  type EphemeralMessage,
  type SlackVendor,
} from '../../support/slack-vendor';
import { createPlatformMemory } from '../../../src/storage';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

describe('what Slack tells of the messages that it shows', () => {
  let test: TestDatabase;
  let vendor: SlackVendor;
  let calls: SlackCalls;
  const ephemeral: EphemeralMessage[] = [];
  beforeAll(async () => {
    vendor = await startSlackVendor();
    test = await createTestDatabase();
    calls = createCalls({
      client: createWebClient({ mode: 'http', botToken, signingSecret, apiUrl: vendor.apiUrl }),
      pace: [],
      memory: createPlatformMemory(test.database),
      clock: systemClock,
      logger: silentLogger,
    });
  });
  afterAll(async () => {
    await vendor.stop();
    await test.drop();
  });

  function inRoom(content: EventContent): InboundEvent {
    const route = { channel: vendor.ids.room, responseUrl: vendor.responseUrl(ephemeral) };
    return { ...anEvent(content), scope: 'channel', address: slackAddress(vendor.teamId, route) };
  }
  const pressed = (source?: PostedMessage): InboundEvent =>
    inRoom({ kind: 'action', actionId: 'test.go', payload: null, source });
  const replaced = say('remplacé');

  it('names a message that it posted, and one that it replaced, without the response URL', async () => {
    const message = say('bonjour');
    const step = { type: 'say', audience: 'conversation', message } as const;
    const [shown, ...others] = await showReply(calls, pressed(), [step]);
    expect(others).toEqual([]);
    expect(shown).toMatchObject({ message, isReplacement: false });
    expect(shown?.posted.address.route).toEqual({ channel: vendor.ids.room });
    const source = { ...(shown?.posted as PostedMessage), address: pressed().address };
    expect(await showReply(calls, pressed(source), [{ type: 'replaceSource', message: replaced }])).toEqual([
      { message: replaced, posted: shown?.posted, audience: 'conversation', isReplacement: true },
    ]);
  });

  it('names none that only a response URL can reach', async () => {
    const command = inRoom({ kind: 'command', name: 'jalon', argument: '' });
    expect(
      await showReply(calls, command, [{ type: 'say', audience: 'conversation', message: say('pour vous') }]),
    ).toEqual([]);
    const source: PostedMessage = { address: command.address, messageId: '1.1', visibility: 'actor' };
    expect(await showReply(calls, pressed(source), [{ type: 'replaceSource', message: replaced }])).toEqual(
      [],
    );
    expect(ephemeral).toHaveLength(1);
  });

  it('answers a command that is for her alone with a message that can be changed later, in the bot’s own conversation', async () => {
    const before = ephemeral.length;
    const elsewhere = slackAddress(vendor.teamId, {
      channel: 'D0SOMEBODYELSE',
      responseUrl: vendor.responseUrl(ephemeral),
    });
    const member = { platform: 'slack', workspaceId: vendor.teamId, memberId: vendor.ids.alice } as const;
    const command: InboundEvent = {
      ...anEvent({ kind: 'command', name: 'fiche', argument: '12' }),
      actor: member,
      scope: 'personal',
      address: elsewhere,
    };
    const message = say('fiche 12');
    const [shown] = await showReply(calls, command, [{ type: 'say', audience: 'actor', message }]);
    expect(shown?.posted.visibility).toBe('all');
    expect(shown?.posted.address).toEqual(await calls.directAddress(member, 'now'));
    await calls.update(shown?.posted as PostedMessage, replaced);
    expect(ephemeral).toHaveLength(before);
  });
});
