import type { HandlerReply } from '../../core/feature';
import { buttonRow, say, textBlock } from '../../core/message';
import { tell, type Desk } from './desk';
import { ownerOf } from './round/own-sheets';
import { askedNow, findRound } from './round/store';
import { roundTexts } from './round/views';
import type { Sheet } from './sheet';
import { texts } from './texts';
import { headline } from './views/proposal';

/** Nothing that was said is new. While the round asks about that sheet, that it still is so is an answer: by one click. */
export async function sayAlreadyTrue(desk: Desk, sheets: Sheet[]): Promise<HandlerReply> {
  const askedId = askedNow(await findRound(desk.context.tx, ownerOf(desk)), desk.context.now);
  const asked = sheets.find(({ id }) => id === askedId);
  if (!asked) return tell(desk, say(texts.alreadyTrue));
  const text = roundTexts.confirmSame(headline(asked));
  const confirm = {
    label: roundTexts.same,
    actionId: 'action-sheets.roundSame',
    payload: { sheetId: asked.id },
  };
  return tell(desk, say(text, { blocks: [textBlock(text), buttonRow(confirm)] }));
}
