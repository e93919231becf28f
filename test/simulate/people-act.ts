import type { Clock } from '../../src/core/clock';
import type { InboundEvent } from '../../src/core/event';
import type { Context, Feature, HandlerReply } from '../../src/core/feature';
import type { Message } from '../../src/core/message';
import type { PersonDirectory, Transactions } from '../../src/core/ports';
import type { Citizen } from './world';

/** What people do with the features: each deed is an event, in a transaction of its own. */
export interface Acting {
  types(person: Citizen, argument: string): Promise<HandlerReply>;
  presses(person: Citizen, actionId: string, payload: unknown): Promise<HandlerReply>;
  /** What was shown is confirmed. */
  confirms(author: Citizen, shown: HandlerReply): Promise<HandlerReply>;
  /** The form of a copil, and « Confirmer ». */
  convenes(
    author: Citizen,
    payload: Record<string, string>,
    values: Record<string, string | boolean>,
  ): Promise<HandlerReply>;
}

export function createActing(
  { copils, reminders }: { copils: Feature; reminders: Feature },
  {
    transactions,
    clock,
    directory,
  }: { transactions: Transactions; clock: Clock; directory: PersonDirectory },
): Acting {
  let events = 0;
  const does = (
    person: Citizen,
    work: (context: Context) => Promise<HandlerReply>,
  ): Promise<HandlerReply> => {
    events += 1;
    const { platform, workspaceId, memberId } = person.member;
    const event: InboundEvent = {
      key: `web/simulated/${events}`,
      receivedAt: clock.now(),
      deadline: clock.now(),
      actor: person.member,
      address: { key: { platform, workspaceId, conversationId: `direct-${memberId}` }, route: {} },
      scope: 'personal',
      canOpenForm: false,
      kind: 'command',
      name: 'copil',
      argument: '',
    };
    return transactions.run((tx) =>
      work({ event, person, now: clock.now(), tx, personOf: (member) => directory.personOf(tx, member) }),
    );
  };
  const actions = [...(copils.actions ?? []), ...(reminders.actions ?? [])];

  const acting: Acting = {
    types: (person, argument) => does(person, (context) => only(copils.commands).run(context, argument)),
    presses(person, actionId, payload) {
      const { run, payload: schema } = only(actions.filter((one) => one.actionId === actionId));
      return does(person, (context) => run(context, schema.parse(payload)));
    },
    confirms: (author, shown) => acting.presses(author, 'copils.confirm', payloadOf(shown, 'copils.confirm')),
    async convenes(author, payload, values) {
      const form = only(copils.forms?.filter(({ formId }) => formId === 'copils.form'));
      const shown = await does(author, (context) =>
        form.submit(context, form.payload.parse(payload), form.values.parse(values)),
      );
      return acting.confirms(author, shown);
    },
  };
  return acting;
}

function only<T>([item]: readonly T[] = []): T {
  if (item === undefined) throw new Error('the feature has no such thing');
  return item;
}

export const buttonsOf = (message: Message) =>
  (message.card?.blocks ?? []).flatMap((block) => (block.type === 'buttons' ? block.buttons : []));

/** Of the button with that action; undefined: there is none. */
export function payloadOf(reply: HandlerReply, actionId: string): unknown {
  for (const step of reply)
    if ('message' in step) {
      const found = buttonsOf(step.message).find((button) => button.actionId === actionId);
      if (found) return found.payload;
    }
  return undefined;
}

export const textOf = (reply: HandlerReply): string =>
  reply.flatMap((step) => ('message' in step ? [step.message.text] : [])).join('\n');
