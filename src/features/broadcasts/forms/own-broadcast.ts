import { z } from 'zod';
import { UserError } from '../../../core/errors';
import type { Context, HandlerReply } from '../../../core/feature';
import type { Broadcast } from '../broadcast';
import { tell, type BroadcastParts, type Desk } from '../desk';
import { show } from '../show';
import { findOwn } from '../store';
import { texts } from '../texts';
import { deskFor } from './compose-form';

export const broadcastPayload = z.object({ broadcastId: z.uuid() });

/** Refused where it is not hers. */
export async function ownFor(
  parts: BroadcastParts,
  context: Context,
  broadcastId: string,
): Promise<[Desk, Broadcast]> {
  const desk = deskFor(parts, context);
  const broadcast = await findOwn(context.tx, desk.person.id, { id: broadcastId });
  if (!broadcast) throw new UserError(texts.notYours);
  return [desk, broadcast];
}

/** The form closes, and shows what it changed. */
export const closed = async (desk: Desk, id: string, note?: string): Promise<HandlerReply> => {
  const current = await findOwn(desk.context.tx, desk.person.id, { id });
  if (!current) throw new UserError(texts.notYours);
  return [{ type: 'closeForm' }, ...tell(await show(desk, current, note))];
};
