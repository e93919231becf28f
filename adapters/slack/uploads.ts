import { createHash } from 'node:crypto';
import type { webApi } from '@slack/bolt';
import type { AttachedFile } from '../../src/core/attached-file';
import type { Clock } from '../../src/core/clock';
import type { Logger } from '../../src/core/logger';
import { within } from '../../src/core/within';

/** A message waits no longer for its file: the call that posts it must end well before it counts as unanswered. */
const patienceMs = 4000;
/** Sent to many at once, the same file is uploaded once. */
const keptMs = 10 * 60_000;
const keptAtMost = 200;
/** What was refused for a reason that somebody must mend is tried again then; what merely failed, sooner. */
const refusedMs = 60 * 60_000;
const failedMs = 60_000;

interface Refusal {
  reason: string;
  waitMs: number;
}

/**
 * Uploads a file that nobody sees yet, and gives its permanent link; undefined: it could not be had in time, and the
 * message goes without. Uploaded twice it does no harm: what no message shows is nobody's but the bot's.
 */
export function createUploads(client: webApi.WebClient, clock: Clock, logger: Logger) {
  const uploaded = new Map<string, { link: Promise<string>; until: number }>();
  let stoppedUntil = 0;
  let told: string | undefined;

  async function send(file: AttachedFile): Promise<string> {
    const answer = await client.filesUploadV2({
      file: Buffer.from(file.content ?? '', file.encoding ?? 'utf8'),
      filename: file.name,
      title: file.name,
    });
    const [{ files } = {}] = answer.files;
    const permalink = files?.[0]?.permalink;
    if (permalink === undefined) throw new Error('the upload was answered without a link');
    return permalink;
  }

  function linkOf(file: AttachedFile): Promise<string> {
    const now = clock.now().getTime();
    const key = createHash('sha256').update(`${file.name}\n${file.content}`).digest('base64');
    for (const [other, { until }] of uploaded)
      if (until <= now || uploaded.size >= keptAtMost) uploaded.delete(other);
    const known = uploaded.get(key);
    if (known) return known.link;
    const link = send(file);
    uploaded.set(key, { link, until: now + keptMs });
    link.catch(() => uploaded.delete(key));
    return link;
  }

  return async (file: AttachedFile): Promise<string | undefined> => {
    if (file.content === undefined || clock.now().getTime() < stoppedUntil) return undefined;
    try {
      const permalink = await within(patienceMs, linkOf(file), () => new Error('not uploaded in time'));
      told = undefined;
      return permalink;
    } catch (error) {
      const { reason, waitMs } = refusalOf(error);
      stoppedUntil = clock.now().getTime() + waitMs;
      // Once, and not again for each message: those go with a link instead.
      if (told !== reason) logger.warn({ reason }, 'slack does not take files: messages carry links instead');
      told = reason;
      return undefined;
    }
  };
}

export type Upload = ReturnType<typeof createUploads>;

function refusalOf(error: unknown): Refusal {
  const { code, data, retryAfter } = error as {
    code?: string;
    data?: { error?: string };
    retryAfter?: number;
  };
  if (code === 'slack_webapi_rate_limited_error')
    return { reason: 'rate_limited', waitMs: (retryAfter ?? 60) * 1000 };
  if (code === 'slack_webapi_platform_error')
    return { reason: data?.error ?? 'unknown_error', waitMs: refusedMs };
  return { reason: code ?? 'failed', waitMs: failedMs };
}
