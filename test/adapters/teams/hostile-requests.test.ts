import { randomUUID } from 'node:crypto';
import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { createTeamsPlatform } from '../../../adapters/teams';
import { systemClock } from '../../../src/core/clock';
import type { Platform } from '../../../src/core/platform';
import { createHttpServer, type HttpServer } from '../../../src/http/server';
import {
  listeningDispatch,
  rememberingLogger,
  type ListeningDispatch,
} from '../../support/listening-dispatch';
import { appId, startTeamsVendor, tenantId, type TeamsVendor } from '../../support/teams-vendor';

const secretText = 'le texte que personne ne doit lire';
const appPassword = 'le mot de passe du robot';

describe('requests to POST /api/messages', () => {
  let vendor: TeamsVendor;
  let http: HttpServer;
  let platform: Platform;
  let heard: ListeningDispatch;
  let log: ReturnType<typeof rememberingLogger>;
  let url: string;
  const printed: string[] = [];

  beforeAll(async () => {
    vendor = await startTeamsVendor();
  });
  afterAll(() => vendor.stop());
  beforeEach(async () => {
    heard = listeningDispatch();
    log = rememberingLogger();
    http = createHttpServer(log.logger);
    platform = createTeamsPlatform({
      settings: { appId, appPassword, tenantId, appType: 'SingleTenant', cloud: vendor.cloud },
      http,
      logger: log.logger,
      clock: systemClock,
    });
    await platform.start(heard.dispatch);
    url = `http://127.0.0.1:${await http.listen('127.0.0.1', 0)}/api/messages`;
    printed.length = 0;
    // The SDK prints what it does not like: that is our log too.
    for (const stream of ['log', 'warn', 'error'] as const)
      jest
        .spyOn(console, stream)
        .mockImplementation((...words: unknown[]) => void printed.push(words.join(' ')));
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await http.close();
    await platform.stop();
  });

  const activity = (rest: Record<string, unknown> = {}) => ({
    id: randomUUID(),
    type: 'message',
    channelId: 'msteams',
    serviceUrl: vendor.serviceUrl,
    from: { id: '29:alice', aadObjectId: 'aad-alice', name: 'Alice' },
    recipient: { id: `28:${appId}`, name: 'Jalon' },
    conversation: { id: 'a:direct-aad-alice', tenantId, conversationType: 'personal' },
    channelData: { tenant: { id: tenantId } },
    text: secretText,
    ...rest,
  });
  async function post(
    body: string,
    authorization: string | undefined,
  ): Promise<{ status: number; text: string }> {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) },
      body,
    });
    return { status: answer.status, text: await answer.text() };
  }
  const bearer = async (...options: Parameters<TeamsVendor['token']>): Promise<string> =>
    `Bearer ${await vendor.token(...options)}`;
  const claims = () =>
    new SignJWT({ serviceurl: vendor.serviceUrl })
      .setIssuer('https://issuer.invalid')
      .setAudience(appId)
      .setNotBefore(Math.floor(Date.now() / 1000) - 60)
      .setExpirationTime('1h');

  const refusedTokens: [string, () => Promise<string | undefined>][] = [
    ['without a token', async () => undefined],
    ['with an empty token', async () => 'Bearer '],
    ['with a word for a token', async () => 'Bearer abc'],
    ['with another scheme', async () => 'Basic YWJj'],
    ['signed by another key', async () => bearer({ key: (await generateKeyPair('RS256')).privateKey })],
    ['meant for another bot', async () => bearer({ audience: randomUUID() })],
    ['of another issuer', async () => bearer({ issuer: 'https://elsewhere.invalid' })],
    ['that has expired', async () => bearer({ expiresInSeconds: -3600, notBeforeSeconds: -7200 })],
    ['that is not valid yet', async () => bearer({ notBeforeSeconds: 3600, expiresInSeconds: 7200 })],
    ['meant for another service', async () => bearer({ serviceUrl: 'https://elsewhere.invalid/' })],
    [
      'with alg none',
      async () =>
        `Bearer ${new UnsecuredJWT({ serviceurl: vendor.serviceUrl }).setIssuer('https://issuer.invalid').setAudience(appId).setExpirationTime('1h').encode()}`,
    ],
    [
      'signed with a shared secret',
      async () =>
        `Bearer ${await claims()
          .setProtectedHeader({ alg: 'HS256', kid: 'loopback' })
          .sign(new TextEncoder().encode(appPassword.repeat(2)))}`,
    ],
  ];

  it.each(refusedTokens)('%s are refused, and nothing is done or logged of them', async (_what, token) => {
    const authorization = await token();
    const { status, text } = await post(JSON.stringify(activity()), authorization);
    expect([401, 403]).toContain(status);
    expect(heard.received).toEqual([]);
    const told = [log.logged(), ...printed, text].join('\n');
    expect(told).not.toContain(secretText);
    expect(told).not.toContain(appPassword);
    const key = authorization?.split('.')[1];
    if (key !== undefined && key !== '') expect(told).not.toContain(key);
    expect(told).not.toMatch(/ {4}at /);
  });

  it('of another organisation are refused', async () => {
    const body = activity({
      conversation: { id: 'a:x', tenantId: 'other', conversationType: 'personal' },
      channelData: { tenant: { id: 'other' } },
    });
    expect((await post(JSON.stringify(body), await bearer())).status).toBe(403);
    expect(heard.received).toEqual([]);
  });

  it.each([
    ['an empty object', '{}'],
    ['no JSON', `{"text":"${secretText}`],
    ['a list', '[]'],
    ['an activity without a type', JSON.stringify({ id: 'x', text: secretText })],
  ])('that are %s are refused with 400', async (_what, body) => {
    const { status, text } = await post(body, await bearer());
    expect(status).toBe(400);
    expect(heard.received).toEqual([]);
    expect([log.logged(), ...printed, text].join('\n')).not.toContain(secretText);
  });

  it('that are too large are refused with 413', async () => {
    const { status } = await post(JSON.stringify(activity({ text: 'x'.repeat(300_000) })), await bearer());
    expect(status).toBe(413);
    expect(heard.received).toEqual([]);
  });

  it('sent again by Teams change nothing: 200, answered once', async () => {
    const body = JSON.stringify(activity());
    expect((await post(body, await bearer())).status).toBe(200);
    expect((await post(body, await bearer())).status).toBe(200);
    await platform.stop();
    expect(heard.shown).toHaveLength(1);
    expect(vendor.activities('a:direct-aad-alice')).toHaveLength(1);
  });
});
