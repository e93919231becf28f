import { randomUUID } from 'node:crypto';
import { fork, type ChildProcess } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { readBody } from '../../src/http/read-body';
import type { SentFile, VendorFailure } from '../contracts/harness';
import { twoPeople, type Cast } from './cast';
import { createSlackFiles, type SlackFiles } from './slack-files';

/** Calls that put something before people's eyes: these are counted, and fail on demand. */
const sending = new Set(['chat.postMessage', 'chat.update', 'chat.delete']);
/** Fewer than are asked for, as Slack may. */
const membersToAPage = 2;
export const botToken = 'xoxb-test';

export interface EphemeralMessage {
  id: string;
  blocks: unknown;
}

/** Slack as the adapter sees it: the emulator behind a door that counts, fails on demand, and has response URLs. */
export interface SlackVendor {
  apiUrl: string;
  teamId: string;
  ids: { bot: string; alice: string; bob: string; room: string };
  userId(name: string): string;
  call(method: string, body?: Record<string, unknown>): Promise<Record<string, unknown>>;
  /** A response URL that shows what comes in as an ephemeral message of that list. */
  responseUrl(shown: EphemeralMessage[]): string;
  /** Called when a modal opens before a person. */
  onViewOpened(listener: (userId: string, view: unknown) => void): void;
  /** From now on these alone are not in the room. */
  outOfRoom(userIds: string[]): void;
  /** The room is archived; or it is not. */
  archiveRoom(isArchived: boolean): void;
  /** As an event tells of a file; it is had by whoever has the bot's token. */
  attach(file: SentFile): object;
  files: SlackFiles;
  answers(failure: VendorFailure | undefined): void;
  sendRequests(): number;
  resetRequests(): void;
  stop(): Promise<void>;
}

