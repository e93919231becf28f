import { z } from 'zod';
import type { InboundFile } from '../../src/core/file';
import { PlatformError } from '../../src/core/errors';
import { fetchFile } from '../../src/http/fetch-file';
import type { SlackSettings } from './config';
import { toPlatformError } from './errors';
import { createWebClient } from './web-api';

/** A file as an event tells of it; of one in a shared channel it may tell the id alone. */
export const slackFile = z.object({
  id: z.string().min(1),
  name: z.string().nullish(),
  title: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.number().nullish(),
  url_private_download: z.string().nullish(),
});

const refSchema = z.object({ id: z.string(), url: z.string().optional() });

export function inboundFile(file: z.infer<typeof slackFile>): InboundFile {
  const url = file.url_private_download ?? undefined;
  return {
    name: file.name ?? file.title ?? file.id,
    mediaType: file.mimetype ?? '',
    size: file.size ?? undefined,
    ref: { id: file.id, ...(url !== undefined && { url }) },
  };
}

/** Fetches files with the bot's token, which goes to Slack's own hosts alone. */
export function createFileReader(settings: SlackSettings) {
  const client = createWebClient(settings);
  const standIn = settings.apiUrl === undefined ? undefined : new URL(settings.apiUrl).origin;

  /** Without the scope `files:read` Slack leads to its page for logging in, which is no file. */
  const isFile = ({ origin, protocol, hostname, pathname }: URL): boolean =>
    (origin === standIn || (protocol === 'https:' && /(^|\.)slack(-gov)?\.com$/.test(hostname))) &&
    pathname.startsWith('/files');

  return async (
    file: InboundFile,
    limitBytes: number,
    signal?: AbortSignal,
  ): Promise<Uint8Array | 'tooBig'> => {
    const { id, url = await urlOf(id) } = refSchema.parse(file.ref);
    return fetchFile({
      url,
      headers: { authorization: `Bearer ${settings.botToken}` },
      limitBytes,
      signal,
      isAllowed: isFile,
    });
  };

  async function urlOf(file: string): Promise<string> {
    const { file: found } = await client.files.info({ file }).catch((error: unknown) => {
      throw toPlatformError(error);
    });
    if (found?.url_private_download === undefined)
      throw new PlatformError('rejected', 'Slack gives no way to that file');
    return found.url_private_download;
  }
}
