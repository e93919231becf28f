import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import type { EventContent, InboundEvent } from '../../src/core/event';
import type { PendingReplies } from '../../src/core/pending-replies';
import type { Dispatch } from '../../src/core/platform';
import { HttpProblem } from '../../src/http/problem';
import { readJson } from '../../src/http/read-body';
import { sendJson } from '../../src/http/send';
import { immediateAnswer, showReply, type ImmediateAnswer } from './answer';
import type { Persona, WebParts } from './config';
import { createGuard } from './guard';
import { bodyLimitBytes } from './limits';
import {
  actionBody,
  filledValues,
  formBody,
  inboundFiles,
  isForBot,
  lookupBody,
  messageBody,
  webAddress,
  webEvent,
  withoutMention,
  type Place,
} from './parse-event';
import { readStaticFiles } from './static-files';
import type { Streams } from './stream';
import { takeUploads } from './take-uploads';
import { visitorOf, welcomeVisitor } from './visitor';

type Post<Body> = (visitor: string, body: Body) => Promise<ImmediateAnswer>;

export function listen(
  parts: WebParts,
  dispatchOf: () => Dispatch,
  streams: Streams,
  pending: PendingReplies,
): void {
  const { http, board, clock } = parts;
  const guard = createGuard(parts.host, parts.publicUrl);
  const sendFile = readStaticFiles(parts.pageFolder);

  function get(
    path: string,
    handler: (request: IncomingMessage, response: ServerResponse, path: string) => void | Promise<void>,
  ): void {
    http.route('GET', path, async (request, response, at) => {
      guard(request);
      await handler(request, response, at);
    });
  }

  function post<Body extends { persona: string }>(
    path: string,
    schema: z.ZodType<Body>,
    handler: Post<Body>,
  ): void {
    http.route('POST', path, async (request, response) => {
      guard(request);
      const visitor = visitorOf(request);
      const body = schema.safeParse(await readJson(request, bodyLimitBytes));
      if (!body.success) throw new HttpProblem(400, 'La requête n’a pas la forme attendue.');
      await personaeWith(body.data.persona);
      sendJson(response, 200, await handler(visitor, body.data));
    });
  }

  /** A page that was opened before the demonstration was removed still speaks for somebody who is gone. */
  async function personaeWith(persona: string): Promise<Persona[]> {
    const { personae } = await parts.cast();
    if (personae.some(({ id }) => id === persona)) return personae;
    throw new HttpProblem(410, 'Cette personne n’est pas, ou plus, sur la page. Rechargez la page.');
  }

  /** Recorded before the answer; its replies follow by the stream. */
  async function receive(event: InboundEvent, afterRecord?: () => Promise<void>): Promise<void> {
    const dispatch = dispatchOf();
    if (!(await dispatch.receive(event))) return;
    await afterRecord?.();
    pending.add(dispatch, event, async () => showReply(board, event, await dispatch.run(event), true));
  }

  /** Here the page waits for a form, its verdict or choices. */
  async function runNow(event: InboundEvent): Promise<ImmediateAnswer> {
    const dispatch = dispatchOf();
    if (!(await dispatch.receive(event))) return {};
    const reply = await dispatch.run(event);
    pending.add(dispatch, event, () => showReply(board, event, reply, true));
    return immediateAnswer(reply);
  }

  get('/', (request, response) => {
    welcomeVisitor(request, response);
    sendFile(response, 'index.html');
  });
  get('/web/assets/*', (_request, response, path) => sendFile(response, path.slice('/web/assets/'.length)));
  get('/web/api/start', async (request, response) => {
    visitorOf(request);
    sendJson(response, 200, { ...(await parts.cast()), suggestions: parts.suggestions });
  });
  get('/web/events', async (request, response) => {
    const persona = new URL(request.url ?? '/', 'http://page').searchParams.get('persona') ?? '';
    const visitor = visitorOf(request);
    streams.open(request, response, visitor, persona, await personaeWith(persona));
  });

  takeUploads(parts, guard, personaeWith);
  post('/web/api/messages', messageBody, async (visitor, body) => {
    const own = () => writeOwn(visitor, body);
    if (!isForBot(body.place, body.text)) {
      await own();
      return {};
    }
    const content: EventContent = {
      kind: 'message',
      text: withoutMention(body.text),
      mentionsBot: body.place === 'room',
      ...(body.files && { files: inboundFiles(visitor, body.files) }),
    };
    await receive(webEvent(visitor, body, content, clock.now()), own);
    return {};
  });
  post('/web/api/actions', actionBody, async (visitor, body) => {
    const source = {
      address: webAddress(visitor, body.place, body.persona),
      messageId: body.messageId,
      visibility: 'all' as const,
    };
    const shown = await board.find(body.messageId);
    if (shown?.conversation.workspaceId !== visitor) throw new HttpProblem(404, 'Ce message n’existe plus.');
    return runNow(
      webEvent(
        visitor,
        body,
        { kind: 'action', actionId: body.actionId, payload: body.payload, source },
        clock.now(),
      ),
    );
  });
  post('/web/api/forms', formBody, (visitor, body) =>
    runNow(
      webEvent(
        visitor,
        body,
        {
          kind: 'formSubmitted',
          formId: body.formId,
          payload: body.payload,
          values: filledValues(body.values),
        },
        clock.now(),
      ),
    ),
  );
  post('/web/api/lookups', lookupBody, async (visitor, body) =>
    immediateAnswer(
      await dispatchOf().run(
        webEvent(visitor, body, { kind: 'lookup', lookupId: body.lookupId, query: body.query }, clock.now()),
      ),
    ),
  );

  async function writeOwn(
    visitor: string,
    body: { persona: string; place: Place; text: string; files?: { name: string }[] | undefined },
  ): Promise<void> {
    const { personae } = await parts.cast();
    const displayName = personae.find(({ id }) => id === body.persona)?.label ?? '';
    const attached = (body.files ?? []).map(({ name }) => `Fichier joint : ${name}`);
    const text = [...(body.text === '' ? [] : [body.text.slice(0, 4000)]), ...attached].join('\n');
    await board.append({
      conversation: webAddress(visitor, body.place, body.persona).key,
      author: { kind: 'member', memberId: body.persona, displayName },
      message: { text },
    });
  }
}
