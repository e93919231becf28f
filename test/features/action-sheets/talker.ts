import { randomUUID } from 'node:crypto';
import { conversationKeyText, type DeliveryAddress, type Member } from '../../../src/core/address';
import type { EventBase, EventContent, InboundEvent } from '../../../src/core/event';
import type { Form } from '../../../src/core/form';
import type { Button, Message } from '../../../src/core/message';
import { buttonsOf } from '../../support/card-words';
import type { RecordedMessage, RecordingPlatform } from '../../support/recording-platform';
import type { FullHouse } from './full-house';

/** Somebody at her keyboard. Each of these resolves to what it brought before her eyes. */
export interface Talker {
  /** Resolves to the words of the whole reply. */
  deliver(event: InboundEvent): Promise<string>;
  type(text: string, place?: Partial<EventBase>): Promise<string>;
  command(argument: string): Promise<string>;
  /** Presses the newest button of that label; the platform sends a click twice where `times` says so. */
  click(label: string, times?: number): Promise<string>;
  /** Presses a button that she got by a message of the bot's own. */
  clickIn(message: Message, label: string): Promise<string>;
  press(button: Button, source?: RecordedMessage): Promise<string>;
  form(): { form: Form; problems: Record<string, string> } | undefined;
  /** What the form shows, with these fields filled otherwise; null empties one. */
  submit(values: Record<string, string | boolean | null>): Promise<string>;
  /** Everything before her eyes now, oldest first. */
  shown(): RecordedMessage[];
  /** Buttons of the newest message. */
  buttons(): string[];
  send(content: EventContent, more?: Partial<EventBase>): Promise<string>;
  event(content: EventContent, more?: Partial<EventBase>): InboundEvent;
}

export function createTalker(
  house: Pick<FullHouse, 'now' | 'answeredBy'>,
  platform: RecordingPlatform,
  memberId: string,
): Talker {
  const member: Member = { platform: platform.name, workspaceId: 'T1', memberId };
  const address: DeliveryAddress = {
    key: { platform: platform.name, workspaceId: 'T1', conversationId: `direct-${memberId}` },
    route: {},
  };
  const mine = conversationKeyText(address.key);
  const shown = () => platform.shown.filter(({ conversation }) => conversation === mine);

  function newest(label: string): { button: Button; source: RecordedMessage } {
    for (const source of shown().toReversed()) {
      const button = buttonsOf(source.message).find((one) => one.label === label);
      if (button) return { button, source };
    }
    throw new Error(`${memberId} sees no button « ${label} »`);
  }

  const talker: Talker = {
    event: (content, more = {}) => ({
      key: randomUUID(),
      receivedAt: house.now,
      deadline: house.now,
      actor: member,
      address,
      scope: 'personal',
      canOpenForm: content.kind === 'action' || content.kind === 'command',
      ...more,
      ...content,
    }),
    send: (content, more) => talker.deliver(talker.event(content, more)),
    async deliver(event) {
      house.answeredBy = undefined;
      const reply = await platform.deliver(event);
      return reply
        .flatMap((step) => (step.type === 'say' || step.type === 'replaceSource' ? [step.message.text] : []))
        .join('\n');
    },
    type: (text, place) => talker.send({ kind: 'message', text, mentionsBot: false }, place),
    command: (argument) => talker.send({ kind: 'command', name: 'fiche', argument }),
    async click(label, times = 1) {
      const { button, source } = newest(label);
      const clicks = Array.from({ length: times }, () => talker.press(button, source));
      return (await Promise.all(clicks)).join('\n');
    },
    clickIn: (message, label) => talker.press(buttonOf(message, label)),
    press: ({ actionId, payload }, source) =>
      talker.send({
        kind: 'action',
        actionId,
        payload,
        ...(source && { source: { address, messageId: source.id, visibility: 'all' as const } }),
      }),
    form: () => platform.forms.get(memberId),
    async submit(values) {
      const open = talker.form();
      if (!open) throw new Error(`no form is open before ${memberId}`);
      const filled = Object.fromEntries(
        open.form.fields.flatMap((field) => {
          const given = field.id in values ? values[field.id] : initialOf(field.initial);
          return given === null || given === undefined ? [] : [[field.id, given]];
        }),
      );
      const { formId, payload } = open.form;
      return talker.send({ kind: 'formSubmitted', formId, payload, values: filled });
    },
    shown,
    buttons: () => {
      const last = shown().at(-1);
      return last ? buttonsOf(last.message).map(({ label }) => label) : [];
    },
  };
  return talker;
}

export function buttonOf(message: Message | undefined, label: string): Button {
  const button = message && buttonsOf(message).find((one) => one.label === label);
  if (!button) throw new Error(`the message has no button « ${label} »`);
  return button;
}

const initialOf = (initial: string | boolean | { value: string } | undefined) =>
  typeof initial === 'object' ? initial.value : initial;
