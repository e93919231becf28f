import { randomUUID } from 'node:crypto';
import { createTeamsPlatform } from '../../adapters/teams';
import type { DeliveryAddress, Member } from '../../src/core/address';
import { systemClock } from '../../src/core/clock';
import { silentLogger } from '../../src/core/logger';
import type { Dispatch } from '../../src/core/platform';
import { createHttpServer } from '../../src/http/server';
import { readCard, type CardScreen } from '../support/teams-screen';
import { appId, startTeamsVendor, tenantId } from '../support/teams-vendor';
import { twoPeople, type Cast, type ContractHarness, type HarnessStores, type Place } from './harness';
import { settled } from './settled-dispatch';

const room = '19:salon@thread.tacv2';

interface OpenForm {
  title: string;
  screen: CardScreen;
}

/** The real adapter and its SDK over HTTP, with people who write, press and submit as Teams would tell it. */
export async function startTeamsHarness(
  dispatch: Dispatch,
  _stores: HarnessStores,
  cast: Cast = twoPeople,
): Promise<ContractHarness> {
  const vendor = await startTeamsVendor(cast);
  const http = createHttpServer(silentLogger);
  const platform = createTeamsPlatform({
    settings: { appId, appPassword: 'unused', tenantId, appType: 'SingleTenant', cloud: vendor.cloud },
    http,
    logger: silentLogger,
    clock: systemClock,
  });
  const watched = settled(dispatch);
  await platform.start(watched.dispatch);
  const url = `http://127.0.0.1:${await http.listen('127.0.0.1', 0)}/api/messages`;

  const personOf = (name: string): Member => ({
    platform: 'teams',
    workspaceId: tenantId,
    memberId: `aad-${name}`,
  });
  const [alice, bob] = [personOf('alice'), personOf('bob')];
  /** In the channel every mention of ours begins a thread. */
  const threads: string[] = [];
  const forms = new Map<string, OpenForm>();
  let last: Record<string, unknown> | undefined;

  const everybody = cast.names.map((name) => personOf(name).memberId);
  let inRoom = everybody;
  vendor.setRoster(room, inRoom);

  const conversationId = (place: Place, member: Member): string =>
    place === 'personal' ? vendor.directConversation(member.memberId) : room;
  const address = (place: Place, member: Member): DeliveryAddress => {
    const id = conversationId(place, member);
    return {
      key: { platform: 'teams', workspaceId: tenantId, conversationId: id },
      route: { serviceUrl: vendor.serviceUrl, conversationId: id, botId: `28:${appId}`, tenantId },
    };
  };

  function activity(
    member: Member,
    place: Place,
    thread: string | undefined,
    rest: Record<string, unknown>,
  ): Record<string, unknown> {
    const id = conversationId(place, member);
    return {
      id: randomUUID(),
      channelId: 'msteams',
      serviceUrl: vendor.serviceUrl,
      timestamp: new Date().toISOString(),
      from: { id: `29:${member.memberId}`, aadObjectId: member.memberId, name: member.memberId },
      recipient: { id: `28:${appId}`, name: 'Jalon' },
      conversation: {
        id: thread === undefined ? id : `${id};messageid=${thread}`,
        tenantId,
        conversationType: place === 'personal' ? 'personal' : 'channel',
      },
      channelData: { tenant: { id: tenantId } },
      ...rest,
    };
  }

  async function deliver(body: Record<string, unknown>): Promise<{ status: number; body: unknown }> {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await vendor.token()}` },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    await watched.idle();
    return { status: answer.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  }

  function listed(member: Member, place: Place) {
    const ids =
      place === 'personal'
        ? [conversationId(place, member)]
        : [room, ...threads.map((thread) => `${room};messageid=${thread}`)];
    return ids.flatMap((id) =>
      vendor.activities(id).map((sent) => ({
        id: sent.id,
        thread: id.split(';messageid=')[1],
        ...readCard(sent.attachments?.[0]?.content),
      })),
    );
  }

  function takeTask(member: Member, answer: unknown): void {
    const value = (
      answer as { task?: { type: string; value?: { title: string; card: { content: unknown } } } } | undefined
    )?.task;
    if (value?.type === 'continue' && value.value)
      forms.set(member.memberId, { title: value.value.title, screen: readCard(value.value.card.content) });
    else forms.delete(member.memberId);
  }

  return {
    platform,
    alice,
    bob,
    member: personOf,
    conversation: (place, member) => address(place, member).key,
    address,

    async write(member, place, text, sent = []) {
      const thread = place === 'shared' ? randomUUID() : undefined;
      if (thread !== undefined) threads.push(thread);
      const mention = {
        type: 'mention',
        text: '<at>Jalon</at>',
        mentioned: { id: `28:${appId}`, name: 'Jalon' },
      };
      last = activity(member, place, thread, {
        type: 'message',
        text: place === 'shared' ? `<at>Jalon</at> ${text}` : text,
        entities: place === 'shared' ? [mention] : [],
        attachments: [
          { contentType: 'text/html', content: `<p>${text}</p>` },
          ...sent.map((file) => vendor.attach(file)),
        ],
      });
      await deliver(last);
    },

    async press(member, place, label) {
      const shown = listed(member, place)
        .reverse()
        .find(({ buttons }) => buttons.some((button) => button.label === label));
      const data = shown?.buttons.find((button) => button.label === label)?.data;
      if (!shown || !data) throw new Error(`no button « ${label} » is shown`);
      const opensDialog = (data['msteams'] as { type?: string } | undefined)?.type === 'task/fetch';
      const press = opensDialog
        ? { type: 'invoke', name: 'task/fetch', value: { data } }
        : { type: 'message', value: data };
      const { body } = await deliver(
        activity(member, place, shown.thread, { ...press, replyToId: shown.id }),
      );
      if (opensDialog) takeTask(member, body);
    },

    async openForm(member) {
      const form = forms.get(member.memberId);
      if (!form) return undefined;
      const problems = Object.fromEntries(
        form.screen.inputs.flatMap(({ id, problem }) => (problem === undefined ? [] : [[id, problem]])),
      );
      return { title: form.title, fields: form.screen.inputs.map(({ id }) => id), problems };
    },

    async submit(member, values) {
      const form = forms.get(member.memberId);
      if (!form) throw new Error('no form is open');
      const typed = Object.fromEntries(
        form.screen.inputs.map(({ id, value }) => [id, String(values[id] ?? value ?? '')]),
      );
      const data = { ...form.screen.buttons[0]?.data, ...typed };
      const { body } = await deliver(
        activity(member, 'personal', undefined, { type: 'invoke', name: 'task/submit', value: { data } }),
      );
      takeTask(member, body);
    },

    async search(member, fieldId, query) {
      const dataset = forms.get(member.memberId)?.screen.inputs.find(({ id }) => id === fieldId)?.dataset;
      const { body } = await deliver(
        activity(member, 'personal', undefined, {
          type: 'invoke',
          name: 'application/search',
          value: { kind: 'search', queryText: query, dataset },
        }),
      );
      return (body as { value: { results: { title: string }[] } }).value.results.map(({ title }) => title);
    },

    async redeliver() {
      if (!last) throw new Error('nothing was written yet');
      return (await deliver(last)).status;
    },

    async echoOwnMessage(place) {
      await deliver({
        ...activity(alice, place, randomUUID(), { type: 'message', text: 'bonjour' }),
        from: { id: `28:${appId}`, name: 'Jalon', role: 'bot' },
      });
    },

    async otherBotWrites(place, text) {
      const thread = randomUUID();
      threads.push(thread);
      await deliver({
        ...activity(alice, place, thread, { type: 'message', text: `<at>Jalon</at> ${text}` }),
        from: { id: '28:another-bot', name: 'Autre' },
      });
    },

    async seen(member, place) {
      return listed(member, place).map(({ id, text, buttons }) => ({
        id,
        text,
        buttons: buttons.map(({ label }) => label),
      }));
    },

    outOfRoom(members) {
      inRoom = everybody.filter((id) => !members.some(({ memberId }) => memberId === id));
      vendor.setRoster(room, inRoom);
    },
    closeRoom: (isClosed) => vendor.setRoster(room, isClosed ? undefined : inRoom),
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
