import type { Context, HandlerReply } from '../../core/feature';
import { say, type Message } from '../../core/message';
import type { Person } from '../../core/person';
import { allowed, journal, type JournalDeed } from '../people';
import type { TerritoryRegister } from '../territories';
import type { AudienceKind } from './audience/audience';
import type { Broadcast } from './broadcast';
import type { FollowUpLinks } from './follow-up-links';
import { findOwn } from './store';
import { texts } from './texts';

export interface BroadcastParts {
  register: TerritoryRegister;
  /** A broadcast to more people than this needs a second person. */
  approvalAbove: number;
  /** Groups that other features know. */
  kinds: AudienceKind[];
  /** Absent: this server has no address that others could open. */
  followUpLinks?: FollowUpLinks;
}

/** Somebody who may write to many, and what she needs for it. */
export interface Desk extends BroadcastParts {
  context: Context;
  person: Person;
}

export async function withDesk(
  parts: BroadcastParts,
  context: Context,
  work: (desk: Desk) => Promise<HandlerReply>,
): Promise<HandlerReply> {
  const { person } = context;
  if (!person) return tell(say(texts.unknownPerson));
  if (!allowed(person, 'broadcast.send', parts.register)) return tell(say(texts.notAllowed));
  return work({ ...parts, context, person });
}

/** The same with a broadcast of hers. */
export const withOwn = (
  parts: BroadcastParts,
  context: Context,
  broadcastId: string,
  work: (desk: Desk, broadcast: Broadcast) => Promise<HandlerReply>,
): Promise<HandlerReply> =>
  withDesk(parts, context, async (desk) => {
    const broadcast = await findOwn(context.tx, desk.person.id, { id: broadcastId });
    return broadcast ? work(desk, broadcast) : tell(say(texts.notYours));
  });

type BroadcastDeed = { [D in JournalDeed]: D extends `broadcast.${infer Verb}` ? Verb : never }[JournalDeed];

/** Who did what to which broadcast, in the transaction of the deed. */
export const journalDeed = (
  { context, person }: Desk,
  deed: BroadcastDeed,
  broadcastId: string,
): Promise<void> =>
  journal(context.tx, [
    {
      at: context.now,
      personId: person.id,
      action: `broadcast.${deed}`,
      subject: 'broadcast',
      subjectId: broadcastId,
      source: context.event.key,
    },
  ]);

/** Broadcasts and their figures are for whoever asked alone. */
export const tell = (...messages: Message[]): HandlerReply =>
  messages.map((message) => ({ type: 'say', audience: 'actor', message }));

/** What the button stood under has been dealt with: what became of it takes its place. */
export function settle(context: Context, message: Message): HandlerReply {
  const { event } = context;
  return event.kind === 'action' && event.source ? [{ type: 'replaceSource', message }] : tell(message);
}
