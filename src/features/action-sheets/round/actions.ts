import { z } from 'zod';
import { action, type Action, type Context, type HandlerReply } from '../../../core/feature';
import { buttonRow, say, textBlock } from '../../../core/message';
import { tell, type Desk } from '../desk';
import { rememberSheet } from '../propose';
import { findSheet } from '../store';
import { texts } from '../texts';
import { headline } from '../views/proposal';
import { alreadyAnswered, answerRound } from './advance';
import { instead, nothingNew } from './no-news';
import { ownerOf } from './own-sheets';
import { startRound } from './start-round';
import { findRound, isStale, saveRound } from './store';
import { roundTexts } from './views';

type WithDesk = (context: Context, work: (desk: Desk) => Promise<HandlerReply>) => Promise<HandlerReply>;
const sheetPayload = z.object({ sheetId: z.uuid() });

export function roundActions(withDesk: WithDesk): Action[] {
  return [
    action({
      actionId: 'action-sheets.round',
      payload: z.unknown(),
      run: (context) => withDesk(context, startRound),
    }),
    action({
      actionId: 'action-sheets.roundSame',
      payload: sheetPayload,
      run: (context, { sheetId }) => withDesk(context, (desk) => nothingNew(desk, sheetId)),
    }),
    action({
      actionId: 'action-sheets.roundUpdate',
      payload: sheetPayload,
      run: (context, { sheetId }) => withDesk(context, (desk) => askWhat(desk, sheetId)),
    }),
    action({
      actionId: 'action-sheets.roundSkip',
      payload: sheetPayload,
      run: (context, { sheetId }) => withDesk(context, (desk) => skip(desk, sheetId)),
    }),
    action({
      actionId: 'action-sheets.roundLater',
      payload: sheetPayload,
      run: (context) => withDesk(context, pause),
    }),
  ];
}

async function pause(desk: Desk): Promise<HandlerReply> {
  const { tx, now } = desk.context;
  const round = await findRound(tx, ownerOf(desk));
  if (!round) return alreadyAnswered(desk);
  // A question of long ago: to put it off makes what was answered then no newer.
  if (!isStale(round, now)) await saveRound(tx, ownerOf(desk), { ...round, isPaused: true }, now);
  return instead(desk, say(roundTexts.paused(Object.keys(round.answers).length, round.sheetIds.length)));
}

/** « Passer »: nothing is said of this one, and the round goes on. */
async function skip(desk: Desk, sheetId: string): Promise<HandlerReply> {
  const sheet = await findSheet(desk.context.tx, desk.writable, sheetId);
  const next = await answerRound(desk, sheetId, sheet ? 'skipped' : 'gone');
  if (!next) return alreadyAnswered(desk);
  return [...instead(desk, say(sheet ? roundTexts.skipped(headline(sheet)) : texts.goneSheet)), ...next];
}

async function askWhat(desk: Desk, sheetId: string): Promise<HandlerReply> {
  const sheet = await findSheet(desk.context.tx, desk.writable, sheetId);
  if (!sheet) return tell(desk, say(texts.goneSheet));
  await rememberSheet(desk, sheetId);
  const text = roundTexts.sayWhat(headline(sheet));
  return tell(
    desk,
    say(text, {
      blocks: [
        textBlock(text),
        buttonRow({
          label: roundTexts.openForm,
          actionId: 'action-sheets.edit',
          payload: { sheetId },
          opensForm: true,
        }),
      ],
    }),
  );
}
