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
  let response: Response;
  try {
    response = await fetch(`/web/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    throw new ServerProblem('Le serveur ne répond pas.', true);
  }
  if (response.ok) return (await response.json()) as Answer;
  if (response.status === 413) throw new ServerProblem('Ce message est trop long pour être envoyé.', false);
  throw new ServerProblem(
    (await response.text()) || 'Le serveur a refusé la demande.',
    response.status >= 500,
  );
}
