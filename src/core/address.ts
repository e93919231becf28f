import { z } from 'zod';
import type { Json } from './json';

export const platformNames = ['slack', 'teams', 'web'] as const;
export type PlatformName = (typeof platformNames)[number];

/** A chat account: one person may have several. */
export interface Member {
  platform: PlatformName;
  /** Slack team, Teams tenant, or the visitor of the demonstration page. */
  workspaceId: string;
  memberId: string;
}

export interface ConversationKey {
  platform: PlatformName;
  workspaceId: string;
  conversationId: string;
  /** Absent outside threads. */
  threadId?: string;
}

/** The key never changes; the rest is refreshed at every event, and only the adapter reads it. */
export interface DeliveryAddress {
  key: ConversationKey;
  route: Json;
  /** Of use for the answer to an event alone, for a while: who keeps an address leaves it out. */
  passing?: Json | undefined;
}

export interface Profile {
  displayName: string;
  email?: string;
  /** True only where the platform itself vouches for the address. */
  emailVerified: boolean;
  kind: 'member' | 'guest' | 'bot';
  /** IANA name. */
  timeZone?: string;
}

export const memberSchema = z.object({
  platform: z.enum(platformNames),
  workspaceId: z.string().min(1),
  memberId: z.string().min(1),
});

export const deliveryAddressSchema: z.ZodType<DeliveryAddress> = z.object({
  key: z.object({
    platform: z.enum(platformNames),
    workspaceId: z.string().min(1),
    conversationId: z.string().min(1),
    threadId: z.string().optional(),
  }),
  route: z.json(),
  passing: z.json().optional(),
});

export function memberKey(member: Member): string {
  return `${member.platform}/${member.workspaceId}/${member.memberId}`;
}

export function conversationKeyText(key: ConversationKey): string {
  const thread = key.threadId === undefined ? '' : `/${key.threadId}`;
  return `${key.platform}/${key.workspaceId}/${key.conversationId}${thread}`;
}
