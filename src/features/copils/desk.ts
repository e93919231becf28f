import type { Context, HandlerReply } from '../../core/feature';
import { say, type Message } from '../../core/message';
import type { Person } from '../../core/person';
import { journal, type JournalDeed } from '../people';
import type { TerritoryRegister } from '../territories';
import type { AttendanceLinks } from './attendance-export/links';
import type { CalendarLinks } from './calendar-link';
import type { Copil, Participant } from './copil';
import { mayManage, maySee } from './rights';
import { findCopil, participantsOf } from './store';
import { texts } from './texts';

export interface CopilParts {
  register: TerritoryRegister;
  links: CalendarLinks;
  attendanceLinks?: AttendanceLinks;
}

/** What every use of the feature needs to know of who asks, and where. */
export interface Desk extends CopilParts {
  context: Context;
  person: Person;
}

/** Who did what to which copil, in the transaction of the deed. */
export const journalDeed = ({ context, person }: Desk, action: JournalDeed, copilId: string): Promise<void> =>
  journal(context.tx, [
    {
      at: context.now,
      personId: person.id,
      action,
      subject: 'copil',
      subjectId: copilId,
      source: context.event.key,
    },
  ]);

/** Copils are for those who are invited: in a channel the answer goes to the person alone. */
export function tell({ context }: Pick<Desk, 'context'>, message: Message): HandlerReply {
  return [{ type: 'say', audience: context.event.scope === 'personal' ? 'conversation' : 'actor', message }];
}

/** In the place of the message whose button was pressed. */
export function instead(desk: Desk, message: Message): HandlerReply {
  const { event } = desk.context;
  return event.kind === 'action' &&
    event.source &&
    event.source.visibility === 'all' &&
    event.scope === 'personal'
    ? [{ type: 'replaceSource', message }]
    : tell(desk, message);
}

export interface Seen {
  copil: Copil;
  participants: Participant[];
  isManager: boolean;
}

/** Undefined: there is none, or it is not for her; which of the two is not said. */
export async function seen(
  desk: Desk,
  where: { id: string } | { number: number },
): Promise<Seen | undefined> {
  const { context, person, register } = desk;
  const copil = await findCopil(
    context.tx,
    'id' in where ? { id: where.id } : { number: where.number, demo: person.demo },
  );
  if (!copil) return undefined;
  const participants = await participantsOf(context.tx, copil.id);
  if (!maySee(person, copil, participants, register)) return undefined;
  return { copil, participants, isManager: mayManage(person, copil, register) };
}

export const unknown = (desk: Desk, number: number): HandlerReply => tell(desk, say(texts.unknown(number)));
