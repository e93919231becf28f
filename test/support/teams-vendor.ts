import { randomUUID } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import type { TeamsCloud } from '../../adapters/teams/config';
import { readBody } from '../../src/http/read-body';
import type { SentFile, VendorFailure } from '../contracts/harness';
import { twoPeople, type Cast } from './cast';

export const appId = '11111111-2222-3333-4444-555555555555';
export const tenantId = '99999999-8888-7777-6666-555555555555';

export interface VendorActivity {
  id: string;
  summary?: string;
  attachments?: { contentType: string; content: unknown }[];
}

export interface TokenOptions {
  key?: CryptoKey;
  audience?: string;
  issuer?: string;
  expiresInSeconds?: number;
  notBeforeSeconds?: number;
  serviceUrl?: string;
}

/** Teams as the adapter sees it: an issuer of tokens and the Bot Connector, on loopback, with memory. */
export interface TeamsVendor {
  serviceUrl: string;
  cloud: TeamsCloud;
  token(options?: TokenOptions): Promise<string>;
  /** The personal conversation that the bot opens with that person. */
  directConversation(memberId: string): string;
  /** Oldest first. */
  activities(conversationId: string): VendorActivity[];
  /** Who is in the channel or chat of that id; one that is not set is gone. */
  setRoster(conversationId: string, memberIds: string[] | undefined): void;
  /** As a message brings it: kept in the sender's own place, at an address with a key. */
  attach(file: SentFile): object;
  answers(failure: VendorFailure | undefined): void;
  /** What Teams says of people from now on, besides what it says of everybody. */
  describes(given: Record<string, unknown>): void;
  sendRequests(): number;
  resetRequests(): void;
  stop(): Promise<void>;
}

