import { z } from 'zod';
import { deliveryAddressSchema, memberSchema } from '../core/address';
import type { InboundEvent } from '../core/event';
import { inboundFileSchema } from '../core/file';
import { postedMessageSchema } from '../core/message';

const base = {
  key: z.string(),
  receivedAt: z.coerce.date(),
  deadline: z.coerce.date(),
  actor: memberSchema,
  address: deliveryAddressSchema,
  scope: z.enum(['personal', 'group', 'channel']),
  canOpenForm: z.boolean(),
};

const storedEvent = z.discriminatedUnion('kind', [
  z.object({
    ...base,
    kind: z.literal('message'),
    text: z.string(),
    mentionsBot: z.boolean(),
    files: z.array(inboundFileSchema).optional(),
  }),
  z.object({ ...base, kind: z.literal('command'), name: z.string(), argument: z.string() }),
  z.object({
    ...base,
    kind: z.literal('action'),
    actionId: z.string(),
    payload: z.unknown().default(undefined),
    source: postedMessageSchema.optional(),
  }),
  z.object({
    ...base,
    kind: z.literal('formSubmitted'),
    formId: z.string(),
    payload: z.unknown().default(undefined),
    values: z.record(z.string(), z.unknown()),
  }),
  z.object({ ...base, kind: z.literal('lookup'), lookupId: z.string(), query: z.string() }),
  z.object({ ...base, kind: z.literal('homeOpened') }),
  z.object({ ...base, kind: z.literal('installed') }),
]);

/**
 * Read back at another time, a form can no longer open by itself. Undefined when it is none that this version knows: a
 * newer one wrote it, and it must not keep the others from being read.
 */
export function readStoredEvent(json: unknown): InboundEvent | undefined {
  const { data } = storedEvent.safeParse(json);
  return data && { ...data, canOpenForm: false };
}

/** What is still needed to show the reply; what the person wrote is gone. */
export function withoutContent(event: InboundEvent): InboundEvent {
  switch (event.kind) {
    case 'message':
      return { ...event, text: '', ...(event.files && { files: [] }) };
    case 'command':
      return { ...event, argument: '' };
    case 'action':
      return { ...event, payload: null };
    case 'formSubmitted':
      return { ...event, payload: null, values: {} };
    case 'lookup':
      return { ...event, query: '' };
    case 'homeOpened':
    case 'installed':
      return event;
  }
}
