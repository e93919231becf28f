import { createSlackPlatform } from '../../../adapters/slack';
import { systemClock } from '../../../src/core/clock';
import type { Platform } from '../../../src/core/platform';
import { createHttpServer, type HttpServer } from '../../../src/http/server';
import { createPlatformMemory } from '../../../src/storage';
import {
  listeningDispatch,
  rememberingLogger,
  type ListeningDispatch,
} from '../../support/listening-dispatch';
import {
  send,
  signForm,
  signJson,
  signRequest,
  signingSecret,
  type SignedRequest,
} from '../../support/slack-request';
import { botToken, startSlackVendor, type SlackVendor } from '../../support/slack-vendor';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const secretText = 'le texte que personne ne doit lire';

describe('requests to POST /slack/events', () => {
  let test: TestDatabase;
  beforeAll(async () => void (test = await createTestDatabase()));
  afterAll(() => test.drop());
  let vendor: SlackVendor;
  let http: HttpServer;
  let platform: Platform;
  let heard: ListeningDispatch;
  let log: ReturnType<typeof rememberingLogger>;
  let url: string;
  let number = 0;

  beforeAll(async () => {
    vendor = await startSlackVendor();
  });
  afterAll(() => vendor.stop());
  beforeEach(async () => {
    heard = listeningDispatch();
    log = rememberingLogger();
    http = createHttpServer(log.logger);
    platform = createSlackPlatform({
      settings: { mode: 'http', botToken, signingSecret, apiUrl: vendor.apiUrl },
      http,
      logger: log.logger,
      clock: systemClock,
      pace: [],
      memory: createPlatformMemory(test.database),
    });
    await platform.start(heard.dispatch);
    url = `http://127.0.0.1:${await http.listen('127.0.0.1', 0)}/slack/events`;
  });
  afterEach(async () => {
    await http.close();
    await platform.stop();
  });

  const message = (event: Record<string, unknown> = {}) => ({
    type: 'event_callback',
    team_id: vendor.teamId,
    event_id: `Ev${(number += 1)}`,
    authorizations: [{ user_id: vendor.ids.bot, is_bot: true }],
    event: {
      type: 'message',
      channel: vendor.ids.room,
      channel_type: 'channel',
      user: vendor.ids.alice,
      text: `<@${vendor.ids.bot}> ${secretText}`,
      ts: `1700000000.${String(number).padStart(6, '0')}`,
      ...event,
    },
  });
  const without = (request: SignedRequest, ...names: string[]): SignedRequest => ({
    ...request,
    headers: Object.fromEntries(Object.entries(request.headers).filter(([name]) => !names.includes(name))),
  });

  const refused: [string, () => SignedRequest, number[]][] = [
    ['unsigned', () => without(signJson(message()), 'x-slack-signature'), [401, 403]],
    ['without a time stamp', () => without(signJson(message()), 'x-slack-request-timestamp'), [401, 403]],
    ['signed with another secret', () => signJson(message(), { secret: 'guess' }), [401, 403]],
    [
      'signed for another body',
      () => ({ ...signJson(message()), body: JSON.stringify(message()) }),
      [401, 403],
    ],
    ['six minutes old', () => signJson(message(), { skewSeconds: -360 }), [401, 403]],
    [
      'whose signature has another length',
      () => signJson(message(), { headers: { 'x-slack-signature': 'v0=abc' } }),
      [401, 403],
    ],
    [
      'whose time stamp is no number',
      () => signJson(message(), { headers: { 'x-slack-request-timestamp': 'hier' } }),
      [401, 403],
    ],
    ['that is no JSON', () => signRequest(`{"text":"${secretText}`, 'application/json'), [400]],
    ['that is a form with a broken payload', () => signForm({ payload: `{"${secretText}` }), [400]],
  ];

  it.each(refused)('%s are refused, and nothing is done or logged of them', async (_what, make, statuses) => {
    const request = make();
    const { status, text } = await send(url, request);
    expect(statuses).toContain(status);
    expect(heard.received).toEqual([]);
    for (const secret of [
      secretText,
      request.headers['x-slack-signature'] ?? secretText,
      botToken,
      signingSecret,
    ]) {
      expect(log.logged()).not.toContain(secret);
      expect(text).not.toContain(secret);
    }
    expect(text).not.toMatch(/ {4}at /);
  });

  it('of more than four megabytes are refused with 413', async () => {
    const { status } = await send(url, signJson({ ...message(), filler: 'x'.repeat(4 * 1024 * 1024) }));
    expect(status).toBe(413);
    expect(heard.received).toEqual([]);
  });

  it('sent a second time by somebody else are refused', async () => {
    const request = signJson(message());
    expect((await send(url, request)).status).toBe(200);
    expect((await send(url, request)).status).toBe(403);
    expect(heard.received).toHaveLength(1);
  });

  it('sent again by Slack change nothing: 200, answered once', async () => {
    const body = message();
    expect((await send(url, signJson(body))).status).toBe(200);
    const again = signJson(body, {
      headers: { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' },
    });
    expect((await send(url, again)).status).toBe(200);
    await platform.stop();
    expect(heard.shown).toHaveLength(1);
  });

  it('that tell one mention as two events are answered once', async () => {
    const body = message();
    const mention = message({ ...body.event, type: 'app_mention', channel_type: undefined });
    expect(mention.event_id).not.toBe(body.event_id);
    expect((await send(url, signJson(body))).status).toBe(200);
    expect((await send(url, signJson(mention))).status).toBe(200);
    await platform.stop();
    expect(heard.shown).toHaveLength(1);
  });

  it('answer the challenge by which Slack checks the address', async () => {
    const answer = await send(url, signJson({ type: 'url_verification', challenge: 'abc' }));
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('abc');
    expect(heard.received).toEqual([]);
  });

  it('of unknown kinds are acknowledged and passed over', async () => {
    for (const body of [{ type: 'event_callback' }, { type: 'new_thing', team_id: 'T1' }, [], 'x', 3])
      expect([200, 400]).toContain((await send(url, signJson(body))).status);
    expect(heard.received).toEqual([]);
  });
});
