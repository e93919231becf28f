import type { HandlerReply } from '../../../core/feature';
import { say } from '../../../core/message';
import { namesFor, tell, type Desk } from '../desk';
import { journalSheetRead } from '../journal-reading';
import { rememberSheet } from '../propose';
import type { Sheet } from '../sheet';
import { findSheet } from '../store';
import { endRound, findRound, saveRound, type Round, type RoundAnswer } from './store';
import { roundEnd, roundQuestion } from './views';

const isOpen = ({ fields: { status } }: Sheet): boolean => status !== 'termine' && status !== 'abandonne';

export const nextSheetId = (round: Round): string | undefined =>
  round.sheetIds.find((id) => round.answers[id] === undefined);

/** Notes the answer and goes on; undefined when that sheet is not the one that is asked about. */
export async function answerRound(
  desk: Desk,
  sheetId: string,
  answer: RoundAnswer,
): Promise<HandlerReply | undefined> {
  const round = await findRound(desk.context.tx, desk.person.id);
  if (!round || nextSheetId(round) !== sheetId) return undefined;
  const answered = { ...round, answers: { ...round.answers, [sheetId]: answer } };
  await saveRound(desk.context.tx, desk.person.id, answered, desk.context.now);
  return askNext(desk, answered);
}

/** The question about the next sheet, or the end of the round. Sheets that are gone or finished meanwhile are passed over. */
export async function askNext(desk: Desk, round: Round): Promise<HandlerReply> {
  let current = round;
  for (let id = nextSheetId(current); id !== undefined; id = nextSheetId(current)) {
    const sheet = await findSheet(desk.context.tx, desk.writable, id);
    if (sheet && isOpen(sheet)) return question(desk, current, sheet);
    current = { ...current, answers: { ...current.answers, [id]: 'gone' } };
    await saveRound(desk.context.tx, desk.person.id, current, desk.context.now);
  }
  await endRound(desk.context.tx, desk.person.id);
  return tell(desk, roundEnd(current));
}

async function question(desk: Desk, round: Round, sheet: Sheet): Promise<HandlerReply> {
  await rememberSheet(desk, sheet.id);
  await journalSheetRead(desk, sheet);
  const place = Object.keys(round.answers).length + 1;
  const names = await namesFor(desk, [sheet]);
  return tell(desk, roundQuestion(sheet, { place, total: round.sheetIds.length, names, today: desk.today }));
}

/** After an update by a sentence or a form: if it was of the sheet that the round asks about, the round goes on. */
export async function afterRoundAnswer(
  desk: Desk,
  sheetIds: string[],
  answer: RoundAnswer = 'updated',
): Promise<HandlerReply> {
  const round = await findRound(desk.context.tx, desk.person.id);
  const next = round && nextSheetId(round);
  if (next === undefined || !sheetIds.includes(next)) return [];
  return (await answerRound(desk, next, answer)) ?? [];
}

export const alreadyAnswered = (desk: Desk): HandlerReply =>
  tell(desk, say('C’est déjà noté. Écrivez « fiche revue » pour reprendre la revue.'));
