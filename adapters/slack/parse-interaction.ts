import type { EventBase, InboundEvent } from '../../src/core/event';
import { openFormWithinMs } from './limits';
import { blockActions, blockSuggestion, formMetadata, viewSubmission, type StateValue } from './payloads';
import { slackAddress } from './route';

/** Buttons, submitted forms and searches. */
export function parseInteraction(body: unknown, now: Date): InboundEvent | undefined {
  const press = blockActions.safeParse(body);
  if (press.success) return parsePress(press.data, now);
  const submission = viewSubmission.safeParse(body);
  if (submission.success) return parseSubmission(submission.data, now);
  const suggestion = blockSuggestion.safeParse(body);
  if (suggestion.success) {
    const { team, user, action_id: lookupId, value: query } = suggestion.data;
    const common = commonParts(team.id, user.id, now, `slack/lookup/${user.id}`);
    return {
      ...common,
      kind: 'lookup',
      lookupId,
      query,
      scope: 'personal',
      address: slackAddress(team.id, { channel: user.id }),
    };
  }
  return undefined;
}

function commonParts(
  teamId: string,
  userId: string,
  now: Date,
  key: string,
): Pick<EventBase, 'key' | 'receivedAt' | 'deadline' | 'canOpenForm' | 'actor'> {
  const deadline = new Date(now.getTime() + openFormWithinMs);
  return {
    key,
    receivedAt: now,
    deadline,
    canOpenForm: false,
    actor: { platform: 'slack', workspaceId: teamId, memberId: userId },
  };
}

function parsePress(press: ReturnType<typeof blockActions.parse>, now: Date): InboundEvent | undefined {
  const pressed = press.actions[0];
  if (pressed?.type !== 'button') return undefined;
  const { container, team, user } = press;
  const onHome = container.type === 'view';
  const channel = press.channel?.id ?? container.channel_id ?? user.id;
  const personal = onHome || press.channel?.name === 'directmessage' || channel.startsWith('D');
  const address = slackAddress(team.id, {
    channel,
    threadTs: container.thread_ts,
    responseUrl: press.response_url,
  });
  const messageId = onHome ? container.view_id : container.message_ts;
  const visibility = onHome ? 'home' : container.is_ephemeral === true ? 'actor' : 'all';
  return {
    ...commonParts(team.id, user.id, now, `slack/trigger/${press.trigger_id}`),
    kind: 'action',
    canOpenForm: true,
    address,
    scope: personal ? 'personal' : 'channel',
    // The place after the bar only makes ids differ within a message.
    actionId: pressed.action_id.split('|', 1)[0] ?? '',
    payload: parseJson(pressed.value ?? 'null'),
    ...(messageId !== undefined && { source: { address, messageId, visibility } }),
  };
}

function parseSubmission(
  { team, user, trigger_id: triggerId, view }: ReturnType<typeof viewSubmission.parse>,
  now: Date,
): InboundEvent | undefined {
  const metadata = formMetadata.safeParse(parseJson(view.private_metadata));
  if (!metadata.success) return undefined;
  return {
    ...commonParts(team.id, user.id, now, `slack/trigger/${triggerId ?? `${view.id}/${view.hash ?? ''}`}`),
    kind: 'formSubmitted',
    address: slackAddress(team.id, metadata.data.address),
    scope: metadata.data.scope,
    formId: view.callback_id,
    payload: metadata.data.payload,
    values: readValues(view.state.values),
  };
}

/** Each block is a field, and holds one element. */
function readValues(state: Record<string, Record<string, StateValue>>): Record<string, string | boolean> {
  const values: Record<string, string | boolean> = {};
  for (const [fieldId, elements] of Object.entries(state)) {
    const element = Object.values(elements)[0];
    if (element === undefined) continue;
    if (element.type === 'checkboxes') {
      values[fieldId] = (element.selected_options ?? []).length > 0;
      continue;
    }
    const value = element.value ?? element.selected_date ?? element.selected_option?.value;
    if (value != null && value.trim() !== '') values[fieldId] = value;
  }
  return values;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
