import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCalls, createWebClient } from '../../../adapters/slack/web-api';
import type { Profile } from '../../../src/core/address';
import { systemClock } from '../../../src/core/clock';
import { silentLogger } from '../../../src/core/logger';
import { createPlatformMemory } from '../../../src/storage';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

describe('what Slack says of a person', () => {
  let test: TestDatabase;
  beforeAll(async () => void (test = await createTestDatabase()));
  afterAll(() => test.drop());
  let server: Server;
  let user: Record<string, unknown>;
  beforeAll(async () => {
    server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ ok: true, user }));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  async function profile(rest: Record<string, unknown>): Promise<Profile> {
    user = {
      team_id: 'T1',
      name: 'alice',
      is_email_confirmed: true,
      profile: { display_name: 'Alice', email: 'alice@collectivite.example' },
      ...rest,
    };
    const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
    const calls = createCalls({
      client: createWebClient({ mode: 'http', botToken: 'xoxb-test', apiUrl }),
      pace: [],
      memory: createPlatformMemory(test.database),
      clock: systemClock,
      logger: silentLogger,
    });
    return calls.profile({ platform: 'slack', workspaceId: 'T1', memberId: 'U1' });
  }

  it('is verified where she confirmed her address, as a member of the workspace', async () => {
    expect(await profile({})).toMatchObject({
      kind: 'member',
      displayName: 'Alice',
      email: 'alice@collectivite.example',
      emailVerified: true,
    });
    expect(await profile({ team_id: 'E1', enterprise_user: { teams: ['T1', 'T2'] } })).toMatchObject({
      kind: 'member',
    });
  });

  it('is not verified before that', async () => {
    expect(await profile({ is_email_confirmed: false })).toMatchObject({ emailVerified: false });
    expect(await profile({ is_email_confirmed: undefined })).toMatchObject({ emailVerified: false });
  });

  it.each([
    ['a guest', { is_restricted: true }],
    ['a guest of one channel', { is_ultra_restricted: true }],
    ['a stranger', { is_stranger: true }],
    ['a member of another workspace, met in a shared channel', { team_id: 'T2' }],
    ['nobody’s member', { team_id: undefined }],
  ])('says guest of %s', async (_name, rest) => {
    expect(await profile(rest)).toMatchObject({ kind: 'guest' });
  });

  it('says bot of bots', async () => {
    expect(await profile({ is_bot: true })).toMatchObject({ kind: 'bot' });
  });
});
