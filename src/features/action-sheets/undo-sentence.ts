import type { HandlerReply } from '../../core/feature';
import { say } from '../../core/message';
import { foldText } from '../../core/text';
import { currentSheet, tell, type Desk } from './desk';
import { cancelProposal } from './confirm';
import { proposeValues } from './propose';
import { waitingHere } from './proposals/waiting-here';
import type { FieldValues } from './revision';
import { showCard } from './show-card';
import type { Sheet } from './sheet';
import { historyOf, listSheets } from './store';
import { texts } from './texts';

const undoes =
  /^(?:(?:non|stop|oups|mince|attends?|pardon|merci de|peux-tu|tu peux|on|je veux|je voudrais|il faut)[ ,]+)*(?:(?:reviens|revenir|revenez|revient|retourne[rz]?|retour) en arriere|(?:annule[rz]?|defai[st]|defaire) (?:ca|cela|tout ca|(?:ma |la |cette |mes |les )?dernieres? (?:modif\w*|mises? a jour|saisies?|changements?|enregistrements?)|(?:ma|la|cette) (?:modif\w*|mise a jour|saisie)|le dernier (?:changement|enregistrement)|ce que (?:je viens|j'ai) .{0,40})|(?:remets|remettez|remettre) (?:tout )?(?:comme avant|comme c'etait|les valeurs d'avant|l'ancienne valeur)|retablis|undo|ctrl ?\+? ?z)(?:(?: sur| pour| de)? (?:la |fiche )*(?<number>\d{1,3}))?(?:[ ,]+(?:stp|svp|merci|s'il te plait|s'il vous plait|je me suis trompee?))*[ .!]*$/;

export const asksToUndo = (text: string): boolean => undoes.test(foldText(text));

/**
 * « reviens en arrière »: what waits is dropped; else her own last change of the sheet that is spoken of is proposed
 * backwards, and written on « Valider » like any other.
 */
export async function undoLast(desk: Desk, text: string): Promise<HandlerReply> {
  const number = undoes.exec(foldText(text))?.groups?.['number'];
  const waiting = await waitingHere(desk);
  const [only, second] = waiting;
  if (only !== undefined && second === undefined && number === undefined) return cancelProposal(desk, only);
  const spokenOf = await currentSheet(desk);
  const sheet =
    number === undefined || spokenOf?.number === Number(number)
      ? spokenOf
      : await numbered(desk, Number(number), spokenOf);
  if (!sheet) return tell(desk, say(texts.undoWhat));
  const [last] = await historyOf(desk.context.tx, desk.writable, sheet.id, 1);
  if (!last || last.revision === 1 || last.changes.length === 0) return tell(desk, say(texts.nothingToUndo));
  if (last.authorId !== desk.person.id)
    return [...tell(desk, say(texts.notYoursToUndo)), ...(await showCard(desk, sheet))];
  const set = Object.fromEntries(
    last.changes.map(({ field, before }) => [field, before ?? null]),
  ) as FieldValues;
  return proposeValues(desk, [{ sheet, set }], 'undo', undefined);
}

/** Of her territories; undefined where the number could be that of several. */
async function numbered(desk: Desk, number: number, spokenOf: Sheet | undefined): Promise<Sheet | undefined> {
  const found = await listSheets(desk.context.tx, desk.writable, { numbers: [number] });
  const here = found.filter(({ territoryId }) => territoryId === spokenOf?.territoryId);
  const [only, second] = here.length > 0 ? here : found;
  return second === undefined ? only : undefined;
}
