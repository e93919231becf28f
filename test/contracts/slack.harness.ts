import { randomUUID } from 'node:crypto';
import { createSlackPlatform } from '../../adapters/slack';
import type { DeliveryAddress, Member } from '../../src/core/address';
import { systemClock } from '../../src/core/clock';
import { silentLogger } from '../../src/core/logger';
import type { Dispatch } from '../../src/core/platform';
import { createHttpServer } from '../../src/http/server';
import { readBlocks, type ScreenButton } from '../support/slack-screen';
import { send, signInteraction, signJson, signingSecret, type SignedRequest } from '../support/slack-request';
import { botToken, startSlackVendor } from '../support/slack-vendor';
import { settled, type SettledDispatch } from './settled-dispatch';
import {
  twoPeople,
  type Cast,
  type ContractHarness,
  type HarnessStores,
  type Place,
  type SeenForm,
  type SeenMessage,
} from './harness';

interface ViewInput {
  type: string;
  block_id: string;
  element: {
    type: string;
    action_id: string;
    initial_value?: string;
    initial_date?: string;
    initial_option?: { value: string };
    initial_options?: unknown[];
  };
}
interface OpenView {
  id: string;
  hash: string;
  callback_id: string;
  private_metadata: string;
  title: { text: string };
  blocks: ViewInput[];
}

