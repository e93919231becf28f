import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFileReader as createSlackReader } from '../../adapters/slack/inbound-files';
import {
  createFileReader as createTeamsReader,
  inboundFiles as teamsFiles,
} from '../../adapters/teams/inbound-files';
import { PlatformError } from '../../src/core/errors';
import type { InboundFile } from '../../src/core/file';

/** Whatever reads files of a vendor, with servers that answer as they like. */
describe('a file of a message', () => {
  const servers: Server[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void) {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(`${request.url} ${request.headers.authorization ?? 'no token'}`);
      answer(request, response);
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
  }
  const slack = (apiUrl?: string) =>
    createSlackReader({ mode: 'http', botToken: 'xoxb-secret', ...(apiUrl && { apiUrl: `${apiUrl}/api/` }) });
  const teams = (filesOrigin?: string) =>
    createTeamsReader({
      appType: 'SingleTenant',
      ...(filesOrigin && { cloud: { filesOrigin } as never }),
    });
  const at = (url: string): InboundFile => ({ name: 'n.txt', mediaType: '', ref: { id: 'F1', url } });
  async function failureOf(work: Promise<unknown>): Promise<string> {
    const error = await work.catch((reason: unknown) => reason);
    if (!(error instanceof PlatformError)) throw new Error('it was no refusal');
    return error.reason;
  }

  it.each([
    'http://files.slack.com/files-pri/T-F/download/n.txt',
    'https://files.slack.com.attacker.example/files-pri/x',
    'https://attacker.example/files-pri/x?slack.com',
    'https://slack.com@attacker.example/files-pri/x',
    'https://evilslack.com/files-pri/x',
    'https://example.slack.com/?redir=%2Ffiles-pri%2Fx',
    'http://169.254.169.254/files',
    'file:///etc/passwd',
    'not an address',
  ])('of Slack is never asked for at %s', async (url) => {
    expect(await failureOf(slack()(at(url), 1000))).toBe('rejected');
  });

  it.each([
    'http://exemple-my.sharepoint.com/x',
    'https://sharepoint.com.attacker.example/x',
    'https://evilsharepoint.com/x',
    'https://exemple.sharepoint.com@attacker.example/x',
    'http://127.0.0.1:1/x',
  ])('of Teams is never asked for at %s', async (url) => {
    expect(await failureOf(teams()(at(url), 1000))).toBe('rejected');
  });

  it('of Slack is not had where Slack leads elsewhere, and the token goes nowhere', async () => {
    const other = await serve((_request, response) => response.end('<html>Connexion</html>'));
    const vendor = await serve((_request, response) =>
      response.writeHead(302, { location: `${other.origin}/files-pri/x` }).end(),
    );
    expect(await failureOf(slack(vendor.origin)(at(`${vendor.origin}/files-pri/x`), 1000))).toBe('rejected');
    expect(vendor.asked).toEqual(['/files-pri/x Bearer xoxb-secret']);
    expect(other.asked).toEqual([]);
  });

  it('of Slack is no page for logging in', async () => {
    const vendor = await serve((request, response) =>
      request.url === '/'
        ? response.end('<html>Connexion</html>')
        : response.writeHead(302, { location: '/?redir=files' }).end(),
    );
    expect(await failureOf(slack(vendor.origin)(at(`${vendor.origin}/files-pri/x`), 1000))).toBe('rejected');
    expect(vendor.asked).toHaveLength(1);
  });

  it('is not followed in circles', async () => {
    const vendor = await serve((_request, response) =>
      response.writeHead(302, { location: '/files-pri/again' }).end(),
    );
    expect(await failureOf(slack(vendor.origin)(at(`${vendor.origin}/files-pri/x`), 1000))).toBe('rejected');
    expect(vendor.asked.length).toBeLessThan(6);
  });

  it.each([
    [503, 'unavailable'],
    [429, 'rateLimited'],
    [404, 'rejected'],
    [403, 'rejected'],
  ])('answered with %i is %s', async (status, reason) => {
    const vendor = await serve((_request, response) => response.writeHead(status).end());
    expect(await failureOf(slack(vendor.origin)(at(`${vendor.origin}/files-pri/x`), 1000))).toBe(reason);
  });

  it('that does not say how long it is, or lies, is not read beyond the limit', async () => {
    let sent = 0;
    const endless = await serve((_request, response) => {
      const part = Buffer.alloc(10_000, 97);
      const timer = setInterval(() => {
        sent += part.length;
        response.write(part);
      }, 1);
      response.on('close', () => clearInterval(timer));
    });
    expect(await teams(endless.origin)(at(`${endless.origin}/x`), 50_000)).toBe('tooBig');
    expect(sent).toBeLessThan(5_000_000);
    const said = await serve((_request, response) =>
      response.writeHead(200, { 'content-length': '99999999' }).flushHeaders(),
    );
    expect(await teams(said.origin)(at(`${said.origin}/x`), 50_000)).toBe('tooBig');
  });

  it('that is cut on its way may be asked for again', async () => {
    const vendor = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('abc', () => response.destroy());
    });
    expect(await failureOf(teams(vendor.origin)(at(`${vendor.origin}/x`), 50_000))).toBe('unavailable');
  });

  it('of Teams gets no token of ours', async () => {
    const vendor = await serve((_request, response) => response.end('abc'));
    await teams(vendor.origin)(at(`${vendor.origin}/x?tempauth=k`), 10);
    expect(vendor.asked).toEqual(['/x?tempauth=k no token']);
  });

  it('of Teams is told apart from the text and the cards that stand beside it', () => {
    const found = teamsFiles([
      { contentType: 'text/html', content: '<p>Bonjour</p>' },
      { contentType: 'application/vnd.microsoft.card.adaptive', content: {} },
      {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        name: 'n.pdf',
        content: { downloadUrl: 'https://exemple-my.sharepoint.com/x' },
      },
      { contentType: 'application/vnd.microsoft.teams.file.download.info', content: 'broken' },
      { contentType: 'image/png', contentUrl: 'https://smba.trafficmanager.net/x', name: 'p.png' },
      null,
      'x',
    ]);
    expect(found.map(({ name }) => name)).toEqual(['n.pdf', 'p.png']);
    expect(teamsFiles(undefined)).toEqual([]);
  });
});
