import type { HandlerReply } from '../../../core/feature';
import { say } from '../../../core/message';
import { tell, type Desk } from '../desk';
import { frenchDay } from '../french';
import { askNext } from './advance';
import { ownerOf, ownSheets } from './own-sheets';
import { findRound, isStale, nextSheetId, saveRound, type Round } from './store';
import { roundTexts } from './views';

/**
 * Begins the round, or goes on where it stopped, with what was blocked or created since. One that was left for long begins
 * anew: what was answered then says nothing of today.
 */
export async function startRound(desk: Desk): Promise<HandlerReply> {
  const { context } = desk;
  const owner = ownerOf(desk);
  const running = await findRound(context.tx, owner);
  const own = (await ownSheets(desk)).map(({ id }) => id);
  const isRunning = running && nextSheetId(running) !== undefined;
  const isResumed = isRunning && !isStale(running, context.now);
  if (!isResumed && own.length === 0) return tell(desk, say(roundTexts.nothing));
  const round: Round = isResumed
    ? resumed(running, own)
    : { sheetIds: own, answers: {}, startedAt: context.now };
  await saveRound(context.tx, owner, round, context.now);
  const intro = isRunning && !isResumed ? tell(desk, say(roundTexts.anew(frenchDay(running.lastAt)))) : [];
  return [...intro, ...(await askNext(desk, round))];
}

function resumed({ sheetIds, answers, startedAt }: Round, own: string[]): Round {
  const answered = sheetIds.filter((id) => answers[id] !== undefined);
  return { sheetIds: [...answered, ...own.filter((id) => answers[id] === undefined)], answers, startedAt };
}
