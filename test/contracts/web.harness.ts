import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createWebPlatform } from '../../adapters/web';
import type { PageMessage } from '../../adapters/web/render-message';
import type { DeliveryAddress, Member } from '../../src/core/address';
import { systemClock } from '../../src/core/clock';
import type { Choice, Form } from '../../src/core/form';
import { silentLogger } from '../../src/core/logger';
import type { Dispatch } from '../../src/core/platform';
import { createHttpServer } from '../../src/http/server';
import { buttonsOf, wordsOf } from '../support/card-words';
import { initialValues } from '../support/form-values';
import { twoPeople, type Cast, type ContractHarness, type HarnessStores, type Place } from './harness';
import { settled } from './settled-dispatch';

interface Answer {
  form?: Form;
  problems?: Record<string, string>;
  choices?: Choice[];
}

/** The real adapter over HTTP, as the page speaks to it; everybody is a persona of one visitor. */
export async function startWebHarness(
  inner: Dispatch,
  { board, shelf }: HarnessStores,
  { names }: Cast = twoPeople,
): Promise<ContractHarness> {
  const personae = names.map((id) => ({ id, label: id, description: '' }));
  const http = createHttpServer(silentLogger);
  const pageFolder = mkdtempSync(path.join(tmpdir(), 'jalon-page-'));
  writeFileSync(path.join(pageFolder, 'index.html'), '<!doctype html><title>Jalon</title>');
  const watched = settled(inner);
  const platform = createWebPlatform({
    http,
    board,
    shelf,
    logger: silentLogger,
    clock: systemClock,
    cast: async () => ({ personae, isDemonstration: true }),
    suggestions: [],
    pageFolder,
    host: '127.0.0.1',
  });
  await platform.start(watched.dispatch);
  const base = `http://127.0.0.1:${await http.listen('127.0.0.1', 0)}`;
  const cookie = (await fetch(base)).headers.get('set-cookie')?.split(';', 1)[0] ?? '';
  const visitor = cookie.split('=')[1] ?? '';

  const member = (memberId: string): Member => ({ platform: 'web', workspaceId: visitor, memberId });
  const place = (where: Place): 'personal' | 'room' => (where === 'shared' ? 'room' : 'personal');
  const address = (where: Place, person: Member): DeliveryAddress => ({
    key: {
      platform: 'web',
      workspaceId: visitor,
      conversationId: where === 'shared' ? 'salon' : person.memberId,
    },
    route: {},
  });
  const forms = new Map<string, { form: Form; problems: Record<string, string> }>();
  let last: object | undefined;

  async function post(name: string, body: object): Promise<{ status: number; answer: Answer }> {
    const response = await fetch(`${base}/web/api/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });
    await watched.idle();
    return { status: response.status, answer: (await response.json()) as Answer };
  }

  async function upload(person: Member, id: string, bytes: Buffer): Promise<void> {
    const response = await fetch(`${base}/web/api/files?id=${id}&persona=${person.memberId}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', cookie },
      body: new Uint8Array(bytes),
    });
    if (!response.ok) throw new Error(`the upload was answered ${response.status}`);
  }

  function takeForm(person: Member, { form, problems }: Answer): void {
    if (form) forms.set(person.memberId, { form, problems: problems ?? {} });
    else forms.delete(person.memberId);
  }

  /** What the stream of a page that opens now shows. */
  async function shown(person: Member, where: Place): Promise<PageMessage[]> {
    const stop = new AbortController();
    const response = await fetch(`${base}/web/events?persona=${person.memberId}`, {
      headers: { cookie },
      signal: stop.signal,
    });
    const found: PageMessage[] = [];
    let text = '';
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(chunk).toString();
      if (text.includes('event: ready')) break;
    }
    stop.abort();
    for (const [, data = ''] of text.matchAll(/^event: message\n(?:id: \d+\n)?data: (.*)$/gm))
      found.push(JSON.parse(data) as PageMessage);
    return found.filter((message) => message.place === place(where) && message.author.bot);
  }

  return {
    platform,
    alice: member('alice'),
    bob: member('bob'),
    // One account each: her other device shows the same.
    member: (name) => member(name === 'portable' ? 'cheffe' : name),
    conversation: (where, person) => address(where, person).key,
    address,
    async write(person, where, text, sent = []) {
      const files: object[] = [];
      for (const { name, bytes, isGone } of sent) {
        const id = randomUUID();
        files.push({ id, name, type: '', size: bytes.length });
        if (!isGone) await upload(person, id, bytes);
      }
      last = {
        ...(files.length > 0 && { files }),
        id: randomUUID(),
        persona: person.memberId,
        place: place(where),
        text: where === 'shared' ? `@Jalon ${text}` : text,
      };
      await post('messages', last);
    },
    async press(person, where, label) {
      const message = (await shown(person, where)).findLast((candidate) =>
        buttonsOf(candidate.message).some((button) => button.label === label),
      );
      const button = message && buttonsOf(message.message).find((candidate) => candidate.label === label);
      if (!message || !button) throw new Error(`no button « ${label} » is shown`);
      const body = {
        id: randomUUID(),
        persona: person.memberId,
        place: place(where),
        messageId: message.id,
        actionId: button.actionId,
        payload: button.payload ?? null,
      };
      takeForm(person, (await post('actions', body)).answer);
    },
    async openForm(person) {
      const open = forms.get(person.memberId);
      return (
        open && {
          title: open.form.title,
          fields: open.form.fields.map(({ id }) => id),
          problems: open.problems,
        }
      );
    },
    async submit(person, values) {
      const open = forms.get(person.memberId);
      if (!open) throw new Error('no form is open');
      const body = {
        id: randomUUID(),
        persona: person.memberId,
        place: 'personal',
        formId: open.form.formId,
        payload: open.form.payload,
        values: { ...initialValues(open.form), ...values },
      };
      takeForm(person, (await post('forms', body)).answer);
    },
    async search(person, fieldId, query) {
      const field = forms.get(person.memberId)?.form.fields.find(({ id }) => id === fieldId);
      if (field?.type !== 'search') throw new Error(`${fieldId} is no search field`);
      const { answer } = await post('lookups', {
        persona: person.memberId,
        place: 'personal',
        lookupId: field.lookupId,
        query,
      });
      return (answer.choices ?? []).map(({ label }) => label);
    },
    async redeliver() {
      return (await post('messages', last ?? {})).status;
    },
    // Nothing echoes on our own page, and no bot but ours has a way in.
    echoOwnMessage: async () => {},
    otherBotWrites: async () => {},
    async seen(person, where) {
      return (await shown(person, where)).map(({ id, message }) => ({
        id,
        text: wordsOf(message),
        buttons: buttonsOf(message).map(({ label }) => label),
      }));
    },
    /** One page shows the room to everybody, as long as it is there. */
    outOfRoom() {},
    closeRoom() {},
    vendorAnswers: () => {},
    sendRequests: () => 0,
    resetRequests: () => {},
    async stop() {
      await platform.stop();
      await http.close();
    },
  };
}
