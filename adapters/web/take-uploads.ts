import type { IncomingMessage } from 'node:http';
import { HttpProblem } from '../../src/http/problem';
import { readBody } from '../../src/http/read-body';
import { sendJson } from '../../src/http/send';
import type { WebParts } from './config';
import type { createGuard } from './guard';
import { fileLimitBytes, uploadsAtOnce } from './limits';
import { uploadQuery } from './parse-event';
import { visitorOf } from './visitor';

/** `POST /web/api/files?id=…&persona=…`: the bytes of a file, before the message that brings it. */
export function takeUploads(
  { http, shelf }: WebParts,
  guard: ReturnType<typeof createGuard>,
  personaeWith: (persona: string) => Promise<unknown>,
): void {
  let running = 0;
  http.route('POST', '/web/api/files', async (request: IncomingMessage, response) => {
    guard(request, 'application/octet-stream');
    const visitor = visitorOf(request);
    const query = new URL(request.url ?? '/', 'http://page').searchParams;
    const asked = uploadQuery.safeParse(Object.fromEntries(query));
    if (!asked.success) throw new HttpProblem(400, 'La requête n’a pas la forme attendue.');
    await personaeWith(asked.data.persona);
    if (running >= uploadsAtOnce)
      throw new HttpProblem(503, 'D’autres fichiers arrivent en même temps : le vôtre attend.');
    running += 1;
    try {
      const bytes = await readBody(request, fileLimitBytes);
      if (!(await shelf.put(visitor, asked.data.id, bytes)))
        throw new HttpProblem(507, 'Il n’y a plus de place pour un fichier : réessayez dans une heure.');
    } finally {
      running -= 1;
    }
    sendJson(response, 200, {});
  });
}