/** The real adapter and its SDK over HTTP, with people who write, press and submit as Slack would tell it. */
export async function startSlackHarness(
  dispatch: Dispatch,
  { memory }: HarnessStores,
  cast: Cast = twoPeople,
): Promise<ContractHarness> {
  const vendor = await startSlackVendor(cast);
  const http = createHttpServer(silentLogger);
  const platform = createSlackPlatform({
    settings: { mode: 'http', botToken, signingSecret, apiUrl: vendor.apiUrl },
    http,
    logger: silentLogger,
    clock: systemClock,
    pace: [],
    memory,
  });
  const watched: SettledDispatch = settled(dispatch);
  await platform.start(watched.dispatch);
  const url = `http://127.0.0.1:${await http.listen('127.0.0.1', 0)}/slack/events`;

  const member = (memberId: string): Member => ({ platform: 'slack', workspaceId: vendor.teamId, memberId });
  const people = new Map(cast.names.map((name) => [name, member(vendor.userId(name))]));
  const personOf = (name: string): Member => {
    const person = people.get(name);
    if (!person) throw new Error(`${name} has no account`);
    return person;
  };
  const alice = personOf('alice');
  const bob = personOf('bob');
  const direct = new Map<string, string>();
  for (const person of people.values()) {
    const opened = (await vendor.call('conversations.open', { users: person.memberId }))['channel'] as {
      id: string;
    };
    direct.set(person.memberId, opened.id);
  }
  /** In the room the bot answers in the thread of the mention; the newest is where one looks. */
  const threads: string[] = [];
  /** What was typed stays in the window when the form is rejected. */
  const forms = new Map<
    string,
    { view: OpenView; typed: Record<string, string | boolean>; problems: Record<string, string> }
  >();
  let last: SignedRequest | undefined;

  const channelOf = (place: Place, person: Member): string =>
    place === 'shared' ? vendor.ids.room : (direct.get(person.memberId) ?? '');
  const address = (place: Place, person: Member): DeliveryAddress => {
    const channel = channelOf(place, person);
    return {
      key: { platform: 'slack', workspaceId: vendor.teamId, conversationId: channel },
      route: { channel },
    };
  };
  const deliver = async (request: SignedRequest): Promise<{ status: number; text: string }> => {
    const answer = await send(url, request);
    await watched.idle();
    return answer;
  };
  const eventBody = (event: Record<string, unknown>) => ({
    type: 'event_callback',
    team_id: vendor.teamId,
    event_id: `Ev${randomUUID()}`,
    authorizations: [{ user_id: vendor.ids.bot, is_bot: true }],
    event,
  });

  async function rawMessages(
    person: Member,
    place: Place,
  ): Promise<{ ts: string; user: string; blocks?: unknown; thread_ts?: string }[]> {
    type Raw = { ts: string; user: string; blocks?: unknown; thread_ts?: string };
    const channel = channelOf(place, person);
    const top = (
      (await vendor.call('conversations.history', { channel, limit: 500 }))['messages'] as Raw[]
    ).reverse();
    const inThreads: Raw[] = [];
    if (place === 'shared')
      for (const ts of threads)
        inThreads.push(
          ...((await vendor.call('conversations.replies', { channel, ts }))['messages'] as Raw[]),
        );
    return [...top, ...inThreads]
      .filter(({ user }) => user === vendor.ids.bot)
      .sort((a, b) => (a.ts < b.ts ? -1 : 1));
  }

  async function seen(person: Member, place: Place): Promise<SeenMessage[]> {
    return (await rawMessages(person, place)).map(({ ts, blocks }) => {
      const { text, buttons } = readBlocks(blocks);
      return { id: ts, text, buttons: buttons.map(({ label }) => label) };
    });
  }

  async function refreshForm(person: Member, openedBefore: Set<string>): Promise<void> {
    const view = opened.find(
      (candidate) => candidate.user === person.memberId && !openedBefore.has(candidate.view.id),
    )?.view;
    if (view) forms.set(person.memberId, { view, typed: {}, problems: {} });
  }
  const opened: { user: string; view: OpenView }[] = [];
  vendor.onViewOpened((user, view) => opened.push({ user, view: view as OpenView }));

  return {
    platform,
    alice,
    bob,
    member: personOf,
    conversation: (place, person) => address(place, person).key,
    address,

    async write(person, place, text, sent = []) {
      const ts = `${Math.floor(Date.now() / 1000)}.${String(Math.floor(performance.now() * 1000) % 1_000_000).padStart(6, '0')}`;
      const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
      const shared = place === 'shared';
      const event = {
        type: 'message',
        channel: channelOf(place, person),
        channel_type: shared ? 'channel' : 'im',
        user: person.memberId,
        text: shared ? `<@${vendor.ids.bot}> ${escaped}` : escaped,
        ts,
        ...(sent.length > 0 && {
          subtype: 'file_share',
          files: sent.map((file) => vendor.attach(file)),
        }),
      };
      if (shared) threads.push(ts);
      last = signJson(eventBody(event));
      await deliver(last);
      // Slack tells a mention twice, under two event ids.
      if (shared)
        await deliver(signJson(eventBody({ ...event, type: 'app_mention', channel_type: undefined })));
    },

    async press(person, place, label) {
      const messages = await rawMessages(person, place);
      let found: { ts: string; thread_ts?: string; button: ScreenButton } | undefined;
      for (const message of messages) {
        const button = readBlocks(message.blocks).buttons.find((candidate) => candidate.label === label);
        if (button) found = { ts: message.ts, thread_ts: message.thread_ts, button };
      }
      if (!found) throw new Error(`no button « ${label} » is shown`);
      const trigger = await vendor.call('views.generateTriggerId', { user_id: person.memberId });
      const channel = channelOf(place, person);
      const before = new Set(opened.map(({ view }) => view.id));
      await deliver(
        signInteraction({
          type: 'block_actions',
          team: { id: vendor.teamId },
          user: { id: person.memberId },
          trigger_id: trigger['trigger_id'],
          channel: { id: channel, name: place === 'personal' ? 'directmessage' : 'salon' },
          container: {
            type: 'message',
            message_ts: found.ts,
            channel_id: channel,
            thread_ts: found.thread_ts,
            is_ephemeral: false,
          },
          actions: [{ type: 'button', action_id: found.button.actionId, value: found.button.value }],
        }),
      );
      await refreshForm(person, before);
    },

    async openForm(person): Promise<SeenForm | undefined> {
      const form = forms.get(person.memberId);
      if (!form) return undefined;
      const inputs = form.view.blocks.filter(({ type }) => type === 'input');
      return {
        title: form.view.title.text,
        fields: inputs.map(({ block_id }) => block_id),
        problems: form.problems,
      };
    },

    async submit(person, values) {
      const form = forms.get(person.memberId);
      if (!form) throw new Error('no form is open');
      Object.assign(form.typed, values);
      const { status, text } = await deliver(
        signInteraction({
          type: 'view_submission',
          team: { id: vendor.teamId },
          user: { id: person.memberId },
          trigger_id: randomUUID(),
          view: { ...form.view, state: { values: stateOf(form.view, form.typed) } },
        }),
      );
      if (status !== 200) throw new Error(`the submission was answered ${status}`);
      const verdict =
        text === ''
          ? {}
          : (JSON.parse(text) as { response_action?: string; errors?: Record<string, string> });
      if (verdict.response_action === 'errors') form.problems = verdict.errors ?? {};
      else forms.delete(person.memberId);
    },

    async search(person, fieldId, query) {
      const input = forms.get(person.memberId)?.view.blocks.find(({ block_id }) => block_id === fieldId);
      const { text } = await deliver(
        signInteraction({
          type: 'block_suggestion',
          team: { id: vendor.teamId },
          user: { id: person.memberId },
          action_id: input?.element.action_id,
          value: query,
        }),
      );
      return (JSON.parse(text) as { options: { text: { text: string } }[] }).options.map(
        (option) => option.text.text,
      );
    },

    async redeliver() {
      if (!last) throw new Error('nothing was written yet');
      const again = signJson(JSON.parse(last.body), {
        headers: { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' },
      });
      return (await deliver(again)).status;
    },

    async echoOwnMessage(place) {
      const own = (await rawMessages(alice, place)).at(-1);
      await deliver(
        signJson(
          eventBody({
            type: 'message',
            channel: channelOf(place, alice),
            channel_type: 'channel',
            user: vendor.ids.bot,
            bot_id: 'B0JALON',
            text: `<@${vendor.ids.bot}> bonjour`,
            ts: own?.ts,
          }),
        ),
      );
    },

    async otherBotWrites(place, text) {
      const ts = `${Math.floor(Date.now() / 1000)}.999999`;
      threads.push(ts);
      await deliver(
        signJson(
          eventBody({
            type: 'message',
            subtype: 'bot_message',
            channel: channelOf(place, alice),
            channel_type: 'channel',
            bot_id: 'B0OTHER',
            user: 'U0OTHER',
            text: `<@${vendor.ids.bot}> ${text}`,
            ts,
          }),
        ),
      );
    },

    seen,
    filesIn: async (messageId) => vendor.files.in(messageId),
    outOfRoom: (members) => vendor.outOfRoom(members.map(({ memberId }) => memberId)),
    closeRoom: (isClosed) => vendor.archiveRoom(isClosed),
    vendorAnswers: (failure) => vendor.answers(failure),
    sendRequests: () => vendor.sendRequests(),
    resetRequests: () => vendor.resetRequests(),

    async stop() {
      await http.close();
      await platform.stop();
      await vendor.stop();
    },
  };
}

function stateOf(
  view: OpenView,
  values: Record<string, string | boolean>,
): Record<string, Record<string, unknown>> {
  const state: Record<string, Record<string, unknown>> = {};
  for (const { type, block_id: fieldId, element } of view.blocks) {
    if (type !== 'input') continue;
    state[fieldId] = {
      [element.action_id]: elementState(element.type, values[fieldId] ?? initialOf(element)),
    };
  }
  return state;
}

const initialOf = (element: ViewInput['element']): string | boolean | undefined =>
  element.initial_value ??
  element.initial_date ??
  element.initial_option?.value ??
  (element.initial_options === undefined ? undefined : true);

function elementState(type: string, value: string | boolean | undefined): Record<string, unknown> {
  switch (type) {
    case 'plain_text_input':
      return { type, value: value || null };
    case 'datepicker':
      return { type, selected_date: value ?? null };
    case 'checkboxes':
      return { type, selected_options: value === true ? [{ value: 'yes' }] : [] };
    default:
      return { type, selected_option: value === undefined || value === '' ? null : { value } };
  }
}
