import type { IncomingMessage, ServerResponse } from 'node:http';

/** What becomes of a call of an upload; of those that were accepted the answer may be lost. */
export type PlannedUpload =
  'ok' | 'missing_scope' | 'file_uploads_disabled' | '429' | '500' | 'answer lost' | 'no answer';
export type UploadStep = 'getUploadURLExternal' | 'upload' | 'completeUploadExternal';

export interface SharedFile {
  name: string;
  content: string;
}

/**
 * Slack's three calls that take a file, in the shapes of its reference: a file that was completed without a channel is
 * its uploader's alone until a message of hers has its permanent link in the text, and may show media.
 */
export function createSlackFiles(base: () => string) {
  const files = new Map<string, { name: string; length: number; content?: Buffer; completed: boolean }>();
  const shared = new Map<string, string[]>();
  let plan: (step: UploadStep) => PlannedUpload = () => 'ok';
  const calls: UploadStep[] = [];
  const permalink = (id: string): string => `${base()}/files/${id}/fichier`;

  /** Returns what is answered; undefined: this is no call of an upload. */
  async function effect(
    step: UploadStep,
    id: string,
    given: Record<string, string | number | undefined>,
    body: Buffer,
    type: string,
  ) {
    if (step === 'getUploadURLExternal') {
      const made = `F${String(files.size + 1).padStart(8, '0')}`;
      const { filename, length } = given;
      if (!filename || !(Number(length) > 0)) return { ok: false, error: 'invalid_arguments' };
      files.set(made, { name: String(filename), length: Number(length), completed: false });
      return { ok: true, upload_url: `${base()}/upload/v1/${made}`, file_id: made };
    }
    if (step === 'upload') {
      const file = files.get(id);
      const content = await contentOf(body, type);
      if (!file || content.length !== file.length) return { ok: false, error: 'wrong_length' };
      file.content = content;
      return { ok: true };
    }
    const named = JSON.parse(String(given['files'])) as { id: string; title?: string }[];
    for (const one of named) {
      const file = files.get(one.id);
      if (!file?.content || file.completed) return { ok: false, error: 'file_not_found' };
      file.completed = true;
    }
    return { ok: true, files: named.map((one) => ({ ...one, permalink: permalink(one.id) })) };
  }

  return {
    plan: (given: (step: UploadStep) => PlannedUpload) => void (plan = given),
    calls: () => [...calls],
    uploaded: () => [...files.values()].filter(({ completed }) => completed).length,
    reset: () => void calls.splice(0),
    /** Of a message that was posted. */
    in: (ts: string): SharedFile[] =>
      (shared.get(ts) ?? []).map((id) => ({
        name: files.get(id)?.name ?? '',
        content: files.get(id)?.content?.toString() ?? '',
      })),

    async handle(
      url: string,
      request: IncomingMessage,
      body: Buffer,
      response: ServerResponse,
      given: Record<string, string | number | undefined>,
    ): Promise<boolean> {
      const [, step, id = ''] =
        /\/files\.(getUploadURLExternal|completeUploadExternal)$/.exec(url) ??
        /^\/(upload)\/v1\/(\w+)$/.exec(url) ??
        [];
      if (step === undefined) return false;
      const call = step as UploadStep;
      calls.push(call);
      const planned = plan(call);
      if (planned === '429') response.writeHead(429, { 'retry-after': '30' }).end();
      else if (planned === '500') response.writeHead(500).end();
      else if (planned === 'missing_scope' || planned === 'file_uploads_disabled')
        json(response, { ok: false, error: planned, needed: 'files:write', provided: 'chat:write' });
      else {
        const answer = await effect(call, id, given, body, request.headers['content-type'] ?? '');
        if (planned === 'answer lost') request.socket.destroy();
        else if (planned === 'ok' && call === 'upload')
          response.writeHead(answer.ok ? 200 : 400).end(answer.ok ? 'OK' : 'no');
        else if (planned === 'ok') json(response, answer);
      }
      return true;
    },

    noteMessage(given: Record<string, string | number | undefined>, ts: string): void {
      if (String(given['unfurl_media']) === 'false') return;
      const linked = [...files].filter(
        ([id, { completed }]) => completed && String(given['text']).includes(`<${permalink(id)}|`),
      );
      if (linked.length > 0)
        shared.set(
          ts,
          linked.map(([id]) => id),
        );
    },
  };
}

export type SlackFiles = ReturnType<typeof createSlackFiles>;

function json(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** As raw bytes or as a form: Slack takes both. */
async function contentOf(body: Buffer, type: string): Promise<Buffer> {
  if (!type.includes('multipart/form-data')) return body;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const [first] = [...form.values()];
  if (first === undefined) return Buffer.alloc(0);
  return typeof first === 'string' ? Buffer.from(first) : Buffer.from(await first.arrayBuffer());
}
