import type { HandlerReply } from '../../core/feature';
import { say } from '../../core/message';
import { tell, type Desk } from './desk';
import { findSheet } from './store';
import { texts } from './texts';
import { writeSheet } from './write-sheet';

/** Either half of the binôme may say that it is settled; the history keeps both. */
export async function settleDisagreement(desk: Desk, sheetId: string): Promise<HandlerReply> {
  const { context, person, writable } = desk;
  const sheet = await findSheet(context.tx, writable, sheetId);
  if (!sheet) return tell(desk, say(texts.goneSheet));
  await writeSheet(
    context.tx,
    writable,
    { sheetId, revision: sheet.revision, set: { disagreement: null } },
    { authorId: person.id, way: 'form', source: context.event.key, now: context.now },
  );
  return tell(desk, say(texts.settled));
}
