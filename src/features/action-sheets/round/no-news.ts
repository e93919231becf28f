import type { HandlerReply } from '../../../core/feature';
import { say, type Message } from '../../../core/message';
import { currentSheet, tell, type Desk } from '../desk';
import { refreshCards } from '../live-cards/refresh-cards';
import { texts } from '../texts';
import { headline } from '../views/proposal';
import { touchSheet } from '../write-sheet';
import { alreadyAnswered, answerRound } from './advance';
import { ownerOf } from './own-sheets';
import { askedNow, findRound, nextSheetId } from './store';
import { roundTexts } from './views';

/** The question has its answer: that stands in its place. */
export function instead(desk: Desk, message: Message): HandlerReply {
  const { event } = desk.context;
  return event.kind === 'action' && event.source ? [{ type: 'replaceSource', message }] : tell(desk, message);
}

export async function nothingNew(desk: Desk, sheetId: string): Promise<HandlerReply> {
  const round = await findRound(desk.context.tx, ownerOf(desk));
  if (!round || nextSheetId(round) !== sheetId) return alreadyAnswered(desk);
  return noteSame(desk, sheetId);
}

/** A confirmation by itself: the sheet has news again, and says so in its history. A round about it goes on. */
export async function noteSame(desk: Desk, sheetId: string): Promise<HandlerReply> {
  const { context, person, writable } = desk;
  const sheet = await touchSheet(context.tx, writable, sheetId, {
    authorId: person.id,
    way: 'round',
    source: context.event.key,
    now: context.now,
  });
  if (sheet) await refreshCards(desk, [sheet]);
  const next = (await answerRound(desk, sheetId, sheet ? 'same' : 'gone')) ?? [];
  return [...instead(desk, say(sheet ? roundTexts.noted(headline(sheet)) : texts.goneSheet)), ...next];
}

/** « rien de neuf » typed while the round asks about the sheet that is spoken of. */
export async function noNewsInRound(desk: Desk): Promise<HandlerReply | undefined> {
  const asked = askedNow(await findRound(desk.context.tx, ownerOf(desk)), desk.context.now);
  if (asked === undefined || (await currentSheet(desk))?.id !== asked) return undefined;
  return nothingNew(desk, asked);
}
