import { z } from 'zod';
import { slackFile } from './inbound-files';

/** The parts of Slack's payloads that we read; the rest is let through unread. */
const id = z.string().min(1);

export const eventCallback = z.object({
  type: z.literal('event_callback'),
  team_id: id,
  event_id: id,
  event: z.looseObject({ type: z.string() }),
  authorizations: z.array(z.object({ user_id: z.string(), is_bot: z.boolean().optional() })).optional(),
});

export const messageEvent = z.object({
  type: z.enum(['message', 'app_mention']),
  subtype: z.string().optional(),
  channel: id,
  channel_type: z.string().optional(),
  user: id.optional(),
  bot_id: z.string().optional(),
  text: z.string().default(''),
  ts: id,
  thread_ts: id.optional(),
  // A list that is otherwise than we know it must not keep the text from being read.
  files: z.array(slackFile).catch([]).default([]),
});

export const homeEvent = z.object({
  type: z.literal('app_home_opened'),
  user: id,
  tab: z.string().optional(),
});
export const joinedEvent = z.object({
  type: z.literal('member_joined_channel'),
  user: id,
  channel: id,
  inviter: id.optional(),
});

export const slashCommand = z.object({
  command: z.string().startsWith('/'),
  text: z.string().default(''),
  team_id: id,
  channel_id: id,
  channel_name: z.string().default(''),
  user_id: id,
  trigger_id: id,
  response_url: z.url().optional(),
});

const team = z.object({ id });
const user = z.object({ id, team_id: z.string().optional() });

export const blockActions = z.object({
  type: z.literal('block_actions'),
  team,
  user,
  trigger_id: id,
  response_url: z.url().optional(),
  channel: z.object({ id, name: z.string().optional() }).optional(),
  container: z.object({
    type: z.string(),
    message_ts: z.string().optional(),
    channel_id: z.string().optional(),
    thread_ts: z.string().optional(),
    is_ephemeral: z.boolean().optional(),
    view_id: z.string().optional(),
  }),
  actions: z
    .array(z.object({ type: z.string(), action_id: z.string(), value: z.string().optional() }))
    .min(1),
});

const stateValue = z.looseObject({
  type: z.string(),
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_date: z.string().nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
});
export type StateValue = z.infer<typeof stateValue>;

export const viewSubmission = z.object({
  type: z.literal('view_submission'),
  team,
  user,
  trigger_id: id.optional(),
  view: z.object({
    id,
    hash: z.string().optional(),
    callback_id: z.string(),
    private_metadata: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), stateValue)) }),
  }),
});

export const blockSuggestion = z.object({
  type: z.literal('block_suggestion'),
  team,
  user,
  action_id: id,
  value: z.string().default(''),
});

/** What a modal carries back: where its answer goes, and the form's own payload. */
export const formMetadata = z.object({
  payload: z.json(),
  address: z.object({ channel: id, threadTs: z.string().optional(), responseUrl: z.url().optional() }),
  scope: z.enum(['personal', 'group', 'channel']),
});
