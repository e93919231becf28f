import type { InboundEvent } from '../../src/core/event';
import { readTyped } from './escape';
import { inboundFile } from './inbound-files';
import { openFormWithinMs } from './limits';
import { parseInteraction } from './parse-interaction';
import { eventCallback, homeEvent, joinedEvent, messageEvent, slashCommand } from './payloads';
import { slackAddress } from './route';

export interface ParseContext {
  now: Date;
  /** Our own user in the workspace, where the payload itself does not say it. */
  botUserId: string | undefined;
}

/** Messages with one of these are still something that a person wrote; all other subtypes are notices. */
const spokenSubtypes = new Set(['file_share', 'thread_broadcast', 'me_message']);

/** Undefined: nothing for us (our own messages, other bots, edits, what we did not ask for). */
export function parseEvent(body: unknown, context: ParseContext): InboundEvent | undefined {
  const callback = eventCallback.safeParse(body);
  if (callback.success) return parseCallback(callback.data, context);
  const command = slashCommand.safeParse(body);
  if (command.success) return parseCommand(command.data, context);
  return parseInteraction(body, context.now);
}

type Callback = ReturnType<typeof eventCallback.parse>;

function parseCallback(callback: Callback, context: ParseContext): InboundEvent | undefined {
  const botUserId =
    callback.authorizations?.find(({ is_bot }) => is_bot !== false)?.user_id ?? context.botUserId;
  const message = messageEvent.safeParse(callback.event);
  if (message.success) return parseMessage(callback.team_id, message.data, botUserId, context.now);

  const base = {
    deadline: context.now,
    receivedAt: context.now,
    canOpenForm: false,
    key: `slack/event/${callback.event_id}`,
  };
  const home = homeEvent.safeParse(callback.event);
  if (home.success && home.data.tab !== 'messages') {
    const actor = { platform: 'slack' as const, workspaceId: callback.team_id, memberId: home.data.user };
    return {
      ...base,
      kind: 'homeOpened',
      actor,
      scope: 'personal',
      address: slackAddress(callback.team_id, { channel: home.data.user }),
    };
  }
  const joined = joinedEvent.safeParse(callback.event);
  if (joined.success && joined.data.user === botUserId) {
    const actor = {
      platform: 'slack' as const,
      workspaceId: callback.team_id,
      memberId: joined.data.inviter ?? joined.data.user,
    };
    return {
      ...base,
      kind: 'installed',
      actor,
      scope: 'channel',
      address: slackAddress(callback.team_id, { channel: joined.data.channel }),
    };
  }
  return undefined;
}

function parseMessage(
  teamId: string,
  message: ReturnType<typeof messageEvent.parse>,
  botUserId: string | undefined,
  now: Date,
): InboundEvent | undefined {
  const spoken = message.subtype === undefined || spokenSubtypes.has(message.subtype);
  if (!spoken || message.user === undefined || message.bot_id !== undefined || message.user === botUserId)
    return undefined;
  const personal = message.channel_type === 'im';
  const mentionsBot =
    message.type === 'app_mention' || (botUserId !== undefined && message.text.includes(`<@${botUserId}`));
  if (!personal && !mentionsBot) return undefined;
  return {
    kind: 'message',
    // A mention comes twice, as message and as app_mention, under different event ids.
    key: `slack/message/${teamId}/${message.channel}/${message.ts}`,
    receivedAt: now,
    deadline: now,
    canOpenForm: false,
    actor: { platform: 'slack', workspaceId: teamId, memberId: message.user },
    address: slackAddress(teamId, {
      channel: message.channel,
      threadTs: message.thread_ts ?? (personal ? undefined : message.ts),
    }),
    scope: personal ? 'personal' : message.channel_type === 'mpim' ? 'group' : 'channel',
    text: readTyped(message.text, botUserId),
    mentionsBot,
    ...(message.files.length > 0 && { files: message.files.map(inboundFile) }),
  };
}

function parseCommand(command: ReturnType<typeof slashCommand.parse>, { now }: ParseContext): InboundEvent {
  return {
    kind: 'command',
    key: `slack/trigger/${command.trigger_id}`,
    receivedAt: now,
    deadline: new Date(now.getTime() + openFormWithinMs),
    canOpenForm: true,
    actor: { platform: 'slack', workspaceId: command.team_id, memberId: command.user_id },
    address: slackAddress(command.team_id, {
      channel: command.channel_id,
      responseUrl: command.response_url,
    }),
    scope: command.channel_name === 'directmessage' ? 'personal' : 'channel',
    name: command.command.slice(1),
    argument: readTyped(command.text, undefined),
  };
}
