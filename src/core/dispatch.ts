import type { InboundEvent } from './event';
import type { Context, Feature } from './feature';
import type { Clock } from './clock';
import type { Logger } from './logger';
import { say } from './message';
import type { Dispatch, ShownMessage } from './platform';
import type { Acquaintance, Dialogs, Inbox, LiveMessages, PersonDirectory, Transactions, Tx } from './ports';
import { createQuestionsFeature } from './questions';
import type { Reply } from './reply';
import { openFormActionId, toReply } from './resolve';
import { collectRoutes, type Routes } from './route';
import { handleEvent } from './handle-event';
import { coreTexts } from './texts';

export interface DispatchParts {
  features: Feature[];
  inbox: Inbox;
  dialogs: Dialogs;
  liveMessages: LiveMessages;
  transactions: Transactions;
  directory: PersonDirectory;
  acquaintance: Acquaintance;
  clock: Clock;
  logger: Logger;
}

/**
 * inbox → an acquaintance? → who is it? → running dialog? → route → reply. The handler's writes, the kept reply and the mark that
 * the event is done are one transaction, so a crash repeats nothing and loses nothing.
 */
export function createDispatch(parts: DispatchParts): Dispatch {
  const routes: Routes = collectRoutes([...parts.features, createQuestionsFeature(() => routes)]);
  if (routes.actions.has(openFormActionId)) throw new Error(`${openFormActionId} is dispatch's own`);

  async function replyTo(event: InboundEvent, tx: Tx): Promise<Reply> {
    const person = await parts.directory.personOf(tx, event.actor);
    const personOf: Context['personOf'] = (member) => parts.directory.personOf(tx, member);
    const context: Context = { event, person, now: parts.clock.now(), tx, personOf };
    return toReply(routes, parts.dialogs, context, await handleEvent(routes, parts.dialogs, context));
  }

  return {
    async receive(event) {
      if (event.kind === 'lookup') return true;
      return parts.inbox.record(event);
    },

    async run(event) {
      try {
        if (event.kind === 'lookup') {
          return await parts.transactions.run((tx) => replyTo(event, tx));
        }
        if (mayWait(event) && (await parts.acquaintance.meet(event)) === 'bot')
          return await parts.inbox.handle(event, async () => []);
        return await parts.inbox.handle(event, (tx) => replyTo(event, tx));
      } catch (error) {
        return apologise(parts, event, error);
      }
    },

    async shown(event, messages) {
      if (event.kind === 'lookup') return;
      for (const shown of messages) await keepTrack(parts, event, shown);
      await parts.inbox.markShown(event);
    },
  };
}

async function keepTrack(
  { liveMessages, clock }: DispatchParts,
  event: InboundEvent,
  { message: { liveKey }, posted, audience, isReplacement }: ShownMessage,
): Promise<void> {
  if (liveKey === undefined) {
    if (isReplacement) await liveMessages.forget(posted);
    return;
  }
  // Where others read too, nothing that is meant for her alone may come later.
  const member = event.scope === 'personal' || audience === 'actor' ? event.actor : undefined;
  await liveMessages.remember({ liveKey, posted, member, postedAt: clock.now() });
}

/** Forms and buttons must be answered within 2.5 s, too little to ask the platform who it is. */
const mayWait = ({ kind }: InboundEvent): boolean => kind !== 'formSubmitted' && kind !== 'action';

async function apologise(parts: DispatchParts, event: InboundEvent, error: unknown): Promise<Reply> {
  const reference = parts.clock.now().getTime().toString(36);
  parts.logger.error(
    {
      reference,
      platform: event.actor.platform,
      kind: event.kind,
      error: error instanceof Error ? error : new Error(String(error)),
    },
    'event failed',
  );
  if (event.kind === 'lookup') return [{ type: 'choices', options: [] }];
  const apology: Reply = [{ type: 'say', audience: 'actor', message: say(coreTexts.apology(reference)) }];
  // With the database away this fails too: the event stays received, and is run again later.
  await parts.inbox
    .giveUp(event, apology)
    .catch((cause: Error) => parts.logger.error({ reference, error: cause }, 'apology not recorded'));
  return apology;
}
