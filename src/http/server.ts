import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from '../core/logger';
import { HttpProblem } from './problem';
import { sendText } from './send';

/** Gets the unread request. What it throws is answered: a HttpProblem with its status, the rest with 500. */
export type RouteHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
) => Promise<void>;

/** The one HTTP server: health, and the routes of the adapters. */
export interface HttpServer {
  /** `path` is exact, or a prefix when it ends with `/*`. */
  route(method: 'GET' | 'POST', path: string, handler: RouteHandler): void;
  /** Returns the port, which matters when `port` is 0. */
  listen(host: string, port: number): Promise<number>;
  /** Stops taking requests, lets those in flight end, cuts what is still open after two seconds. */
  close(): Promise<void>;
}

interface Route {
  method: string;
  path: string;
  prefix: boolean;
  handler: RouteHandler;
}

export function createHttpServer(logger: Logger): HttpServer {
  const routes: Route[] = [];

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const here = routes.filter((route) => (route.prefix ? path.startsWith(route.path) : path === route.path));
    const route = here.find((candidate) => candidate.method === request.method);
    if (here.length === 0) throw new HttpProblem(404, 'Adresse inconnue.');
    if (!route) throw new HttpProblem(405, 'Méthode non admise à cette adresse.');
    await route.handler(request, response, path);
  }

  const server: Server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      const problem = error instanceof HttpProblem ? error : undefined;
      if (!problem) logger.error({ error: asError(error) }, 'http request failed');
      if (response.headersSent) {
        response.destroy();
        return;
      }
      // An unread body would be taken for the next request of a kept connection.
      response.setHeader('connection', 'close');
      sendText(response, problem?.status ?? 500, problem?.message ?? 'Erreur interne.');
    });
  });
  server.requestTimeout = 30_000;

  return {
    route(method, path, handler) {
      const prefix = path.endsWith('/*');
      routes.push({ method, path: prefix ? path.slice(0, -1) : path, prefix, handler });
    },
    async listen(host, port) {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          resolve();
        });
      });
      return (server.address() as AddressInfo).port;
    },
    async close() {
      if (!server.listening) return;
      const cut = setTimeout(() => server.closeAllConnections(), 2000);
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      clearTimeout(cut);
    },
  };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