export async function startTeamsVendor({ guests }: Cast = twoPeople): Promise<TeamsVendor> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = {
    ...(await exportJWK(publicKey)),
    kid: 'loopback',
    use: 'sig',
    alg: 'RS256',
    endorsements: ['msteams'],
  };
  const conversations = new Map<string, VendorActivity[]>();
  let failure: VendorFailure | undefined;
  let requests = 0;
  const rosters = new Map<string, string[]>();
  const gone = new Set<string>();
  let account: Record<string, unknown> = {};
  let origin = '';
  const files = new Map<string, Buffer>();
  const issuer = 'https://issuer.invalid';
  const listOf = (id: string): VendorActivity[] => {
    const list = conversations.get(id) ?? [];
    conversations.set(id, list);
    return list;
  };

  function connector(
    method: string,
    parts: string[],
    query: URLSearchParams,
    body: string,
    response: ServerResponse,
  ): void {
    const [conversationId, kind, activityId] = parts;
    if (conversationId === undefined) {
      const { members } = JSON.parse(body) as { members: { id: string }[] };
      return json(response, 201, { id: directId(members[0]?.id ?? '') });
    }
    if (gone.has(conversationId.split(';messageid=')[0] ?? ''))
      return json(response, 404, {
        error: { code: 'ConversationNotFound', message: 'Conversation not found.' },
      });
    if (kind === 'pagedmembers') return json(response, 200, pageOf(rosters.get(conversationId) ?? [], query));
    if (kind === 'members') {
      const name = activityId?.replace(/^(?:29:)?aad-/, '') ?? '';
      return json(response, 200, {
        id: activityId,
        name,
        userPrincipalName: `${name}@collectivite.example`,
        userRole: guests.includes(name) ? 'guest' : 'user',
        tenantId,
        aadObjectId: activityId,
        ...account,
      });
    }
    requests += 1;
    if (failure) return fail(failure, response);
    const list = listOf(conversationId);
    const index = list.findIndex(({ id }) => id === activityId);
    if (method === 'POST') {
      const activity = { ...(JSON.parse(body) as object), id: randomUUID() };
      list.push(activity);
      return json(response, 201, { id: activity.id });
    }
    if (index < 0) return json(response, 404, {});
    if (method === 'PUT') list[index] = { ...(JSON.parse(body) as object), id: activityId ?? '' };
    else list.splice(index, 1);
    return json(response, 200, { id: activityId });
  }

  const server = createServer((request, response) => {
    void (async () => {
      const [encoded = '', query] = (request.url ?? '').split('?', 2);
      const path = decodeURIComponent(encoded);
      const body = (await readBody(request, 1_000_000)).toString();
      if (path === '/openid')
        return json(response, 200, {
          issuer,
          jwks_uri: `${origin}/keys`,
          id_token_signing_alg_values_supported: ['RS256'],
        });
      if (path === '/keys') return json(response, 200, { keys: [jwk] });
      if (path.startsWith('/personal/')) {
        const kept = new URLSearchParams(query).get('tempauth') === 'key' ? files.get(path) : undefined;
        return kept ? response.writeHead(200).end(kept) : json(response, 404, {});
      }
      const match = /^\/teams\/v3\/conversations(?:\/(.*))?$/.exec(path);
      if (!match) return json(response, 404, {});
      const parts = match[1]?.split('/') ?? [];
      return connector(request.method ?? '', parts, new URLSearchParams(query), body, response);
    })().catch((error: Error) => response.destroy(error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const serviceUrl = `${origin}/teams/`;

  return {
    serviceUrl,
    cloud: {
      openIdMetadataUrl: `${origin}/openid`,
      tokenIssuer: issuer,
      loginUrl: `${origin}/login`,
      oauthScope: 'https://api.botframework.com',
      credentials: unsigned,
      filesOrigin: origin,
    },
    async token(options = {}) {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({ serviceurl: options.serviceUrl ?? serviceUrl })
        .setProtectedHeader({ alg: 'RS256', kid: 'loopback' })
        .setIssuer(options.issuer ?? issuer)
        .setAudience(options.audience ?? appId)
        .setNotBefore(now + (options.notBeforeSeconds ?? -60))
        .setExpirationTime(now + (options.expiresInSeconds ?? 3600))
        .sign(options.key ?? privateKey);
    },
    directConversation: directId,
    activities: listOf,
    setRoster(conversationId, memberIds) {
      if (memberIds) rosters.set(conversationId, memberIds);
      if (memberIds) gone.delete(conversationId);
      else gone.add(conversationId);
    },
    attach({ name, bytes, isGone }) {
      const path = `/personal/${randomUUID()}`;
      if (!isGone) files.set(path, bytes);
      return {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        contentUrl: `https://exemple-my.sharepoint.com/personal/Documents/${encodeURIComponent(name)}`,
        name,
        content: { downloadUrl: `${origin}${path}?tempauth=key`, uniqueId: randomUUID(), fileType: '' },
      };
    },
    answers: (given) => (failure = given),
    describes: (given) => (account = given),
    sendRequests: () => requests,
    resetRequests: () => (requests = 0),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Fewer than are asked for, as the service may; it calls the directory's id `objectId`. */
const membersToAPage = 2;

function pageOf(memberIds: string[], query: URLSearchParams): object {
  const start = Number(query.get('continuationToken') ?? 0);
  const end = start + Math.min(membersToAPage, Number(query.get('pageSize') ?? 200));
  const members = memberIds.slice(start, end).map((id) => ({
    id: `29:${id}`,
    name: id,
    objectId: id,
    tenantId,
    userRole: 'user',
  }));
  return { members, ...(end < memberIds.length && { continuationToken: String(end) }) };
}

const directId = (memberId: string): string => `a:direct-${memberId}`;

/** This stand-in does not ask who calls it: what is proven here is the way in, not Microsoft's login. */
const unsigned = {
  isValidAppId: async (id: string) => id === appId,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => ({ signRequest: async (request: unknown) => request }),
} as unknown as TeamsCloud['credentials'];

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function fail(failure: VendorFailure, response: ServerResponse): void {
  if (failure.kind === 'tooManyRequests')
    response.writeHead(429, { 'retry-after': String(failure.retryAfterSeconds) }).end();
  else if (failure.kind === 'serverError') response.writeHead(500).end();
  else
    json(response, 403, {
      error: { code: 'ConversationBlockedByUser', message: 'User blocked the conversation with the bot.' },
    });
}
