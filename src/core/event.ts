import type { DeliveryAddress, Member } from './address';
import type { InboundFile } from './file';
import type { PostedMessage } from './message';

export interface EventBase {
  /** What makes it the same event again when a platform sends it twice. */
  key: string;
  receivedAt: Date;
  /** After this instant the platform no longer takes an answer on the same request. */
  deadline: Date;
  actor: Member;
  address: DeliveryAddress;
  /** personal: nobody but the actor and the bot reads it. */
  scope: 'personal' | 'group' | 'channel';
  /** True while the platform can open a form as the direct answer to this event. */
  canOpenForm: boolean;
}

export type EventContent =
  /** Files absent: none came with it. */
  | { kind: 'message'; text: string; mentionsBot: boolean; files?: InboundFile[] }
  | { kind: 'command'; name: string; argument: string }
  | { kind: 'action'; actionId: string; payload: unknown; source?: PostedMessage }
  | { kind: 'formSubmitted'; formId: string; payload: unknown; values: Record<string, unknown> }
  /** A select with search: the answer is `choices`, and nothing is recorded. */
  | { kind: 'lookup'; lookupId: string; query: string }
  | { kind: 'homeOpened' }
  | { kind: 'installed' };

export type InboundEvent = EventBase & EventContent;
export type EventOf<Kind extends EventContent['kind']> = EventBase & Extract<EventContent, { kind: Kind }>;

export const filesOf = (event: InboundEvent): InboundFile[] =>
  event.kind === 'message' ? (event.files ?? []) : [];
