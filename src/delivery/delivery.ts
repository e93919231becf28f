import { z } from 'zod';
import {
  conversationKeyText,
  deliveryAddressSchema,
  memberKey,
  memberSchema,
  type DeliveryAddress,
  type Member,
} from '../core/address';
import type { Message } from '../core/message';

/** Whoever is to get it: a person, wherever the platform reaches her, or a place. */
export type Recipient = { member: Member } | { address: DeliveryAddress };

export interface NewDelivery {
  /** The same key again changes nothing: one message a person and an occasion. */
  dedupeKey: string;
  recipient: Recipient;
  message: Message;
  /** What decided it: the key of an event, the id of a job. */
  cause: string;
  /** Of several waiting ones with this key only the newest is sent. */
  supersedesKey?: string;
  notBefore?: Date;
}

export const deliveryStates = [
  'pending',
  'sent',
  'unreachable',
  'rejected',
  'uncertain',
  'cancelled',
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** A delivery that a lane is about to send. */
export interface DueDelivery {
  id: string;
  recipient: Recipient;
  message: Message;
  conversation: string;
  attempts: number;
  /** When the first attempt began, if there was one: a search for what it left starts there. */
  firstAttemptAt: Date | undefined;
  /** An attempt may have got through: its sender died in the middle, or the platform did not say. */
  unclear: boolean;
}

export const recipientSchema = z.union([
  z.object({ member: memberSchema }),
  z.object({ address: deliveryAddressSchema }),
]);

/** Messages are written by our own views, and only their outer shape is looked at again. */
export const messageSchema: z.ZodType<Message> = z.object({
  text: z.string(),
  card: z.custom<Message['card']>().optional(),
});

export function laneOf(recipient: Recipient): Pick<Member, 'platform' | 'workspaceId'> {
  const { platform, workspaceId } = 'member' in recipient ? recipient.member : recipient.address.key;
  return { platform, workspaceId };
}

export function conversationOf(recipient: Recipient): string {
  return 'member' in recipient ? memberKey(recipient.member) : conversationKeyText(recipient.address.key);
}
