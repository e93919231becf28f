import { z } from 'zod';
import type { Member } from '../../src/core/address';
import type { EventBase, InboundEvent } from '../../src/core/event';
import { inboundFiles } from './inbound-files';
import { answerWithinMs } from './limits';
import { teamsAddress, type TeamsRoute } from './route';

/** The parts of an activity that we read; the rest is let through unread. */
export const activitySchema = z.looseObject({
  type: z.string().min(1),
  id: z.string().min(1).optional(),
  name: z.string().optional(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  replyToId: z.string().optional(),
  serviceUrl: z.url(),
  from: z.looseObject({
    id: z.string().min(1),
    aadObjectId: z.string().optional(),
    role: z.string().optional(),
  }),
  recipient: z.looseObject({ id: z.string().min(1) }),
  conversation: z.looseObject({
    id: z.string().min(1),
    tenantId: z.string().optional(),
    conversationType: z.string().optional(),
  }),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string() }).optional() }).nullish(),
  membersAdded: z.array(z.looseObject({ id: z.string() })).optional(),
  action: z.string().optional(),
  attachments: z.array(z.unknown()).nullish(),
});
export type TeamsActivity = z.infer<typeof activitySchema>;

const buttonData = z.looseObject({ jalon: z.object({ actionId: z.string(), payload: z.json() }) });
const formData = z.looseObject({
  jalonForm: z.object({ formId: z.string(), payload: z.json(), checkboxes: z.array(z.string()) }),
});
const taskValue = z.looseObject({ data: z.unknown().optional() });
const searchValue = z.looseObject({ queryText: z.string().default(''), dataset: z.string() });

export function tenantOf(activity: TeamsActivity): string {
  return activity.conversation.tenantId ?? activity.channelData?.tenant?.id ?? 'local';
}

/** Undefined: nothing for us (other bots, typing, edits, reactions). */
export function parseEvent(activity: TeamsActivity, now: Date): InboundEvent | undefined {
  if (
    activity.from.role === 'bot' ||
    activity.from.id.startsWith('28:') ||
    activity.from.id === activity.recipient.id
  )
    return undefined;
  const base = baseOf(activity, now);
  switch (activity.type) {
    case 'message':
      return parseMessage(activity, base);
    case 'invoke':
      return parseInvoke(activity, base);
    case 'installationUpdate':
      return activity.action === 'add' ? { ...base, kind: 'installed' } : undefined;
    default:
      return undefined;
  }
}

function baseOf(activity: TeamsActivity, now: Date): EventBase {
  const tenantId = tenantOf(activity);
  const route: TeamsRoute = {
    serviceUrl: activity.serviceUrl,
    conversationId: activity.conversation.id,
    botId: activity.recipient.id,
    tenantId,
  };
  // The directory's id of a person is the same in every conversation; the other one is the channel's own.
  const actor: Member = {
    platform: 'teams',
    workspaceId: tenantId,
    memberId: activity.from.aadObjectId ?? activity.from.id,
  };
  return {
    key: `teams/${activity.conversation.id}/${activity.id ?? ''}/${activity.type}`,
    receivedAt: now,
    deadline: new Date(now.getTime() + answerWithinMs),
    canOpenForm: false,
    actor,
    address: teamsAddress(route),
    scope: scopeOf(activity.conversation.conversationType),
  };
}

function scopeOf(conversationType: string | undefined): EventBase['scope'] {
  if (conversationType === 'channel') return 'channel';
  return conversationType === 'groupChat' ? 'group' : 'personal';
}

/** A press of a button comes as a message without text. In groups and channels Teams sends mentions alone. */
function parseMessage(activity: TeamsActivity, base: EventBase): InboundEvent {
  const pressed = buttonData.safeParse(activity.value);
  if (pressed.success) return { ...base, kind: 'action', ...pressed.data.jalon, ...sourceOf(activity, base) };
  const files = inboundFiles(activity.attachments);
  return {
    ...base,
    kind: 'message',
    text: readTyped(activity.text ?? ''),
    mentionsBot: base.scope !== 'personal',
    ...(files.length > 0 && { files }),
  };
}

function sourceOf(
  activity: TeamsActivity,
  base: EventBase,
): Pick<Extract<InboundEvent, { kind: 'action' }>, 'source'> {
  return activity.replyToId === undefined
    ? {}
    : { source: { address: base.address, messageId: activity.replyToId, visibility: 'all' } };
}

function parseInvoke(activity: TeamsActivity, base: EventBase): InboundEvent | undefined {
  if (activity.name === 'application/search') {
    const search = searchValue.safeParse(activity.value);
    return search.success
      ? { ...base, kind: 'lookup', lookupId: search.data.dataset, query: search.data.queryText }
      : undefined;
  }
  const task = taskValue.safeParse(activity.value);
  if (!task.success) return undefined;
  if (activity.name === 'task/fetch') {
    const pressed = buttonData.safeParse(task.data.data);
    return pressed.success
      ? { ...base, kind: 'action', canOpenForm: true, ...pressed.data.jalon, ...sourceOf(activity, base) }
      : undefined;
  }
  if (activity.name !== 'task/submit') return undefined;
  const submitted = formData.safeParse(task.data.data);
  if (!submitted.success) return undefined;
  const { jalonForm, ...typed } = submitted.data;
  return {
    ...base,
    kind: 'formSubmitted',
    formId: jalonForm.formId,
    payload: jalonForm.payload,
    values: readValues(typed, jalonForm.checkboxes),
  };
}

function readValues(typed: Record<string, unknown>, checkboxes: string[]): Record<string, string | boolean> {
  const values: Record<string, string | boolean> = {};
  for (const [id, value] of Object.entries(typed)) {
    if (checkboxes.includes(id)) values[id] = value === 'true' || value === true;
    else if (typeof value === 'string' && value.trim() !== '') values[id] = value;
  }
  return values;
}

/** Mentions of others come as `<at>name</at>`; the text itself has its signs escaped only inside such a message. */
function readTyped(text: string): string {
  return text
    .replace(/<at>([^<]*)<\/at>/g, '@$1')
    .replace(/[\u00a0 \t]+/g, ' ')
    .trim();
}
