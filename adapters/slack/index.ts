import type { Clock } from '../../src/core/clock';
import type { InboundEvent } from '../../src/core/event';
import type { Logger } from '../../src/core/logger';
import { createPendingReplies } from '../../src/core/pending-replies';
import type { Pace } from '../../src/core/pace';
import type { PlatformMemory } from '../../src/core/ports';
import type { Dispatch, Platform } from '../../src/core/platform';
import type { HttpServer } from '../../src/http/server';
import { immediateAnswer, showReply } from './answer';
import type { SlackSettings } from './config';
import { createFileReader } from './inbound-files';
import { createTransport, type ReceiveBody } from './listen';
import { parseEvent } from './parse-event';
import { createCalls, createWebClient } from './web-api';

export type { SlackSettings } from './config';

export interface SlackParts {
  settings: SlackSettings;
  http: HttpServer;
  logger: Logger;
  clock: Clock;
  pace: Pace;
  memory: PlatformMemory;
}

export function createSlackPlatform({ settings, http, logger, clock, pace, memory }: SlackParts): Platform {
  const calls = createCalls({ client: createWebClient(settings), pace, memory, clock, logger });
  let dispatch: Dispatch | undefined;
  let botUserId: string | undefined;
  const pending = createPendingReplies('slack', logger);

  const receive: ReceiveBody = async ({ body, ack }) => {
    if (!dispatch) throw new Error('the platform is not started');
    const event = parseEvent(body, { now: clock.now(), botUserId });
    if (!event || !(await dispatch.receive(event))) return ack();
    const triggerId = event.canOpenForm ? triggerOf(body) : undefined;
    if (event.kind === 'lookup' || event.kind === 'formSubmitted') {
      // Here the answer is the acknowledgement.
      const reply = await dispatch.run(event);
      const answer = immediateAnswer(reply);
      // The SDK types the answers of its own listeners; the receiver sends whatever it is given.
      await (ack as (response?: unknown) => Promise<void>)(answer ?? '');
      pending.add(dispatch, event, () => showReply(calls, event, reply));
      return;
    }
    await ack();
    const running = dispatch;
    pending.add(running, event, async () => {
      // A command may be written in a direct message between two people, where the bot is not.
      if (event.kind === 'message' && event.scope === 'personal')
        await calls
          .rememberDirect(event.actor, event.address)
          .catch((error: Error) => logger.error({ error }, 'direct channel not kept'));
      const reply = await running.run(event);
      return showReply(calls, event, reply, stillOpen(event) ? triggerId : undefined);
    });
  };

  const stillOpen = (event: InboundEvent): boolean => clock.now() <= event.deadline;
  const transport = createTransport(settings, http, logger, receive);

  return {
    name: 'slack',
    async start(given) {
      dispatch = given;
      // Payloads name the bot themselves; this is for those that do not. Slack may be away when we start.
      void calls.botUserId().then(
        (id) => (botUserId = id),
        (error: Error) => logger.warn({ error }, 'slack did not tell who the bot is'),
      );
      await transport.start();
    },
    async stop() {
      await transport.stop();
      await pending.settled();
    },
    answer: (event, reply) => showReply(calls, event, reply),
    post: (address, message, deliveryId) => calls.post(address, message, deliveryId),
    update: (posted, message) => calls.update(posted, message),
    remove: (posted) => calls.remove(posted),
    find: (address, deliveryId, since, urgency) => calls.find(address, deliveryId, since, urgency),
    directAddress: (member, urgency) => calls.directAddress(member, urgency),
    profile: (member) => calls.profile(member),
    roster: (address) => calls.roster(address),
    readFile: createFileReader(settings),
  };
}

function triggerOf(body: unknown): string | undefined {
  const { trigger_id: id } = body as { trigger_id?: unknown };
  return typeof id === 'string' ? id : undefined;
}
