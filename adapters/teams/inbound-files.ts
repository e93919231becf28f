import { z } from 'zod';
import { PlatformError } from '../../src/core/errors';
import type { InboundFile } from '../../src/core/file';
import { fetchFile } from '../../src/http/fetch-file';
import type { TeamsSettings } from './config';

const sent = z.looseObject({
  contentType: z.literal('application/vnd.microsoft.teams.file.download.info'),
  name: z.string().default(''),
  content: z.looseObject({ downloadUrl: z.string() }),
});
/** A picture that was pasted into the text. */
const pasted = z.looseObject({ contentType: z.string().startsWith('image/'), name: z.string().default('') });

const refSchema = z.object({ url: z.string().optional() });

/** Files of a personal chat; of the rest Teams tells a bot nothing. */
export function inboundFiles(attachments: unknown[] | null | undefined): InboundFile[] {
  return (attachments ?? []).flatMap((attachment): InboundFile[] => {
    const file = sent.safeParse(attachment);
    if (file.success)
      return [
        { name: file.data.name || 'fichier', mediaType: '', ref: { url: file.data.content.downloadUrl } },
      ];
    const picture = pasted.safeParse(attachment);
    if (!picture.success) return [];
    return [{ name: picture.data.name || 'image', mediaType: picture.data.contentType, ref: {} }];
  });
}

/** Where Teams keeps what is sent in a chat: the sender's OneDrive. The address holds its own short-lived key. */
const fileHosts = /(^|\.)sharepoint(-mil)?\.(com|us)$/;

/** Fetches files by the address that Teams gave; no token of ours goes with it. */
export function createFileReader({ cloud }: TeamsSettings) {
  const isFile = ({ origin, protocol, hostname }: URL): boolean =>
    (cloud?.filesOrigin !== undefined && origin === cloud.filesOrigin) ||
    (protocol === 'https:' && fileHosts.test(hostname));

  return async (
    file: InboundFile,
    limitBytes: number,
    signal?: AbortSignal,
  ): Promise<Uint8Array | 'tooBig'> => {
    const { url } = refSchema.parse(file.ref);
    if (url === undefined) throw new PlatformError('rejected', 'Teams gives no way to that file');
    return fetchFile({ url, limitBytes, signal, isAllowed: isFile });
  };
}
