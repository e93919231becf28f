import type { HandlerReply } from '../../../core/feature';
import { say } from '../../../core/message';
import { tell, type Desk } from '../desk';
import type { Sheet } from '../sheet';
import { listSheets } from '../store';
import { askNext, nextSheetId } from './advance';
import { findRound, saveRound } from './store';
import { roundTexts } from './views';

/** Begins the round, or goes on where it stopped. */
export async function startRound(desk: Desk): Promise<HandlerReply> {
  const { context, person } = desk;
  const running = await findRound(context.tx, person.id);
  if (running && nextSheetId(running) !== undefined) return askNext(desk, running);
  const sheets = roundOrder(await ownSheets(desk));
  if (sheets.length === 0) return tell(desk, say(roundTexts.nothing));
  const round = { sheetIds: sheets.map(({ id }) => id), answers: {}, startedAt: context.now };
  await saveRound(context.tx, person.id, round, context.now);
  return askNext(desk, round);
}

/** Those that she leads; where she leads none by name, those of her territories. */
async function ownSheets({ context, person, writable }: Desk): Promise<Sheet[]> {
  const open = { statuses: ['a_lancer', 'en_cours', 'bloque', 'suspendu'] as Sheet['fields']['status'][] };
  const led = await listSheets(context.tx, writable, { ...open, leadId: person.id });
  return led.length > 0 ? led : listSheets(context.tx, writable, open);
}

/** Blocked first, then whatever has had no news for longest. */
export const roundOrder = (sheets: Sheet[]): Sheet[] =>
  sheets.toSorted(
    (a, b) =>
      Number(b.fields.status === 'bloque') - Number(a.fields.status === 'bloque') ||
      a.updatedAt.getTime() - b.updatedAt.getTime() ||
      a.number - b.number,
  );
