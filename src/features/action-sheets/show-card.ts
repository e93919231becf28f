import type { HandlerReply } from '../../core/feature';
import { cardFor } from './card-for';
import { tell, type Desk } from './desk';
import { journalSheetRead } from './journal-reading';
import { rememberSheet } from './propose';
import type { Sheet } from './sheet';

/** The whole sheet; reading it is journalled, for it holds names. */
export async function showCard(desk: Desk, sheet: Sheet): Promise<HandlerReply> {
  const { context, person } = desk;
  await rememberSheet(desk, sheet.id);
  await journalSheetRead(desk, sheet);
  return tell(desk, await cardFor(person, sheet, { ...context, register: desk.register }));
}
