import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  HTTPReceiver,
  SocketModeReceiver,
  LogLevel,
  type App,
  type Logger as BoltLogger,
  type ReceiverEvent,
} from '@slack/bolt';
import type { Logger } from '../../src/core/logger';
import type { HttpServer } from '../../src/http/server';
import { sendText } from '../../src/http/send';
import type { SlackSettings } from './config';
import { createReplayGuard } from './replay-guard';

/** Both transports verify, parse and acknowledge; what a request means is the same after them. */
export type ReceiveBody = (event: Pick<ReceiverEvent, 'body' | 'ack'>) => Promise<void>;

export interface Transport {
  start(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * The SDK's receivers without its `App`: that one acknowledges before anything of ours could record the event. An
 * error while recording becomes a 500, and Slack sends again.
 */
export function createTransport(
  settings: SlackSettings,
  http: HttpServer,
  logger: Logger,
  receive: ReceiveBody,
): Transport {
  const sink = { processEvent: (event: ReceiverEvent) => receive(event) } as unknown as App;
  return settings.mode === 'socket'
    ? socketTransport(settings, logger, sink)
    : httpTransport(settings, http, logger, sink);
}

function httpTransport(settings: SlackSettings, http: HttpServer, logger: Logger, sink: App): Transport {
  const receiver = new HTTPReceiver({
    signingSecret: settings.signingSecret ?? '',
    endpoints: ['/slack/events'],
    logger: boltLogger(logger),
    processEventErrorHandler: async ({ error, response }) => {
      logger.error({ error }, 'slack event not recorded');
      if (!response.headersSent) sendText(response, 500, '');
      return true;
    },
  });
  receiver.init(sink);
  const guard = createReplayGuard();
  http.route('POST', '/slack/events', async (request: IncomingMessage, response: ServerResponse) => {
    if (guard.isReplay(request)) return sendText(response, 403, '');
    response.once('finish', () => {
      if (response.statusCode === 200) guard.remember(request);
    });
    receiver.requestListener(request, response);
    return undefined;
  });
  return { start: async () => {}, stop: async () => {} };
}

function socketTransport(settings: SlackSettings, logger: Logger, sink: App): Transport {
  const receiver = new SocketModeReceiver({
    appToken: settings.appToken ?? '',
    logger: boltLogger(logger),
    ...(settings.apiUrl !== undefined && {
      installerOptions: { clientOptions: { slackApiUrl: settings.apiUrl } },
    }),
    processEventErrorHandler: async ({ error }) => {
      // Not acknowledged: Slack sends it again.
      logger.error({ error }, 'slack event not recorded');
      return false;
    },
  });
  receiver.init(sink);
  return {
    start: async () => void (await receiver.start()),
    stop: async () => void (await receiver.stop()),
  };
}

/** The SDK logs payloads at debug, and quotes them in warnings: only the fact that it spoke is kept. */
function boltLogger(logger: Logger): BoltLogger {
  return {
    debug() {},
    info() {},
    warn: () => logger.warn({}, 'slack sdk warning'),
    error: () => logger.error({}, 'slack sdk error'),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}
