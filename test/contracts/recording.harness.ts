import { randomUUID } from 'node:crypto';
import { conversationKeyText, type DeliveryAddress, type Member } from '../../src/core/address';
import { PlatformError } from '../../src/core/errors';
import type { EventContent, InboundEvent } from '../../src/core/event';
import type { Dispatch } from '../../src/core/platform';
import { createRecordingPlatform } from '../support/recording-platform';
import { buttonsOf, wordsOf } from '../support/card-words';
import { initialValues } from '../support/form-values';
import {
  twoPeople,
  type Cast,
  type ContractHarness,
  type HarnessStores,
  type Place,
  type VendorFailure,
} from './harness';

const room = 'room';

/** The recording platform of the tests, held to the same contract as the real ones. */
export async function startRecordingHarness(
  dispatch: Dispatch,
  _stores?: HarnessStores,
  { names }: Cast = twoPeople,
): Promise<ContractHarness> {
  const platform = createRecordingPlatform();
  platform.rosters.set(room, names);
  await platform.start(dispatch);
  const member = (memberId: string): Member => ({ platform: 'web', workspaceId: 'recorded', memberId });
  const alice = member('alice');
  const bob = member('bob');
  let last: InboundEvent | undefined;

  const address = (place: Place, person: Member): DeliveryAddress => ({
    key: {
      platform: 'web',
      workspaceId: 'recorded',
      conversationId: place === 'shared' ? room : `direct-${person.memberId}`,
    },
    route: {},
  });
  const event = (person: Member, place: Place, content: EventContent): InboundEvent => ({
    key: randomUUID(),
    receivedAt: new Date(),
    deadline: new Date(Date.now() + 2500),
    actor: person,
    address: address(place, person),
    scope: place === 'shared' ? 'channel' : 'personal',
    canOpenForm: content.kind === 'action',
    ...content,
  });
  const shownIn = (place: Place, person: Member) => {
    const conversation = conversationKeyText(address(place, person).key);
    return platform.shown.filter((recorded) => recorded.conversation === conversation);
  };

  return {
    platform,
    alice,
    bob,
    member: (name) => member(name === 'portable' ? 'cheffe' : name),
    conversation: (place, person) => address(place, person).key,
    address,
    async write(person, place, text, sent = []) {
      const files = sent.map(({ name, bytes, isGone }) => {
        const ref = randomUUID();
        if (!isGone) platform.files.set(JSON.stringify(ref), bytes);
        return { name, mediaType: '', size: bytes.length, ref };
      });
      last = event(person, place, { kind: 'message', text, mentionsBot: place === 'shared', files });
      await platform.deliver(last);
    },
    async press(person, place, label) {
      const recorded = shownIn(place, person).findLast(({ message }) =>
        buttonsOf(message).some((button) => button.label === label),
      );
      const button = recorded && buttonsOf(recorded.message).find((candidate) => candidate.label === label);
      if (!recorded || !button) throw new Error(`no button « ${label} » is shown`);
      const source = { address: address(place, person), messageId: recorded.id, visibility: 'all' as const };
      await platform.deliver(
        event(person, place, { kind: 'action', actionId: button.actionId, payload: button.payload, source }),
      );
    },
    async openForm(person) {
      const open = platform.forms.get(person.memberId);
      return (
        open && {
          title: open.form.title,
          fields: open.form.fields.map(({ id }) => id),
          problems: open.problems,
        }
      );
    },
    async submit(person, values) {
      const open = platform.forms.get(person.memberId);
      if (!open) throw new Error('no form is open');
      await platform.deliver(
        event(person, 'personal', {
          kind: 'formSubmitted',
          formId: open.form.formId,
          payload: open.form.payload,
          // As the platforms do: an empty field is not there.
          values: Object.fromEntries(
            Object.entries({ ...initialValues(open.form), ...values }).filter(([, value]) => value !== ''),
          ),
        }),
      );
    },
    async search(person, fieldId, query) {
      const field = platform.forms.get(person.memberId)?.form.fields.find(({ id }) => id === fieldId);
      if (field?.type !== 'search') throw new Error(`${fieldId} is no search field`);
      const reply = await platform.deliver(
        event(person, 'personal', { kind: 'lookup', lookupId: field.lookupId, query }),
      );
      return reply.flatMap((step) => (step.type === 'choices' ? step.options.map(({ label }) => label) : []));
    },
    async redeliver() {
      if (!last) throw new Error('nothing was written yet');
      await platform.deliver(last);
      return 200;
    },
    // Nothing echoes here, and nobody else writes: there is no vendor that would tell.
    echoOwnMessage: async () => {},
    otherBotWrites: async () => {},
    async seen(person, place) {
      return shownIn(place, person).map(({ id, message }) => ({
        id,
        text: wordsOf(message),
        buttons: buttonsOf(message).map(({ label }) => label),
      }));
    },
    outOfRoom(members) {
      const out = new Set(members.map(({ memberId }) => memberId));
      platform.rosters.set(
        room,
        names.filter((name) => !out.has(name)),
      );
    },
    closeRoom: (isClosed) => void (isClosed ? platform.closed.add(room) : platform.closed.delete(room)),
    vendorAnswers: (failure) =>
      platform.plan(() => (failure ? { kind: 'fails', error: errorOf(failure) } : { kind: 'ok' })),
    sendRequests: () => platform.sends,
    resetRequests: () => (platform.sends = 0),
    stop: () => platform.stop(),
  };
}

function errorOf(failure: VendorFailure): PlatformError {
  switch (failure.kind) {
    case 'tooManyRequests':
      return new PlatformError('rateLimited', 'slow down', {
        retryAfterMs: failure.retryAfterSeconds * 1000,
      });
    case 'serverError':
      return new PlatformError('ambiguous', 'server error');
    case 'gone':
      return new PlatformError('unreachable', 'gone');
  }
}
