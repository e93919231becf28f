import type { HandlerReply } from '../../core/feature';
import { say } from '../../core/message';
import { cardFor } from './card-for';
import { tell, type Desk } from './desk';
import { refreshCards } from './live-cards/refresh-cards';
import { findSheet } from './store';
import { texts } from './texts';
import { writeSheet } from './write-sheet';

/** Either half of the binôme may say that it is settled; the history keeps both. */
export async function settleDisagreement(
  desk: Desk,
  sheetId: string,
  /** That she saw; absent on cards of before. */
  revision: number | undefined,
): Promise<HandlerReply> {
  const { context, person, writable, register } = desk;
  const { event } = context;
  const sheet = await findSheet(context.tx, writable, sheetId);
  if (!sheet) return tell(desk, say(texts.goneSheet));
  const result = await writeSheet(
    context.tx,
    writable,
    { sheetId, revision: revision ?? sheet.revision, set: { disagreement: null } },
    { authorId: person.id, way: 'form', source: event.key, now: context.now },
  );
  if (result.kind === 'gone') return tell(desk, say(texts.goneSheet));
  // The button stands on the card.
  const source = event.kind === 'action' ? event.source : undefined;
  if (result.kind === 'written') await refreshCards(desk, [result.sheet], source);
  const card = await cardFor(person, result.sheet, { ...context, register });
  return [
    ...(source ? [{ type: 'replaceSource' as const, message: card }] : []),
    ...tell(desk, say(result.kind === 'conflict' ? texts.disagreementChanged : texts.settled)),
  ];
}
