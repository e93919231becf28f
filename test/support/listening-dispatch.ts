import { inspect } from 'node:util';
import type { InboundEvent } from '../../src/core/event';
import type { LogFields, Logger } from '../../src/core/logger';
import { say } from '../../src/core/message';
import type { Dispatch } from '../../src/core/platform';

/** A dispatch that takes everything new, answers « reçu », and remembers what came through. */
export interface ListeningDispatch {
  dispatch: Dispatch;
  received: InboundEvent[];
  /** Events that were new, run, and shown. */
  shown: string[];
}

export function listeningDispatch(): ListeningDispatch {
  const received: InboundEvent[] = [];
  const shown: string[] = [];
  const keys = new Set<string>();
  return {
    received,
    shown,
    dispatch: {
      async receive(event) {
        received.push(event);
        return keys.size < keys.add(event.key).size;
      },
      run: async () => [{ type: 'say', audience: 'conversation', message: say('reçu') }],
      async shown(event) {
        shown.push(event.key);
      },
    },
  };
}

/** Everything that was logged, as one text. */
export function rememberingLogger(): { logger: Logger; logged(): string } {
  const lines: string[] = [];
  const write = (fields: LogFields, message: string): void =>
    void lines.push(`${message} ${inspect(fields, { depth: 6, maxStringLength: 10_000 })}`);
  return {
    logger: { debug: write, info: write, warn: write, error: write },
    logged: () => lines.join('\n'),
  };
}
