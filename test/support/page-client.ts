import { randomUUID } from 'node:crypto';
import type { PageMessage } from '../../adapters/web/render-message';

/** Speaks to the demonstration page's server as the page does. */
export interface PageClient {
  /** Status of the acknowledgement. */
  write(text: string, id?: string): Promise<number>;
  /** The bot's messages so far, oldest first. */
  answers(): Promise<PageMessage[]>;
  /** Writes, and waits for the answer to come. */
  ask(text: string): Promise<string>;
}

export async function openPage(
  url: string,
  persona = 'elue',
  knownCookie?: string,
): Promise<PageClient & { cookie: string }> {
  const cookie = knownCookie ?? (await fetch(url)).headers.get('set-cookie')?.split(';', 1)[0] ?? '';

  async function write(text: string, id: string = randomUUID()): Promise<number> {
    const response = await fetch(`${url}/web/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ id, persona, place: 'personal', text }),
    });
    await response.arrayBuffer();
    return response.status;
  }

  async function answers(): Promise<PageMessage[]> {
    const stop = new AbortController();
    const response = await fetch(`${url}/web/events?persona=${persona}`, {
      headers: { cookie },
      signal: stop.signal,
    });
    let text = '';
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(chunk).toString();
      if (text.includes('event: ready')) break;
    }
    stop.abort();
    return [...text.matchAll(/^event: message\ndata: (.*)$/gm)]
      .map(([, data = '']) => JSON.parse(data) as PageMessage)
      .filter(({ author }) => author.bot);
  }

  return {
    cookie,
    write,
    answers,
    async ask(text) {
      const before = (await answers()).length;
      await write(text);
      for (let tries = 0; tries < 400; tries += 1) {
        const found = await answers();
        const last = found.at(-1);
        if (found.length > before && last) return last.message.text;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      throw new Error('no answer came');
    },
  };
}
