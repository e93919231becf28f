import type { HandlerReply } from '../../../core/feature';
import { say } from '../../../core/message';
import { namesFor, tell, type Desk } from '../desk';
import { journalSheetRead } from '../journal-reading';
import { refreshCards } from '../live-cards/refresh-cards';
import { rememberSheet } from '../propose';
import type { Sheet } from '../sheet';
import { findSheet } from '../store';
import { touchSheet } from '../write-sheet';
import { ownerOf, ownSheets } from './own-sheets';
import { endRound, findRound, isStale, nextSheetId, saveRound, type Round, type RoundAnswer } from './store';
import { roundEnd, roundQuestion } from './views';

const isOpen = ({ fields: { status } }: Sheet): boolean => status !== 'termine' && status !== 'abandonne';

/**
 * Notes the answer to the question and goes on; undefined when that sheet is not the one that is asked about. The answer to
 * a question of long ago begins the round anew.
 */
export async function answerRound(
  desk: Desk,
  sheetId: string,
  answer: RoundAnswer,
): Promise<HandlerReply | undefined> {
  const { context } = desk;
  const owner = ownerOf(desk);
  const round = await findRound(context.tx, owner);
  if (!round || nextSheetId(round) !== sheetId) return undefined;
  const { sheetIds, answers, startedAt } = isStale(round, context.now) ? await anew(desk, sheetId) : round;
  const answered = { sheetIds, startedAt, answers: { ...answers, [sheetId]: answer } };
  await saveRound(context.tx, owner, answered, context.now);
  return askNext(desk, answered);
}

async function anew(desk: Desk, first: string): Promise<Round> {
  const others = (await ownSheets(desk)).map(({ id }) => id).filter((id) => id !== first);
  return { sheetIds: [first, ...others], answers: {}, startedAt: desk.context.now };
}

/** The question about the next sheet, or the end of the round. Sheets that are gone or finished meanwhile are passed over. */
export async function askNext(desk: Desk, round: Round): Promise<HandlerReply> {
  const owner = ownerOf(desk);
  let current = round;
  for (let id = nextSheetId(current); id !== undefined; id = nextSheetId(current)) {
    const sheet = await findSheet(desk.context.tx, desk.writable, id);
    if (sheet && isOpen(sheet)) return question(desk, current, sheet);
    current = { ...current, answers: { ...current.answers, [id]: 'gone' } };
    await saveRound(desk.context.tx, owner, current, desk.context.now);
  }
  await endRound(desk.context.tx, owner);
  return tell(desk, roundEnd(current));
}

async function question(desk: Desk, round: Round, sheet: Sheet): Promise<HandlerReply> {
  await rememberSheet(desk, sheet.id);
  await journalSheetRead(desk, sheet);
  const place = Object.keys(round.answers).length + 1;
  const names = await namesFor(desk, [sheet]);
  return tell(desk, roundQuestion(sheet, { place, total: round.sheetIds.length, names, today: desk.today }));
}

/**
 * After an update by a sentence or a form, of as many sheets as it was of: if the one that the round asks about is among
 * them, the round goes on, with one question. What says again what stood there confirms it, and is news as well.
 */
export async function afterRoundAnswers(
  desk: Desk,
  given: ReadonlyMap<string, RoundAnswer>,
): Promise<HandlerReply> {
  const { tx, now, event } = desk.context;
  const owner = ownerOf(desk);
  const round = await findRound(tx, owner);
  if (!round || isStale(round, now)) return [];
  const asked = nextSheetId(round);
  const own = [...given].filter(([id]) => round.sheetIds.includes(id) && round.answers[id] === undefined);
  const answers = own.filter(([id, answer]) => answer !== 'same' || id === asked);
  if (asked === undefined || answers.length === 0) return [];
  if (given.get(asked) === 'same') {
    const by = { authorId: desk.person.id, way: 'round', source: event.key, now } as const;
    const sheet = await touchSheet(tx, desk.writable, asked, by);
    if (sheet) await refreshCards(desk, [sheet]);
  }
  const answered = { ...round, answers: { ...round.answers, ...Object.fromEntries(answers) } };
  await saveRound(tx, owner, answered, now);
  return given.has(asked) && round.isPaused !== true ? askNext(desk, answered) : [];
}

export const alreadyAnswered = (desk: Desk): HandlerReply =>
  tell(desk, say('C’est déjà noté. Écrivez « fiche revue » pour reprendre la revue.'));
