import type { Clock } from '../../../../core/clock';
import type { PlatformName } from '../../../../core/address';
import { PlatformError, UserError } from '../../../../core/errors';
import type { Logger } from '../../../../core/logger';
import { say } from '../../../../core/message';
import type { Platform } from '../../../../core/platform';
import type { Transactions } from '../../../../core/ports';
import { limits, type Progress, type ReadDocument } from '../../documents/document';
import { markOf } from '../../documents/prepare-document';
import type { DocumentReader } from '../../documents/read-in-own-process';
import { findDocumentOfMark } from '../../documents/store';
import { documentProblems as problems } from '../../documents/texts';
import { claimImport, giveBack, settleReading, showProgress, tryAgainAt, type DueImport } from './store';
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
    // Whoever had it before died over it, every time.
    if (due.tries > triesAtMost) return fail(due, texts.failed(due.name));
    try {
      const bytes = await fetchBytes(parts, due, stopping.signal);
      const read = await parts.reader(due.name, bytes, progressOf(due), stopping.signal);
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
    const { blocks, ...rest } = read;
    await transactions.run(async (tx) => {
      const known = await findDocumentOfMark(tx, mark, { isInvented: due.visitor !== null });
      if (known)
        return settleReading(
          tx,
          due,
          { state: 'done' },
          say(texts.already(known.document.title)),
          clock.now(),
        );
      const result = { ...rest, blocks, mark };
      await settleReading(tx, due, { state: 'read', result }, readMessage(due, result), clock.now());
    });
  }

  const fail = (due: DueImport, sentence: string): Promise<void> =>
    transactions.run((tx) => settleReading(tx, due, { state: 'failed' }, say(sentence), clock.now()));

  /** Of long ones, every few seconds. */
  function progressOf({ id, name }: DueImport): Progress {
    let last = Date.now();
    return (done, total) => {
      if (Date.now() - last < (parts.progressEveryMs ?? progressEveryMs) || done >= total) return;
      last = Date.now();
      void transactions
        .run((tx) => showProgress(tx, id, say(texts.progress(name, done, total)), clock.now()))
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
