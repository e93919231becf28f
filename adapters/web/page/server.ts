import type { Answer, Start } from './types.js';

/** The server refused, or could not be reached; `again` tells that the same request may be sent again. */
export class ServerProblem extends Error {
  constructor(
    message: string,
    readonly again: boolean,
  ) {
    super(message);
  }
}

export async function start(): Promise<Start> {
  return (await (await fetch('/web/api/start')).json()) as Start;
}

export async function send(
  path: 'messages' | 'actions' | 'forms' | 'lookups',
  body: object,
): Promise<Answer> {
  const response = await post(`/web/api/${path}`, 'application/json', JSON.stringify(body));
  if (response.status === 413) throw new ServerProblem('Ce message est trop long pour être envoyé.', false);
  return (await taken(response).then((one) => one.json())) as Answer;
}

/** The bytes of a file; the message that brings it names that id. */
export async function upload(id: string, persona: string, file: File): Promise<void> {
  const query = new URLSearchParams({ id, persona });
  const response = await post(`/web/api/files?${query}`, 'application/octet-stream', file);
  if (response.status === 413) throw new ServerProblem('Ce fichier est trop gros : 20 Mo au plus.', false);
  await taken(response);
}

async function post(path: string, mediaType: string, body: string | File): Promise<Response> {
  try {
    return await fetch(path, { method: 'POST', headers: { 'content-type': mediaType }, body });
  } catch {
    throw new ServerProblem('Le serveur ne répond pas.', true);
  }
}

const noRoom = 507;

async function taken(response: Response): Promise<Response> {
  if (response.ok) return response;
  throw new ServerProblem(
    (await response.text()) || 'Le serveur a refusé la demande.',
    response.status >= 500 && response.status !== noRoom,
  );
}
