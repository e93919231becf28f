import type { Context, HandlerReply } from '../../../core/feature';
import type { TerritoryRegister } from '../../territories';
import { journal } from '../journal/store';
import { exportPage, myDataMessage } from './views';
import { heldData, type HeldData } from './store';

/** In a conversation; `jalon person export` writes all of them. */
const entriesAtMost = 200;

/** « jalon mes-donnees »: what is held on whoever asks, and the first page of its export. */
export async function showMyData(context: Context, register: TerritoryRegister): Promise<HandlerReply> {
  const held = await read(context, context.now);
  return [myDataMessage(held, register), ...exportPage(held, 1, context.now)].map((message) => ({
    type: 'say',
    audience: 'actor',
    message,
  }));
}

/** « Suite de l’export »: the next page of what was held when the first one was asked for. */
export async function showMorePages(context: Context, page: number, until: Date): Promise<HandlerReply> {
  const held = await read(context, until);
  return exportPage(held, page, until).map((message) => ({ type: 'say', audience: 'actor', message }));
}

/** That it was read is journalled like any reading. */
async function read({ tx, now, event, person }: Context, until: Date): Promise<HeldData> {
  const held = await heldData(tx, person?.id, event.actor, { entriesAtMost, until });
  if (person)
    await journal(tx, [
      {
        at: now,
        personId: person.id,
        action: 'people.export',
        subject: 'person',
        subjectId: person.id,
        source: event.key,
      },
    ]);
  return held;
}
