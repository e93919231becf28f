import type { HandlerReply } from '../../core/feature';
import { foldText } from '../../core/text';
import { say } from '../../core/message';
import { isAboutTheProgramme } from './about-the-programme';
import { asksSomething } from './asks-something';
import { runCommand } from './command';
import { isEmpty, tell, type Desk } from './desk';
import { listAsked } from './lists/list-sentence';
import { proposeRead } from './propose';
import { proposeFields } from './propose-fields';
import { readMessage } from './read-message';
import type { Reading } from './reading/understand-update';
import { namesASheet } from './names-a-sheet';
import { answerWaiting } from './proposals/waiting-here';
import { findCreation } from './reading/creation';
import { composed, foldInPlace } from '../../core/fold-in-place';
import { saysNoNews } from './reading/no-news';
import { looksLikeUpdate, namesANumber, resemblesUpdate } from './resembles-update';
import { noNewsInRound } from './round/no-news';
import { startRound } from './round/start-round';
import { showCard } from './show-card';
import { readSheetName } from './sheet-name';
import { listSheets } from './store';
import { texts } from './texts';
import { readFieldCommand } from './typed-fields/read-command';
import { asksToUndo, undoLast } from './undo-sentence';

const showMe =
  /^(?:ou en (?:est|sont|es)|montre|affiche|voir|donne|etat|point sur|resume|detail|je veux voir|ouvre|fiche|la|quel est l'etat|c'est quoi|qu'en est-il|et)\b/;
const round =
  /^(?:passons|passer|on passe|faisons|faire|fais|reprenons|reprendre|reprends) (?:mes |vos |nos |les |la |une )?(?:fiches? en revue|revue|tour de (?:mes|nos|vos) fiches)/;

/**
 * A sentence that no command took: an update of a sheet, a look at one, or nothing of ours. What only resembles an
 * update is left to the other features: an answer about a scheme must not be taken for a remark.
 */
export async function takeSentence(desk: Desk, text: string): Promise<HandlerReply | undefined> {
  const list = listAsked(desk, text);
  if (list !== undefined) return runCommand(desk.context, desk.register, list);
  if (isEmpty(desk.readable))
    return resemblesUpdate(text) ? tell(desk, say(texts.updateByOthers)) : undefined;
  const folded = foldText(text);
  if (round.test(folded) && !isEmpty(desk.writable)) return startRound(desk);
  const asks = asksSomething(text);
  const byNumber = namesANumber(folded);
  const request = await takeRequest(desk, text);
  if (request) return request;
  if (isEmpty(desk.writable)) return resemblesUpdate(text) ? tell(desk, say(texts.cannotWrite)) : undefined;
  const fields = /^(?:la|fiche) (?:n ?[°o] ?)?\d/i.test(text)
    ? readFieldCommand(text.replace(/^\S+ /, ''))
    : undefined;
  if (fields && readSheetName(desk.register, fields.head)) return proposeFields(desk, fields, text);
  const read = await readMessage(desk, text);
  if (read.kind === 'nothingToWrite') return undefined;
  if (read.kind === 'elsewhere') return asks ? undefined : proposeRead(desk, read, text, 'sentence');
  if (read.kind === 'whichTerritory') {
    const isMeant = !asks && looksLikeUpdate(folded) && (byNumber || (await namesOneOfHers(desk, text)));
    return isMeant ? proposeRead(desk, read, text, 'sentence') : undefined;
  }
  if (!byNumber && isAboutTheProgramme(text) && !namesASheet(text, read.known)) return undefined;
  const { reading, sheets } = read;
  if (reading.kind === 'nothing') {
    const [only, second] = reading.sheets;
    const sheet = second === undefined ? sheets.find(({ number }) => number === only) : undefined;
    if (sheet && byNumber && (showMe.test(folded) || asks)) return showCard(desk, sheet);
    return sheet && byNumber && !asks ? proposeRead(desk, read, text, 'sentence') : undefined;
  }
  // « La 8 : 60 % ? 65 % ? » is for us to ask back.
  if (asks && !byNumber) return undefined;
  if (!isOurs(reading, byNumber, folded)) return undefined;
  return proposeRead(desk, read, text, 'sentence');
}

/** What is asked of the sheets as a whole: confirm what waits, undo, say that nothing is new, create one. */
async function takeRequest(desk: Desk, text: string): Promise<HandlerReply | undefined> {
  if (isEmpty(desk.writable)) return undefined;
  const waiting = await answerWaiting(desk, text);
  if (waiting) return waiting;
  if (asksToUndo(text)) return undoLast(desk, text);
  if (saysNoNews(foldText(text))) return noNewsInRound(desk);
  const typed = composed(text);
  const creation = findCreation(typed, foldInPlace(typed));
  return creation && [{ type: 'openForm', formId: 'action-sheets.create', payload: creation }];
}

async function namesOneOfHers({ context, writable }: Desk, text: string): Promise<boolean> {
  const sheets = await listSheets(context.tx, writable);
  return namesASheet(
    text,
    sheets.map(({ fields }) => fields),
  );
}

/** Without a number or a title, a remark alone is no update; nor is a figure in a sentence about something else. */
function isOurs(reading: Reading, byNumber: boolean, folded: string): boolean {
  if (byNumber) return true;
  if (reading.kind === 'question')
    return reading.question.kind === 'noSheet' || reading.question.kind === 'tooLong'
      ? looksLikeUpdate(folded)
      : true;
  if (reading.kind === 'nothing') return false;
  return reading.items.some(({ sheet: _sheet, comment: _comment, ...said }) => Object.keys(said).length > 0);
}
