import type { HandlerReply } from '../../core/feature';
import { buttonRow, say, textBlock } from '../../core/message';
import type { Broadcast } from './broadcast';
import { carryOut, changes } from './control';
import { settle, tell, type Desk } from './desk';
import { countChangeable } from './recipients/changes/store';
import { followUpOf } from './recipients/store';
import { show } from './show';
import { texts } from './texts';

/** « Retirer le message », pressed or typed: what it does, and where, before it does it. */
export async function askRecall(desk: Desk, broadcast: Broadcast): Promise<HandlerReply> {
  const { id, number, title, state } = broadcast;
  if (state === 'draft') return tell(await show(desk, broadcast));
  if (state === 'recalled') return tell(await show(desk, broadcast, texts.alreadyGone(state)));
  const { sent, acknowledged, uncertain, waiting, postponed } = await followUpOf(desk.context.tx, id);
  const arrived = sent + acknowledged;
  if (arrived === 0) {
    const why = uncertain > 0 ? texts.uncertainToRecall(uncertain) : texts.nothingToRecall;
    return tell(await show(desk, broadcast, why));
  }
  const found = await countChangeable(desk.context.tx, id);
  if (found === 0) return tell(await show(desk, broadcast, texts.tooOldToRecall));
  // Where it is not certain that it arrived it cannot be taken back either.
  const stays = arrived + uncertain - found;
  const lines = [
    texts.recallWhat(number, title, found),
    ...(stays > 0 ? [texts.recallStays(stays)] : []),
    ...(waiting + postponed > 0 ? [texts.recallStops(waiting + postponed)] : []),
    texts.recallForGood,
  ];
  const payload = { broadcastId: id };
  return tell(
    say(lines.join('\n'), {
      title: texts.recallTitle,
      blocks: [
        ...lines.map((line) => textBlock(line)),
        buttonRow(
          {
            label: texts.recallConfirm(found),
            actionId: 'broadcasts.confirmRecall',
            payload,
            style: 'danger',
          },
          { label: texts.recallDrop, actionId: 'broadcasts.dropRecall', payload },
        ),
      ],
    }),
  );
}

/** Once, whatever is clicked twice. The follow-up says what becomes of it. */
export async function recall(desk: Desk, broadcast: Broadcast): Promise<HandlerReply> {
  const { note } = await carryOut(desk, broadcast, 'recall', changes.recall);
  return settle(desk.context, say(note ?? texts.recallBegun(broadcast.number)));
}

export const dropRecall = async ({ context }: Desk): Promise<HandlerReply> =>
  settle(context, say(texts.recallDropped));
