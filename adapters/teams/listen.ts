import type { IncomingMessage, ServerResponse } from 'node:http';
import { Application } from '@microsoft/teams-ai';
import type { Activity, TurnContext } from 'botbuilder';
import { HttpProblem } from '../../src/http/problem';
import { readJson } from '../../src/http/read-body';
import { sendJson } from '../../src/http/send';
import type { HttpServer } from '../../src/http/server';
import type { BotAdapter } from './bot-adapter';
import type { TeamsSettings } from './config';
import { activitySchema, tenantOf, type TeamsActivity } from './parse-event';

/** Far above what Teams sends, whose own limit is about 28 KB a message. */
const bodyLimitBytes = 256 * 1024;

/** Resolves to the body of the invoke's answer, if the activity is an invoke. */
export type ReceiveActivity = (activity: TeamsActivity) => Promise<Record<string, unknown> | undefined>;

/** `POST /api/messages`: parsed and limited by us, authenticated by the SDK, run through its application. */
export function listen(
  http: HttpServer,
  adapter: BotAdapter,
  settings: TeamsSettings,
  receive: ReceiveActivity,
): void {
  const application = createApplication(receive);
  http.route('POST', '/api/messages', async (request: IncomingMessage, response: ServerResponse) => {
    const body = activitySchema.safeParse(await readJson(request, bodyLimitBytes));
    if (!body.success) throw new HttpProblem(400, 'Ce n’est pas une activité de Teams.');
    const authorization = request.headers.authorization ?? '';
    // The SDK lets a request without any token through when it looks like one of the emulator's.
    if (settings.appId !== undefined && authorization === '')
      throw new HttpProblem(401, 'Requête non authentifiée.');
    const answer = await adapter.takeTurn(
      body.data as unknown as Activity,
      authorization,
      async (context) => {
        checkTenant(settings, body.data);
        await application.run(context);
      },
    );
    if (answer?.body === undefined) response.writeHead(answer?.status ?? 200).end();
    else sendJson(response, answer.status, answer.body);
  });
}

/** The SDK does not look at the tenant: a token of the service is good for every tenant's messages. */
function checkTenant({ appId, appType, tenantId }: TeamsSettings, activity: TeamsActivity): void {
  if (appId === undefined || appType === 'MultiTenant') return;
  if (tenantOf(activity) !== tenantId) throw new HttpProblem(403, 'Cette organisation n’est pas admise.');
}

/** Two catch-all routes: what an activity means is the adapter's parse-event, and then the house's. */
function createApplication(receive: ReceiveActivity): Application {
  const application = new Application({ startTypingTimer: false, removeRecipientMention: true });
  const take = async (context: TurnContext): Promise<void> => {
    const activity = activitySchema.parse(context.activity);
    const body = await receive(activity);
    if (activity.type === 'invoke')
      await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: body ?? {} } });
  };
  application.addRoute(async () => true, take, true);
  application.addRoute(async () => true, take);
  return application;
}
