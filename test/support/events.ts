import { randomUUID } from 'node:crypto';
import type { EventContent, InboundEvent } from '../../src/core/event';

export const alice = { platform: 'web' as const, workspaceId: 'w1', memberId: 'alice' };

/** An event of Alice in her personal conversation, new unless told otherwise. */
export function anEvent(content: EventContent, key: string = randomUUID()): InboundEvent {
  const now = new Date();
  return {
    key,
    receivedAt: now,
    deadline: new Date(now.getTime() + 2500),
    actor: alice,
    address: { key: { platform: 'web', workspaceId: 'w1', conversationId: 'alice' }, route: {} },
    scope: 'personal',
    canOpenForm: false,
    ...content,
  };
}

export const aMessage = (text: string, key?: string): InboundEvent =>
  anEvent({ kind: 'message', text, mentionsBot: false }, key);
