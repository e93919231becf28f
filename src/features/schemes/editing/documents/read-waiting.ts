import type { Clock } from '../../../../core/clock';
import type { PlatformName } from '../../../../core/address';
import { PlatformError, UserError } from '../../../../core/errors';
import type { Logger } from '../../../../core/logger';
import { say, type Message } from '../../../../core/message';
import type { Platform } from '../../../../core/platform';
import type { Transactions, Tx } from '../../../../core/ports';
import { limits, type Progress, type ReadDocument } from '../../documents/document';
import { markOf } from '../../documents/prepare-document';
import type { DocumentReader } from '../../documents/read-in-own-process';
import { findDocumentOfMark } from '../../documents/store';
import { documentProblems as problems } from '../../documents/texts';
import {
  claimImport,
  giveBack,
  settleReading,
  showProgress,
  tryAgainAt,
  type DueImport,
  type Outcome,
} from './store';
import { chatTexts as texts } from './texts';
import { readMessage } from './views';

export interface ReadingParts {
  transactions: Transactions;
  platforms: ReadonlyMap<PlatformName, Platform>;
  reader: DocumentReader;
  clock: Clock;
  logger: Logger;
  pollEveryMs?: number;
  progressEveryMs?: number;
}

/** Longer than fetching and reading may take. */
const leaseMs = 4 * 60_000;
const triesAtMost = 3;
const againAfterMs = 10_000;
const progressEveryMs = 2500;

/**
 * Fetches and reads the documents that came in chats, one at a time, beside everything else. What becomes of each is
 * written, and said, in one transaction.
 */
export function startReadingDocuments(parts: ReadingParts): { stop(): Promise<void> } {
  const { transactions, clock, logger } = parts;
  const stopping = new AbortController();
  let reading: Promise<void> | undefined;
  /** How far the present one is was said, where it was. */
  let shown: Promise<void> | undefined;

  async function readAll(): Promise<void> {
    while (!stopping.signal.aborted) {
      const now = clock.now();
      const until = new Date(now.getTime() + leaseMs);
      const due = await transactions.run((tx) => claimImport(tx, { now, until }));
      if (!due) return;
      await readOne(due);
    }
  }

  async function readOne(due: DueImport): Promise<void> {
    shown = undefined;
    // Whoever had it before died over it, every time.
    if (due.tries > triesAtMost) return fail(due, texts.failed(due.name));
    try {
      const bytes = await fetchBytes(parts, due, stopping.signal);
      // What is still to say how far it is must not come over what says that it is read.
      const read = await parts.reader(due.name, bytes, progressOf(due), stopping.signal).finally(() => shown);
      await keep(due, markOf(bytes), read);
    } catch (error) {
      if (stopping.signal.aborted) return transactions.run((tx) => giveBack(tx, due, clock.now()));
      const again = due.tries < triesAtMost ? askAgainAfter(error) : undefined;
      if (again !== undefined)
        return transactions.run((tx) => tryAgainAt(tx, due, new Date(clock.now().getTime() + again)));
      if (!(error instanceof UserError))
        logger.warn({ platform: due.member.platform, error: error as Error }, 'document not read');
      await fail(due, sentenceOf(due, error));
    }
  }

  async function keep(due: DueImport, mark: string, read: ReadDocument): Promise<void> {
    await transactions.run(async (tx) => {
      const known = await findDocumentOfMark(tx, mark, { isInvented: due.visitor !== null });
      if (known) return settle(tx, due, { state: 'done' }, say(texts.already(known.document.title)));
      const result = { ...read, mark };
      await settle(tx, due, { state: 'read', result }, readMessage(due, result));
    });
  }

  const fail = (due: DueImport, sentence: string): Promise<void> =>
    transactions.run((tx) => settle(tx, due, { state: 'failed' }, say(sentence)));

  async function settle(tx: Tx, due: DueImport, outcome: Outcome, message: Message): Promise<void> {
    const now = clock.now();
    await settleReading(tx, due, outcome, message, now);
    if (shown) await showProgress(tx, due.id, say(texts.isRead(due.name)), now);
  }

  /** Of long ones, every few seconds. */
  function progressOf({ id, name }: DueImport): Progress {
    let last = Date.now();
    return (done, total) => {
      if (Date.now() - last < (parts.progressEveryMs ?? progressEveryMs) || done >= total) return;
      last = Date.now();
      const message = say(texts.progress(name, done, total));
      shown = (shown ?? Promise.resolve())
        .then(() => transactions.run((tx) => showProgress(tx, id, message, clock.now())))
        .catch((error: Error) => logger.warn({ error }, 'progress of a document not shown'));
    };
  }

  const look = (): void => {
    reading ??= readAll()
      .catch((error: Error) => logger.error({ error }, 'reading documents failed'))
      .finally(() => (reading = undefined));
  };
  const timer = setInterval(look, parts.pollEveryMs ?? 1000);
  return {
    async stop() {
      stopping.abort();
      clearInterval(timer);
      await reading;
    },
  };
}

async function fetchBytes(
  { platforms }: ReadingParts,
  { name, file, member }: DueImport,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const platform = platforms.get(member.platform);
  if (!platform) throw new PlatformError('unavailable', 'its platform is not running here');
  const bytes = await platform.readFile(file, limits.fileBytes, signal);
  if (bytes === 'tooBig') throw new UserError(problems.tooBig(name, limits.fileBytes));
  return bytes;
}

/** Milliseconds; undefined: it will not be otherwise. */
function askAgainAfter(error: unknown): number | undefined {
  if (!(error instanceof PlatformError) || ['rejected', 'unreachable'].includes(error.reason))
    return undefined;
  return error.retryAfterMs ?? againAfterMs;
}

function sentenceOf({ name }: DueImport, error: unknown): string {
  if (error instanceof UserError) return `${error.message} ${texts.nothingKept}`;
  return error instanceof PlatformError ? texts.notFetched(name) : texts.failed(name);
}
