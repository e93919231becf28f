import type { ShownMessage } from './types.js';

export interface StreamHandlers {
  message(shown: ShownMessage): void;
  elsewhere(persona: string): void;
  ready(): void;
  connected(isConnected: boolean): void;
  /** The server refused, and the browser does not try again by itself. */
  refused(): void;
}

/** Follows one persona's conversations; the browser reconnects by itself, from the last revision it had. */
export function follow(persona: string, handlers: StreamHandlers): () => void {
  const source = new EventSource(`/web/events?persona=${encodeURIComponent(persona)}`);
  source.addEventListener('message', (event) =>
    handlers.message(JSON.parse(String(event.data)) as ShownMessage),
  );
  source.addEventListener('elsewhere', (event) =>
    handlers.elsewhere((JSON.parse(String(event.data)) as { persona: string }).persona),
  );
  source.addEventListener('ready', () => handlers.ready());
  source.addEventListener('open', () => handlers.connected(true));
  source.addEventListener('error', () => {
    handlers.connected(false);
    if (source.readyState === EventSource.CLOSED) handlers.refused();
  });
  return () => source.close();
}
