import { createTransport } from 'nodemailer';
import type { Clock } from '../core/clock';
import type { Logger } from '../core/logger';
import type { Database } from '../storage';
import { createMailStore, type DueMail } from './store';

export interface MailWorker {
  /** Ends the mail that is being sent. */
  stop(): Promise<void>;
}

export interface MailParts {
  database: Database;
  /** smtp:// or smtps://, and the sender. */
  settings: { url: string; from: string };
  clock: Clock;
  logger: Logger;
  pollEveryMs?: number;
}

const triesAtMost = 6;
const firstWaitMs = 5000;
const timeoutMs = 20_000;

/**
 * Sends the waiting mails, one after the other. A refusal for good ends a mail at once; anything else is tried again, six
 * times in all, within the life of the code that it carries. One that is sent, or given up, is blanked.
 */
export function startMailWorker(parts: MailParts): MailWorker {
  const { settings, clock, logger } = parts;
  const store = createMailStore(parts.database);
  const transport = createTransport({
    url: settings.url,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  let stopping = false;
  let looking: Promise<void> | undefined;

  async function look(): Promise<void> {
    while (!stopping) {
      const mail = await store.claim(clock.now());
      if (!mail) return;
      await send(mail);
    }
  }

  async function send({ id, to, subject, text, tries }: DueMail): Promise<void> {
    if (to === null) return store.finish(id, 'failed', clock.now());
    try {
      await transport.sendMail({ from: settings.from, to: { name: '', address: to }, subject, text });
    } catch (error) {
      const { code, responseCode } = error as { code?: string; responseCode?: number };
      const isFinal = tries >= triesAtMost || (responseCode !== undefined && responseCode >= 500);
      // The error itself quotes the server, which quotes addresses.
      logger.warn({ mailId: id, tries, code, responseCode, isFinal }, 'mail not sent');
      if (isFinal) return store.finish(id, 'failed', clock.now());
      return store.tryAgain(id, new Date(clock.now().getTime() + firstWaitMs * 2 ** (tries - 1)));
    }
    return store.finish(id, 'sent', clock.now());
  }

  function wake(): void {
    looking ??= look()
      .catch((error: Error) => logger.error({ error }, 'looking for mails failed'))
      .finally(() => (looking = undefined));
  }

  const timer = setInterval(wake, parts.pollEveryMs ?? 2000);
  wake();

  return {
    async stop() {
      stopping = true;
      clearInterval(timer);
      await looking;
      transport.close();
    },
  };
}
