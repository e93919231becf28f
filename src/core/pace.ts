import type { PlatformName } from './address';

export const pacedOperations = ['post', 'update', 'remove'] as const;
export type PacedOperation = (typeof pacedOperations)[number];

/** Calls that deliveries need besides: opening a direct conversation, looking for what an unclear call left. */
export const lookUpOperations = ['open', 'find'] as const;
export type LookUpOperation = (typeof lookUpOperations)[number];

/** `now`: somebody waits for her answer. `soon`: a message of its own. `mayWait`: one of many alike. */
export type Urgency = 'now' | 'soon' | 'mayWait';

/** At most `limit` calls in any `perMs`, in one conversation or in one workspace. */
export interface PaceWindow {
  scope: 'conversation' | 'workspace';
  limit: number;
  perMs: number;
  /** Absent: all that post, update and remove count together. */
  operation?: PacedOperation | LookUpOperation;
}

/** What a platform lets us send; none: as fast as it answers. */
export type Pace = PaceWindow[];

export type Paces = Record<PlatformName, Pace>;

const units: Record<string, number> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 };
const windowPattern =
  /^(?:(?:(post|update|remove) )?(?=conversation|workspace)|(open|find) (?=workspace))(conversation|workspace) (\d{1,6})\/(\d{1,4})(ms|s|min|h)$/;

/**
 * « conversation 7/1s, workspace 50/1s, update workspace 50/1min, open workspace 50/1min », or « none ». Undefined where it is none of that.
 */
export function readPace(text: string): Pace | undefined {
  if (text.trim() === 'none') return [];
  const windows = text.split(',').map((part) => readWindow(part.trim().replace(/\s+/g, ' ')));
  return windows.every((window) => window !== undefined) ? windows : undefined;
}

function readWindow(text: string): PaceWindow | undefined {
  const [, delivers, looksUp, scope, limit, count, unit = ''] = windowPattern.exec(text) ?? [];
  const operation = delivers ?? looksUp;
  const window = { limit: Number(limit), perMs: Number(count) * (units[unit] ?? 0) };
  if (scope === undefined || !(window.limit > 0) || !(window.perMs > 0)) return undefined;
  return {
    scope: scope as PaceWindow['scope'],
    ...window,
    ...(operation !== undefined && { operation: operation as PaceWindow['operation'] }),
  };
}

/**
 * Slack: https://docs.slack.dev/apis/web-api/rate-limits: about one message a second in a channel, several hundred a
 * minute in a workspace; chat.update, chat.delete, conversations.open and conversations.history are of tier 3, 50 and
 * more a minute.
 */
export const slackPace =
  'post conversation 1/1s, post workspace 300/1min, update workspace 50/1min, remove workspace 50/1min, open workspace 50/1min, find workspace 50/1min';

/**
 * Teams: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit, « send to conversation » by
 * thread, and 50 requests a second by app and tenant.
 */
export const teamsPace =
  'conversation 7/1s, conversation 8/2s, conversation 60/30s, conversation 1800/1h, workspace 50/1s';