export async function startSlackVendor({ names, guests }: Cast = twoPeople): Promise<SlackVendor> {
  const child = fork(path.join(__dirname, 'slack-emulator.mjs'), names, {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    execArgv: [],
  });
  const emulator = `http://127.0.0.1:${await portOf(child)}`;
  let failure: VendorFailure | undefined;
  let requests = 0;
  const responses: EphemeralMessage[][] = [];
  let viewOpened: (userId: string, view: unknown) => void = () => {};
  const triggers = new Map<string, string>();
  let out: string[] = [];
  let isArchived = false;
  let roomMembers: string[] = [];
  let roomId = '';
  const inbound = new Map<string, Buffer>();
  let base = '';
  const files = createSlackFiles(() => base);

  async function forward(
    method: string,
    request: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
  ): Promise<void> {
    const answer = await fetch(`${emulator}/api/${method}`, {
      method: 'POST',
      headers: {
        authorization: request.headers.authorization ?? '',
        'content-type': request.headers['content-type'] ?? 'application/json',
      },
      body: new Uint8Array(body),
    });
    const json = (await answer.json()) as {
      messages?: { metadata?: unknown }[];
      view?: unknown;
      ts?: string;
      user?: { name?: string; profile?: object };
    };
    if (json.user?.name !== undefined)
      Object.assign(json.user, {
        profile: { ...json.user.profile, email: `${json.user.name}@collectivite.example` },
        is_email_confirmed: true,
        is_restricted: guests.includes(json.user.name),
      });
    if (method === 'chat.postMessage' && json.ts !== undefined)
      files.noteMessage(argumentsOf(body, request.headers['content-type'] ?? ''), json.ts);
    const triggerId = new URLSearchParams(body.toString()).get('trigger_id') ?? '';
    if (method === 'views.open' && json.view !== undefined)
      viewOpened(triggers.get(triggerId) ?? '', json.view);
    // The emulator gives metadata unasked; Slack gives it only to those who ask for all of it.
    const asked = /include_all_metadata"?[=:]\s*true/.test(body.toString());
    if (!asked) for (const message of json.messages ?? []) delete message.metadata;
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
  }

  /** The emulator gives members in one page, and some by their names: here as Slack does, in small pages. */
  function ofRoom(method: string, given: ReturnType<typeof argumentsOf>): object | undefined {
    if (method === 'chat.postMessage' && isArchived) return { ok: false, error: 'is_archived' };
    if (method === 'conversations.info')
      return {
        ok: true,
        channel: { id: roomId, name: 'salon', is_channel: true, is_archived: isArchived, is_member: true },
      };
    if (method !== 'conversations.members') return undefined;
    const all = roomMembers.filter((id) => !out.includes(id));
    const start = Number(Buffer.from(String(given['cursor'] ?? ''), 'base64').toString() || 0);
    const end = start + Math.min(membersToAPage, Number(given['limit'] ?? 100));
    const next = end < all.length ? Buffer.from(String(end)).toString('base64') : '';
    return { ok: true, members: all.slice(start, end), response_metadata: { next_cursor: next } };
  }

  const server = createServer((request, response) => {
    void (async () => {
      const body = await readBody(request, 5_000_000);
      const [, first, second = ''] = (request.url ?? '').split('/');
      if (first === 'respond') {
        show(responses[Number(second)] ?? [], JSON.parse(body.toString()) as ResponseBody);
        response.writeHead(200).end('ok');
        return;
      }
      if (first === 'files-pri') {
        const kept = inbound.get(second);
        if (request.headers.authorization !== `Bearer ${botToken}`)
          response.writeHead(302, { location: `${base}/?redir=${request.url}` }).end();
        else if (kept) response.writeHead(200, { 'content-type': 'text/plain' }).end(kept);
        else response.writeHead(404).end();
        return;
      }
      if (second === 'files.info') {
        const id = String(argumentsOf(body, request.headers['content-type'] ?? '')['file']);
        const answer = inbound.has(id)
          ? { ok: true, file: { id, url_private_download: `${base}/files-pri/${id}/download` } }
          : { ok: false, error: 'file_not_found' };
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
        return;
      }
      if (sending.has(second)) {
        requests += 1;
        if (failure) return fail(failure, response);
      }
      const given = argumentsOf(body, request.headers['content-type'] ?? '');
      if (await files.handle(request.url ?? '', request, body, response, given)) return;
      if (given['channel'] === roomId) {
        const answer = ofRoom(second, given);
        if (answer) {
          response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
          return;
        }
      }
      await forward(second, request, body, response);
    })().catch((error: Error) => response.destroy(error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const call: SlackVendor['call'] = async (method, body = {}) => {
    const answer = await fetch(`${emulator}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${botToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const json = (await answer.json()) as Record<string, unknown>;
    if (method === 'views.generateTriggerId')
      triggers.set(String(json['trigger_id']), String(body['user_id']));
    return json;
  };
  const named = (items: unknown, name: string): string =>
    (items as { id: string; name: string }[]).find((item) => item.name === name)?.id ?? '';
  const { members } = await call('users.list');
  const { channels } = await call('conversations.list');
  roomMembers = (members as { id: string }[]).map(({ id }) => id);
  roomId = named(channels, 'salon');

  return {
    apiUrl: `${base}/api/`,
    teamId: String((await call('auth.test'))['team_id']),
    ids: {
      bot: named(members, 'jalon'),
      alice: named(members, 'alice'),
      bob: named(members, 'bob'),
      room: named(channels, 'salon'),
    },
    userId: (name) => named(members, name),
    call,
    responseUrl: (shown) => `${base}/respond/${responses.push(shown) - 1}`,
    onViewOpened: (listener) => (viewOpened = listener),
    outOfRoom: (userIds) => (out = userIds),
    archiveRoom: (given) => (isArchived = given),
    attach({ name, bytes, isGone }) {
      const id = `F${randomUUID()}`;
      if (!isGone) inbound.set(id, bytes);
      const file = { id, name, mimetype: 'text/plain', size: bytes.length, mode: 'hosted' };
      // Of every other one the event tells the id alone, as in channels shared with another workspace.
      return inbound.size % 2 === 0
        ? { ...file, file_access: 'check_file_info' }
        : { ...file, url_private_download: `${base}/files-pri/${id}/download` };
    },
    files,
    answers: (given) => (failure = given),
    sendRequests: () => requests,
    resetRequests: () => (requests = 0),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
    },
  };
}

function argumentsOf(body: Buffer, mediaType: string): Record<string, string | number | undefined> {
  return mediaType.includes('json')
    ? (JSON.parse(body.toString()) as Record<string, string | number>)
    : Object.fromEntries(new URLSearchParams(body.toString()));
}

interface ResponseBody {
  replace_original?: boolean;
  blocks?: unknown;
}

function show(list: EphemeralMessage[], body: ResponseBody): void {
  const last = list.at(-1);
  if (body.replace_original === true && last) last.blocks = body.blocks;
  else list.push({ id: `ephemeral-${list.length}`, blocks: body.blocks });
}

function fail(failure: VendorFailure, response: ServerResponse): void {
  if (failure.kind === 'tooManyRequests')
    response.writeHead(429, { 'retry-after': String(failure.retryAfterSeconds) }).end();
  else if (failure.kind === 'serverError') response.writeHead(503).end();
  else
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end('{"ok":false,"error":"channel_not_found"}');
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the Slack emulator stopped with ${code}`)));
    child.stdout?.on('data', (line: Buffer) => {
      const match = /"port":(\d+)/.exec(line.toString());
      if (match) resolve(Number(match[1]));
    });
  });
}
