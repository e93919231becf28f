import { randomUUID } from 'node:crypto';
import { createSlackPlatform } from '../../../adapters/slack';
import { systemClock } from '../../../src/core/clock';
import { silentLogger } from '../../../src/core/logger';
import type { Platform } from '../../../src/core/platform';
import { createHttpServer } from '../../../src/http/server';
import { createPlatformMemory } from '../../../src/storage';
import { listeningDispatch, type ListeningDispatch } from '../../support/listening-dispatch';
import { startSlackSocket, type SlackSocket } from '../../support/slack-socket';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

describe('Slack in Socket Mode', () => {
  let test: TestDatabase;
  beforeAll(async () => void (test = await createTestDatabase()));
  afterAll(() => test.drop());
  let slack: SlackSocket;
  let platform: Platform;
  let heard: ListeningDispatch;
  beforeEach(async () => {
    slack = await startSlackSocket();
    heard = listeningDispatch();
    platform = createSlackPlatform({
      settings: { mode: 'socket', botToken: 'xoxb-test', appToken: 'xapp-test', apiUrl: slack.apiUrl },
      http: createHttpServer(silentLogger),
      logger: silentLogger,
      clock: systemClock,
      pace: [],
      memory: createPlatformMemory(test.database),
    });
    await platform.start(heard.dispatch);
    await slack.connected();
  });
  afterEach(async () => {
    await platform.stop();
    await slack.stop();
  });

  const direct = (text: string, ts = `17${Date.now()}.${Math.floor(Math.random() * 1e6)}`) => ({
    type: 'event_callback',
    team_id: 'T0TEAM',
    event_id: `Ev${randomUUID()}`,
    authorizations: [{ user_id: 'U0BOT', is_bot: true }],
    event: { type: 'message', channel: 'D0ALICE', channel_type: 'im', user: 'U0ALICE', text, ts },
  });
  const posted = () => slack.calls.filter(({ method }) => method === 'chat.postMessage');
  const settled = async (): Promise<void> => {
    while (heard.shown.length < new Set(heard.received.map(({ key }) => key)).size)
      await new Promise((resolve) => setTimeout(resolve, 5));
  };

  it('asks for a connection with the app token, and answers a message through the Web API', async () => {
    await slack.send('events_api', direct('bonjour'));
    expect(heard.received).toMatchObject([{ kind: 'message', text: 'bonjour', scope: 'personal' }]);
    await settled();
    expect(posted()).toMatchObject([{ body: { channel: 'D0ALICE' } }]);
    expect(slack.calls.some(({ method }) => method === 'apps.connections.open')).toBe(true);
  });

  it('acknowledges an event only once it is recorded', async () => {
    const order: string[] = [];
    const { receive } = heard.dispatch;
    heard.dispatch.receive = async (event) => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      order.push('recorded');
      return receive(event);
    };
    await slack.send('events_api', direct('bonjour'));
    order.push('acknowledged');
    expect(order).toEqual(['recorded', 'acknowledged']);
  });

  it('answers an envelope that comes again once', async () => {
    const body = direct('bonjour');
    await slack.send('events_api', body);
    await slack.send('events_api', body, { retry: 1 });
    await settled();
    expect(heard.received).toHaveLength(2);
    expect(heard.shown).toHaveLength(1);
    expect(posted()).toHaveLength(1);
  });

  it('does not acknowledge what could not be recorded, so that Slack sends it again', async () => {
    const { receive } = heard.dispatch;
    heard.dispatch.receive = async () => Promise.reject(new Error('the database is away'));
    const body = direct('bonjour');
    const first = slack.send('events_api', body).then(() => 'acknowledged');
    const soon = new Promise<string>((resolve) => setTimeout(() => resolve('nothing'), 300));
    expect(await Promise.race([first, soon])).toBe('nothing');
    heard.dispatch.receive = receive;
    await slack.send('events_api', body, { retry: 1 });
    await settled();
    expect(heard.shown).toHaveLength(1);
  });

  it('takes slash commands and buttons by the same handlers', async () => {
    const base = {
      team_id: 'T0TEAM',
      channel_id: 'D0ALICE',
      channel_name: 'directmessage',
      user_id: 'U0ALICE',
    };
    await slack.send('slash_commands', { ...base, command: '/dispositif', text: 'VTE', trigger_id: 't1' });
    await slack.send('interactive', {
      type: 'block_actions',
      team: { id: 'T0TEAM' },
      user: { id: 'U0ALICE' },
      trigger_id: 't2',
      channel: { id: 'D0ALICE', name: 'directmessage' },
      container: { type: 'message', message_ts: '1.2', channel_id: 'D0ALICE', is_ephemeral: false },
      actions: [{ type: 'button', action_id: 'a.b', value: '{"n":1}' }],
    });
    await settled();
    expect(heard.received).toMatchObject([
      { kind: 'command', name: 'dispositif', argument: 'VTE' },
      { kind: 'action', actionId: 'a.b' },
    ]);
    expect(heard.shown).toHaveLength(2);
  });

  it('comes back when Slack renews the connection', async () => {
    slack.refresh();
    await slack.connected();
    expect(slack.connections()).toBe(2);
    await slack.send('events_api', direct('encore là ?'));
    expect(heard.received).toMatchObject([{ text: 'encore là ?' }]);
  }, 20_000);
});
