import { z } from 'zod';
import {
  conversationKeyText,
  deliveryAddressSchema,
  memberKey,
  memberSchema,
  type DeliveryAddress,
  type Member,
  type PlatformName,
} from '../core/address';
import { attachedFileSchema } from '../core/attached-file';
import type { Urgency } from '../core/pace';
import { postedMessageSchema, type Card, type Message, type PostedMessage } from '../core/message';

/** Whoever is to get it: a person, wherever the platform reaches her, or a place. */
export type Recipient = { member: Member } | { address: DeliveryAddress };

/** What is to be done on the platform. */
export type Task =
  | { operation: 'post'; recipient: Recipient; message: Message }
  | { operation: 'update'; posted: PostedMessage; message: Message }
  | { operation: 'remove'; posted: PostedMessage };

interface Decision {
  /** The same key again changes nothing: one message a person and an occasion. */
  dedupeKey: string;
  /** What decided it: the key of an event, the id of a job. */
  cause: string;
  /** Of several waiting ones with this key only the newest is sent. */
  supersedesKey?: string;
  notBefore?: Date;
  /** Past that moment it is of no use: it is cancelled, unless it may have arrived; whoever decided it may decide anew. */
  notAfter?: Date;
  /** One of many alike: everything else passes before it. */
  bulk?: boolean;
}

/** Without an operation it is a post. */
export type NewDelivery = Decision &
  (
    | { operation?: 'post'; recipient: Recipient; message: Message }
    | Extract<Task, { operation: 'update' | 'remove' }>
  );

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
  /** One delivery at a time within it. */
  conversation: string;
  task: Task;
  /** How soon what it needs besides its own call is to be had. */
  urgency: Urgency;
  /** Tries so far. */
  tries: number;
  /** Of these, where it was asked and failed: not where it asked to wait, nor where the sender died. */
  failures: number;
  /** When the first attempt began, if there was one: a search for what it left starts there. */
  firstAttemptAt: Date | undefined;
  /** An attempt may have got through: its sender died in the middle, or the platform did not say. */
  inDoubt: boolean;
}

const recipientSchema = z.union([
  z.object({ member: memberSchema }),
  z.object({ address: deliveryAddressSchema }),
]);

/** Messages are written by our own views: of a card only the outer shape is looked at again. */
const messageSchema: z.ZodType<Message> = z.object({
  text: z.string(),
  card: z
    .looseObject({ blocks: z.array(z.looseObject({ type: z.string() })) })
    .transform((card) => card as unknown as Card)
    .optional(),
  liveKey: z.string().optional(),
  file: attachedFileSchema.optional(),
});

/** The columns of a row that say what is to be done. */
export const taskSchema: z.ZodType<Task> = z.discriminatedUnion('operation', [
  z.object({ operation: z.literal('post'), recipient: recipientSchema, message: messageSchema }),
  z.object({ operation: z.literal('update'), posted: postedMessageSchema, message: messageSchema }),
  z.object({ operation: z.literal('remove'), posted: postedMessageSchema }),
]);

export interface Place {
  platform: PlatformName;
  workspaceId: string;
  /** One delivery at a time, in order. What goes to a member and what goes to an address are two, even if they meet. */
  conversation: string;
}

export function placeOf(delivery: NewDelivery): Place {
  if ('posted' in delivery) return placeOfAddress(delivery.posted.address);
  const { recipient } = delivery;
  if ('address' in recipient) return placeOfAddress(recipient.address);
  const { platform, workspaceId } = recipient.member;
  return { platform, workspaceId, conversation: memberKey(recipient.member) };
}

function placeOfAddress({ key }: DeliveryAddress): Place {
  return { platform: key.platform, workspaceId: key.workspaceId, conversation: conversationKeyText(key) };
}
