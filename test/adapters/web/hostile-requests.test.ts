import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { createWebPlatform } from '../../../adapters/web';
import { systemClock } from '../../../src/core/clock';
import { say, buttonRow } from '../../../src/core/message';
import type { Platform } from '../../../src/core/platform';
import { createHttpServer, type HttpServer } from '../../../src/http/server';
import { startContractHouse, type ContractHouse } from '../../contracts/contract-house';
import {
  listeningDispatch,
  rememberingLogger,
  type ListeningDispatch,
} from '../../support/listening-dispatch';

const pageFolder = path.join(__dirname, '../../../adapters/web/page');
const secretText = 'le texte que personne ne doit lire';

describe('requests to the demonstration page', () => {
  let house: ContractHouse;
  let http: HttpServer;
  let platform: Platform;
  let heard: ListeningDispatch;
  let log: ReturnType<typeof rememberingLogger>;
  let port: number;
  let cookie: string;

  beforeAll(async () => {
    house = await startContractHouse();
  });
  afterAll(() => house.stop());
  beforeEach(async () => {
    heard = listeningDispatch();
    log = rememberingLogger();
    http = createHttpServer(log.logger);
    platform = createWebPlatform({
      http,
      board: house.stores.board,
      shelf: house.stores.shelf,
      logger: log.logger,
      clock: systemClock,
      cast: async () => ({
        personae: [{ id: 'elue', label: 'Élue', description: '' }],
        isDemonstration: true,
      }),
      suggestions: [],
      pageFolder,
      host: '127.0.0.1',
    });
    await platform.start(heard.dispatch);
    port = await http.listen('127.0.0.1', 0);
    cookie = await newVisitor();
  });
  afterEach(async () => {
    await http.close();
    await platform.stop();
  });

  /** As written: `fetch` would tidy the path, and sets Host and Origin itself. */
  async function ask(
    method: 'GET' | 'POST',
    target: string,
    headers: Record<string, string> = {},
    body = '',
  ): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }> {
    return new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, method, path: target, headers }, (answer) => {
        text(answer).then(
          (read) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: read }),
          reject,
        );
      });
      sent.on('error', reject).end(body);
    });
  }
  async function newVisitor(): Promise<string> {
    const answer = await ask('GET', '/');
    return String(answer.headers['set-cookie']).split(';', 1)[0] ?? '';
  }
  const message = (rest: Record<string, unknown> = {}): string =>
    JSON.stringify({ id: randomUUID(), persona: 'elue', place: 'personal', text: secretText, ...rest });
  const ours = (): Record<string, string> => ({ cookie, 'content-type': 'application/json' });

  it('of its own page are taken', async () => {
    const headers = { ...ours(), origin: `http://127.0.0.1:${port}` };
    expect((await ask('POST', '/web/api/messages', headers, message())).status).toBe(200);
    await platform.stop();
    expect(heard.shown).toHaveLength(1);
    expect(log.logged()).not.toContain(secretText);
  });

  const refused: [string, () => Record<string, string>, string, number][] = [
    ['under a foreign name (DNS rebinding)', () => ({ ...ours(), host: 'attacker.example' }), message(), 403],
    ['from another site', () => ({ ...ours(), origin: 'https://attacker.example' }), message(), 403],
    [
      'from another port of this machine',
      () => ({ ...ours(), origin: 'http://127.0.0.1:1' }),
      message(),
      403,
    ],
    ['from a page without an origin', () => ({ ...ours(), origin: 'null' }), message(), 403],
    [
      'that a form of another site could send',
      () => ({ ...ours(), 'content-type': 'text/plain' }),
      message(),
      415,
    ],
    ['of nobody who opened the page', () => ({ 'content-type': 'application/json' }), message(), 403],
    ['with a made-up visitor', () => ({ ...ours(), cookie: 'jalon_visitor=../../etc' }), message(), 403],
    ['that are no JSON', ours, `{"text":"${secretText}`, 400],
    ['of nobody who is on the page', ours, message({ persona: 'admin' }), 410],
    ['of another shape', ours, message({ text: { toString: 1 } }), 400],
    ['without an id', ours, message({ id: undefined }), 400],
    ['that are too large', ours, message({ text: 'x'.repeat(300_000) }), 413],
  ];
  it.each(refused)(
    '%s are refused, and nothing is done or logged of them',
    async (_what, headers, body, status) => {
      const answer = await ask('POST', '/web/api/messages', headers(), body);
      expect(answer.status).toBe(status);
      expect(heard.received).toEqual([]);
      expect(log.logged() + answer.text).not.toContain(secretText);
      expect(answer.text).not.toMatch(/ {4}at /);
    },
  );

  const upload = (id: string = randomUUID(), persona = 'elue') =>
    `/web/api/files?id=${id}&persona=${persona}`;
  const bytes = (): Record<string, string> => ({ cookie, 'content-type': 'application/octet-stream' });

  it.each<[string, string, () => Record<string, string>, string, number]>([
    ['from another site', upload(), () => ({ ...bytes(), origin: 'https://attacker.example' }), 'x', 403],
    ['that a form could send', upload(), () => ({ ...bytes(), 'content-type': 'text/plain' }), 'x', 415],
    ['of nobody who opened the page', upload(), () => ({ ...bytes(), cookie: '' }), 'x', 403],
    ['of nobody who is on the page', upload(undefined, 'admin'), bytes, 'x', 410],
    ['with another id', upload('../../etc'), bytes, 'x', 400],
    ['that are too big', upload(), bytes, 'x'.repeat(20_000_001), 413],
  ])('files %s are refused', async (_what, target, headers, body, status) => {
    expect((await ask('POST', target, headers(), body)).status).toBe(status);
  });

  it('files are read by their own visitor’s message alone, and do not fill the disk', async () => {
    const id = randomUUID();
    expect((await ask('POST', upload(id), bytes(), 'abc')).status).toBe(200);
    const file = (workspaceId: string) => ({ name: 'n', mediaType: '', ref: { workspaceId, id } });
    const own = cookie.split('=')[1] ?? '';
    expect(Buffer.from((await platform.readFile(file(own), 10)) as Uint8Array).toString()).toBe('abc');
    await expect(platform.readFile(file('another'), 10)).rejects.toMatchObject({ reason: 'rejected' });
    const big = 'x'.repeat(19_999_999);
    for (const status of [200, 200, 200, 507])
      expect((await ask('POST', upload(), bytes(), big)).status).toBe(status);
  });

  it.each([
    '/web/assets/../../../package.json',
    '/web/assets/%2e%2e/%2e%2e/package.json',
    '/web/assets/..%2f..%2fpackage.json',
    '/web/assets/%00index.html',
    '/web/assets//etc/passwd',
    '/web/assets/page.css/..',
    '/web/assets/',
    '//web/assets/page.css',
    '/.env',
  ])('for %s find nothing', async (target) => {
    expect((await ask('GET', target, { cookie })).status).toBe(404);
  });

  it('with a method that is not theirs get 405', async () => {
    expect((await ask('GET', '/web/api/messages', ours())).status).toBe(405);
    expect((await ask('POST', '/', ours(), '{}')).status).toBe(405);
  });

  it('never reach what another visitor sees', async () => {
    const own = await house.stores.board.append({
      conversation: { platform: 'web', workspaceId: cookie.split('=')[1] ?? '', conversationId: 'elue' },
      author: { kind: 'bot' },
      message: say('privé', { blocks: [buttonRow({ label: 'ok', actionId: 'a.b', payload: {} })] }),
    });
    const other = { ...ours(), cookie: await newVisitor() };
    const press = JSON.stringify({
      id: randomUUID(),
      persona: 'elue',
      place: 'personal',
      messageId: own.id,
      actionId: 'a.b',
      payload: {},
    });
    expect((await ask('POST', '/web/api/actions', other, press)).status).toBe(404);
    expect(heard.received).toEqual([]);
    expect((await ask('POST', '/web/api/actions', ours(), press)).status).toBe(200);
    expect(heard.received).toHaveLength(1);
  });

  it('get a page that runs nothing but its own files, and is asked for again each time', async () => {
    const { headers } = await ask('GET', '/');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(String(headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/);
    expect((await ask('GET', '/web/api/start', { cookie })).headers['cache-control']).toBe('no-store');
  });
});
