import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

/** Slack in Socket Mode: it hands out an address, says hello, sends envelopes and takes their acknowledgements. */
export interface SlackSocket {
  apiUrl: string;
  /** Resolves when the app is connected; at once when it is. */
  connected(): Promise<void>;
  connections(): number;
  /** Sends an envelope; the same id again is a redelivery. Resolves to what the app acknowledged with. */
  send(
    type: string,
    payload: unknown,
    options?: { id?: string; retry?: number },
  ): Promise<{ payload?: unknown }>;
  /** Slack refreshes connections: it announces it, then closes. */
  refresh(): void;
  /** Methods of the Web API that were called, with their arguments. */
  calls: { method: string; body: Record<string, unknown> }[];
  stop(): Promise<void>;
}

export async function startSlackSocket(): Promise<SlackSocket> {
  const calls: SlackSocket['calls'] = [];
  const waiting = new Map<string, (answer: { payload?: unknown }) => void>();
  let socket: WebSocket | undefined;
  let arrived: (() => void)[] = [];
  let count = 0;

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const method = (request.url ?? '').split('/').at(-1) ?? '';
      const body = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
      calls.push({ method, body });
      const answer =
        method === 'apps.connections.open'
          ? { ok: true, url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/link` }
          : {
              ok: true,
              user_id: 'U0BOT',
              bot_id: 'B0BOT',
              ts: `1700000000.${String(calls.length).padStart(6, '0')}`,
            };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (opened) => {
    socket = opened;
    count += 1;
    opened.on('message', (data: Buffer) => {
      const { envelope_id: id, payload } = JSON.parse(data.toString()) as {
        envelope_id: string;
        payload?: unknown;
      };
      waiting.get(id)?.({ payload });
      waiting.delete(id);
    });
    opened.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
    for (const resume of arrived) resume();
    arrived = [];
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    connected: () =>
      socket?.readyState === socket?.OPEN && socket !== undefined
        ? Promise.resolve()
        : new Promise((resolve) => arrived.push(resolve)),
    connections: () => count,
    send(type, payload, { id = randomUUID(), retry = 0 } = {}) {
      socket?.send(
        JSON.stringify({
          type,
          envelope_id: id,
          payload,
          accepts_response_payload: type !== 'events_api',
          ...(retry > 0 && { retry_attempt: retry, retry_reason: 'timeout' }),
        }),
      );
      return new Promise((resolve) => waiting.set(id, resolve));
    },
    refresh() {
      const old = socket;
      socket = undefined;
      old?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
      old?.close();
    },
    calls,
    async stop() {
      // The app said goodbye: the handshake ends before the server does.
      for (let wait = 0; sockets.clients.size > 0 && wait < 50; wait += 1)
        await new Promise((resolve) => setTimeout(resolve, 10));
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
