import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LookUpOperation, Pace, PacedOperation } from '../../src/core/pace';
import { readBody } from '../../src/http/read-body';
import { createArrivals, createPlan, type BroadcastVendor } from './vendor-plan';

export const slackTeam = 'T0TRUTH';
const bot = 'U0JALON';

/** What Slack asks for with a 429, and how long what was on its way already may still come in. */
const retryAfterSeconds = 3;
const onTheWayMs = 2000;

const operations: Record<string, PacedOperation | LookUpOperation> = {
  'chat.postMessage': 'post',
  'chat.update': 'update',
  'chat.delete': 'remove',
  'conversations.open': 'open',
  'conversations.history': 'find',
};

interface Message {
  ts: string;
  user: string;
  text: string;
  metadata: { event_payload?: { deliveryId?: string } } | undefined;
}

/** Whom Slack refuses for ever: at the first call, or only when something is posted. */
export const refusedByOpen = (memberId: string): boolean => numberOf(memberId) % 101 === 3;
export const refusedByPost = (memberId: string): boolean => numberOf(memberId) % 40 === 7;
const numberOf = (memberId: string): number => Number(memberId.slice(1));
const channelOf = (memberId: string): string => `D${memberId}`;
const memberOf = (channel: string): string => channel.slice(1);

/**
 * Slack's Web API as the real adapter calls it, in the shapes of its reference: it holds each method to its pace, keeps
 * what was posted and tells it to whoever asks for the history, and fails by a seeded plan.
 */
export async function startPlannedSlack(seed: number, pace: Pace): Promise<BroadcastVendor> {
  const posts = createPlan(seed, [
    ['429', 3],
    ['500', 10],
    ['502', 10],
    ['503', 5],
    ['504 accepted', 15],
    ['500 accepted', 10],
    ['internal_error', 5],
    ['fatal_error accepted', 10],
    ['no answer, accepted', 3],
    ['reset', 10],
    ['reset, accepted', 10],
  ]);
  const lookUps = createPlan(seed + 1, [
    ['429', 4],
    ['500', 10],
    ['reset', 10],
  ]);
  const arrivals = createArrivals();
  const recent = new Map<string, number[]>();
  const stoppedAt = new Map<string, number>();
  const messages = new Map<string, Message[]>();
  const faults: string[] = [];
  let refused = 0;
  let posted = 0;

  /** The windows as Slack keeps them: a call above one is refused, and held against the sender. */
  function isTooFast(operation: string, channel: string): boolean {
    const now = performance.now();
    let tooFast = false;
    for (const [index, window] of pace.entries()) {
      if (window.operation !== operation) continue;
      const key = `${index}/${window.scope === 'conversation' ? channel : ''}`;
      const times = recent.get(key) ?? [];
      if (now - (times.at(-window.limit) ?? -Infinity) < window.perMs) tooFast = true;
      recent.set(key, [...times, now].slice(-window.limit));
    }
    return tooFast;
  }

  /** The last second of what a 429 asked for: what was on its way has come in by then. */
  function noteIfNotWaited(operation: string): void {
    const since = performance.now() - (stoppedAt.get(operation) ?? -Infinity);
    if (since > onTheWayMs && since < retryAfterSeconds * 1000)
      faults.push(`${operation} ${Math.round(since)} ms after a 429 that asked for ${retryAfterSeconds} s`);
  }

  function limit(operation: string, response: ServerResponse): void {
    stoppedAt.set(operation, performance.now());
    response.writeHead(429, { 'retry-after': String(retryAfterSeconds) }).end();
  }

  function keep(channel: string, given: URLSearchParams): string {
    posted += 1;
    const ts = `${(Date.now() / 1000).toFixed(3)}${String(posted % 1000).padStart(3, '0')}`;
    const metadata = given.get('metadata');
    const message: Message = {
      ts,
      user: bot,
      text: given.get('text') ?? '',
      metadata: metadata === null ? undefined : (JSON.parse(metadata) as Message['metadata']),
    };
    messages.set(channel, [...(messages.get(channel) ?? []), message]);
    return ts;
  }

  function answer(
    method: string,
    given: URLSearchParams,
    request: IncomingMessage,
    response: ServerResponse,
  ) {
    const ok = (body: object): void => json(response, { ok: true, ...body });
    const no = (error: string): void => json(response, { ok: false, error });
    if (method === 'auth.test') return ok({ user_id: bot, team_id: slackTeam });
    const operation = operations[method];
    if (operation === undefined) {
      faults.push(`${method} is no method of a broadcast`);
      return no('unknown_method');
    }
    const member = given.get('users') ?? memberOf(given.get('channel') ?? '');
    const channel = channelOf(member);
    arrivals.note(operation, channel);
    noteIfNotWaited(operation);
    if (isTooFast(operation, channel)) {
      refused += 1;
      return limit(operation, response);
    }
    // What goes to the author is none of the plan.
    const plan = operation === 'post' ? posts : lookUps;
    const planned = member === 'p0' ? 'ok' : plan.next();
    if (planned === '429') return limit(operation, response);
    if (operation === 'open' && planned === 'ok')
      return refusedByOpen(member) ? no('user_disabled') : ok({ channel: { id: channel } });
    if (operation === 'find' && planned === 'ok') return ok(historyOf(channel, given));
    if (operation === 'update' || operation === 'remove') return ok({ channel, ts: given.get('ts') });
    const isAccepted = operation === 'post' && (planned === 'ok' || planned.includes('accepted'));
    if (operation === 'post' && refusedByPost(member)) return no('channel_not_found');
    const ts = isAccepted ? keep(channel, given) : undefined;
    if (planned === 'ok') return ok({ channel, ts, message: { ts } });
    if (planned.startsWith('no answer')) return undefined;
    if (planned.startsWith('reset')) return void request.socket.destroy();
    if (planned.includes('_error')) return no(planned.split(' ')[0] ?? '');
    return void response.writeHead(Number(planned.slice(0, 3))).end('upstream failed');
  }

  function historyOf(channel: string, given: URLSearchParams): object {
    const withMetadata = given.get('include_all_metadata') === 'true';
    const oldest = Number(given.get('oldest') ?? 0);
    const found = (messages.get(channel) ?? []).filter(({ ts }) => Number(ts) >= oldest);
    return {
      messages: found.map(({ metadata, ...rest }) => ({ ...rest, ...(withMetadata && { metadata }) })),
      has_more: false,
    };
  }

  const server = createServer((request, response) => {
    void (async () => {
      const given = new URLSearchParams((await readBody(request, 1_000_000)).toString());
      answer((request.url ?? '').replace('/api/', ''), given, request, response);
    })().catch((error: Error) => {
      faults.push(`the stand-in failed: ${error.message}`);
      response.destroy(error);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    calls: () => arrivals.count('post'),
    answers: () => ({
      ...posts.given,
      'channels opened': arrivals.count('open'),
      'looked for': arrivals.count('find'),
      'failed look-ups': Object.entries(lookUps.given).reduce(
        (sum, [kind, count]) => sum + (kind === 'ok' ? 0 : count),
        0,
      ),
      'refused for their pace': refused,
    }),
    arrived: () =>
      [...messages].reduce((sum, [channel, all]) => sum + (channel === 'Dp0' ? 0 : all.length), 0),
    // By what people see, whatever delivery it came from.
    arrivedFor: (memberId) => messages.get(channelOf(memberId))?.length ?? 0,
    faults: () => [...faults, ...arrivals.exceeds(pace)],
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function json(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
