import type { IncomingMessage, ServerResponse } from 'node:http';
import type { MessageBoard } from '../../src/core/ports';
import type { Persona } from './config';
import { heartbeatMs } from './limits';
import { webAddress } from './parse-event';
import { renderMessage } from './render-message';

export interface Streams {
  /** Answers with server-sent events: what that persona sees, from the last revision that the page has. */
  open(
    request: IncomingMessage,
    response: ServerResponse,
    visitor: string,
    persona: string,
    personae: Persona[],
  ): void;
  closeAll(): void;
}

export function createStreams(board: MessageBoard): Streams {
  const open = new Set<ServerResponse>();
  return {
    open(request, response, visitor, persona, personae) {
      // Who left while it was read what to show says so no more: nothing would ever end this stream.
      if (response.destroyed) return;
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        connection: 'keep-alive',
        'x-accel-buffering': 'no',
      });
      response.write('retry: 1000\n\n');
      const stop = followBoard(
        board,
        personae,
        response,
        visitor,
        persona,
        Number(request.headers['last-event-id'] ?? 0) || 0,
      );
      const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs);
      open.add(response);
      response.on('close', () => {
        clearInterval(heartbeat);
        stop();
        open.delete(response);
      });
    },
    closeAll() {
      for (const response of open) response.end();
    },
  };
}

/** Sends each change once, in the order of revisions. Of other personae it tells only that something arrived. */
function followBoard(
  board: MessageBoard,
  personae: Persona[],
  response: ServerResponse,
  visitor: string,
  persona: string,
  from: number,
): () => void {
  let last = from;
  let reading: Promise<void> | undefined;
  let again = false;
  const own = [webAddress(visitor, 'personal', persona).key, webAddress(visitor, 'room', persona).key];
  const others = personae.filter(({ id }) => id !== persona);

  async function read(): Promise<void> {
    const first = last === 0;
    const changed = (await Promise.all(own.map((key) => board.list(key, last)))).flat();
    const elsewhere = first
      ? []
      : await Promise.all(
          others.map(async ({ id }) => ({
            id,
            changes: await board.list(webAddress(visitor, 'personal', id).key, last),
          })),
        );
    const highest = Math.max(
      last,
      ...changed.map(({ revision }) => revision),
      ...elsewhere.flatMap(({ changes }) => changes.map(({ revision }) => revision)),
    );
    // A stream that begins shows the conversation as it was; one that goes on, the changes as they came.
    if (!first) changed.sort((a, b) => a.revision - b.revision);
    for (const message of changed)
      send('message', renderMessage(message, personae), first ? undefined : message.revision);
    for (const { id, changes } of elsewhere)
      // What only changed in place is no new message.
      if (changes.some(({ author, firstRevision }) => author.kind === 'bot' && firstRevision > last))
        send('elsewhere', { persona: id });
    if (first) send('ready', {}, highest);
    last = highest;
  }

  function send(event: string, data: unknown, id?: number): void {
    response.write(
      `event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`,
    );
  }

  function changed(): void {
    if (reading) {
      again = true;
      return;
    }
    reading = read()
      .catch(() => void response.end())
      .finally(() => {
        reading = undefined;
        if (!again) return;
        again = false;
        changed();
      });
  }

  const unsubscribe = board.subscribe(visitor, changed);
  changed();
  return unsubscribe;
}
