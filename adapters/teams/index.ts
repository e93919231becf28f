import type { Clock } from '../../src/core/clock';
import type { Logger } from '../../src/core/logger';
import { createPendingReplies } from '../../src/core/pending-replies';
import type { Dispatch, Platform } from '../../src/core/platform';
import type { HttpServer } from '../../src/http/server';
import { invokeAnswer, showReply } from './answer';
import { BotAdapter } from './bot-adapter';
import type { TeamsSettings } from './config';
import { createCalls } from './connector';
import { createFileReader } from './inbound-files';
import { listen, type ReceiveActivity } from './listen';
import { parseEvent } from './parse-event';

export type { TeamsSettings } from './config';

export interface TeamsParts {
  settings: TeamsSettings;
  http: HttpServer;
  logger: Logger;
  clock: Clock;
}

export function createTeamsPlatform({ settings, http, logger, clock }: TeamsParts): Platform {
  const adapter = new BotAdapter(settings);
  const calls = createCalls(adapter, settings);
  let dispatch: Dispatch | undefined;
  const pending = createPendingReplies('teams', logger);

  const receive: ReceiveActivity = async (activity) => {
    if (!dispatch) throw new Error('the platform is not started');
    const running = dispatch;
    const event = parseEvent(activity, clock.now());
    if (!event) return undefined;
    calls.remember(event.address);
    if (!(await running.receive(event))) return undefined;
    if (activity.type === 'invoke') {
      // Here the answer is the acknowledgement; what it cannot carry follows by itself.
      const reply = await running.run(event);
      const answer = invokeAnswer(event, reply);
      pending.add(running, event, () => showReply(calls, event, reply));
      return answer;
    }
    // Teams waits for the end of the turn, so the turn ends here.
    pending.add(running, event, async () => showReply(calls, event, await running.run(event)));
    return undefined;
  };

  listen(http, adapter, settings, receive);

  return {
    name: 'teams',
    async start(given) {
      dispatch = given;
    },
    async stop() {
      await pending.settled();
    },
    answer: (event, reply) => showReply(calls, { ...event, canOpenForm: false }, reply),
    post: (address, message) => calls.post(address, message),
    update: (posted, message) => calls.update(posted, message),
    remove: (posted) => calls.remove(posted),
    /** Teams gives a bot no way to read what a conversation holds. */
    find: async () => 'cannotTell',
    directAddress: (member) => calls.directAddress(member),
    profile: (member) => calls.profile(member),
    roster: (address) => calls.roster(address),
    readFile: createFileReader(settings),
  };
}
