import type { Context, HandlerReply } from '../../../core/feature';
import type { TerritoryRegister } from '../../territories';
import { journal } from '../journal/store';
import { exportMessages, myDataMessage } from './views';
import { heldData } from './store';

/** « jalon mes-donnees »: what is held on whoever asks, and its export. That it was read is journalled like any reading. */
export async function showMyData(context: Context, register: TerritoryRegister): Promise<HandlerReply> {
  const { tx, now, event, person } = context;
  const held = await heldData(tx, person?.id, event.actor);
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
  return [myDataMessage(held, register), ...exportMessages(held)].map((message) => ({
    type: 'say',
    audience: 'actor',
    message,
  }));
}
