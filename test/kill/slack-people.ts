import { randomUUID } from 'node:crypto';
import { send, signInteraction, signJson, type SignOptions } from '../support/slack-request';
import type { SlackVendor } from '../support/slack-vendor';
import type { Told } from './kill-jalon';

export interface Deed extends Told {
  kind: 'question' | 'form';
  /** Of a question: the thread in which its answer is awaited. Of a form: what was forwarded. */
  mark: string;
}

const retry: SignOptions = { headers: { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_error' } };
export const redelivered = retry;

/** A mention in the room: the answer comes in its thread, so each answer is known from all others. */
export function askInRoom(vendor: SlackVendor, number: number): Deed {
  const ts = `${Math.floor(Date.now() / 1000)}.${String(number).padStart(6, '0')}`;
  const body = {
    type: 'event_callback',
    team_id: vendor.teamId,
    event_id: `Ev${randomUUID()}`,
    authorizations: [{ user_id: vendor.ids.bot, is_bot: true }],
    event: {
      type: 'message',
      channel: vendor.ids.room,
      channel_type: 'channel',
      user: vendor.ids.alice,
      text: `<@${vendor.ids.bot}> C’est quoi le VTE ?`,
      ts,
    },
  };
  return { kind: 'question', mark: ts, tell: (url, options) => status(url, signJson(body, options)) };
}

/** The form « Transmettre la question », whose effect is a row and a message to the delegation. */
export function forwardQuestion(vendor: SlackVendor, channel: string, number: number): Deed {
  const question = `Question à transmettre, numéro ${number} ?`;
  const body = {
    type: 'view_submission',
    team: { id: vendor.teamId },
    user: { id: vendor.ids.alice },
    trigger_id: randomUUID(),
    view: {
      id: `V${randomUUID()}`,
      callback_id: 'schemes.forward',
      private_metadata: JSON.stringify({ payload: {}, address: { channel }, scope: 'personal' }),
      state: { values: { question: { question: { type: 'plain_text_input', value: question } } } },
    },
  };
  return {
    kind: 'form',
    mark: question,
    tell: (url, options) => status(url, signInteraction(body, options)),
  };
}

/** « Valider » under a message of the bot; each call of this is a click of its own. */
export function confirmProposal(
  vendor: SlackVendor,
  { channel, ts, proposalId }: { channel: string; ts: string; proposalId: string },
): Told {
  const body = {
    type: 'block_actions',
    team: { id: vendor.teamId },
    user: { id: vendor.ids.alice },
    trigger_id: randomUUID(),
    channel: { id: channel, name: 'directmessage' },
    container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
    actions: [
      { type: 'button', action_id: 'action-sheets.confirm|0', value: JSON.stringify({ proposalId }) },
    ],
  };
  return { tell: (url, options) => status(url, signInteraction(body, options)) };
}

export async function directChannel(vendor: SlackVendor, user: string): Promise<string> {
  const opened = await vendor.call('conversations.open', { users: user });
  return (opened['channel'] as { id: string }).id;
}

async function status(url: string, request: Parameters<typeof send>[1]): Promise<number | undefined> {
  try {
    return (await send(url, request)).status;
  } catch {
    return undefined;
  }
}
