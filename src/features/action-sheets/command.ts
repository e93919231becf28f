import type { Context, HandlerReply } from '../../core/feature';
import { say } from '../../core/message';
import { foldText } from '../../core/text';
import { isWithin, perimeterOf } from '../people';
import type { TerritoryRegister } from '../territories';
import { chooseTerritory } from './choose-territory';
import { currentSheet, isEmpty, namesFor, openDesk, tell, territoryName, type Desk } from './desk';
import { journalSheetRead } from './journal-reading';
import { showFigures, showList, showMine } from './lists/show-lists';
import { proposeFromText, rememberSheet } from './propose';
import { startRound } from './round/start-round';
import { showCard } from './show-card';
import type { Sheet } from './sheet';
import { historyOf, listSheets } from './store';
import { texts } from './texts';
import { helpMessage } from './views/help';
import { historyMessage } from './views/history';
import { territoryQuestion } from './views/territory-question';

/** `/fiche …`, and « fiche … » typed: one parser for both, and every change ends in the same proposal. */
export async function runCommand(
  context: Context,
  register: TerritoryRegister,
  argument: string,
): Promise<HandlerReply> {
  const desk = openDesk(context, register);
  if (!desk) return [{ type: 'say', audience: 'actor', message: say(texts.unknownPerson) }];
  const [, word = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(argument) ?? [];
  const verb = foldText(word).replace(/[:,]$/, '');
  if (/^(?:aide|help|\?)$/.test(verb)) return tell(desk, helpMessage());
  if (/^(?:chiffres?|bilan|statistiques?|stats?)$/.test(verb)) return showFigures(desk, rest);
  if (isEmpty(desk.readable))
    return tell(
      desk,
      say(
        isEmpty(perimeterOf(desk.person, 'figures.read', register))
          ? texts.noSheets
          : texts.noSheetsButFigures,
      ),
    );
  if (verb === '') return showMine(desk);
  if (/^(?:nouvelle?|creer|cree|ajouter)$/.test(verb))
    return isEmpty(desk.writable)
      ? tell(desk, say(texts.cannotWrite))
      : [
          {
            type: 'openForm',
            formId: 'action-sheets.create',
            payload: rest.trim() === '' ? {} : { title: rest.trim().slice(0, 300) },
          },
        ];
  if (/^(?:historique|histoire|journal)$/.test(verb)) return withSheet(desk, rest, showHistory);
  if (/^(?:revue|tour|ronde)$/.test(verb))
    return isEmpty(desk.writable) ? tell(desk, say(texts.cannotWrite)) : startRound(desk);
  if (/^(?:liste|lister|toutes?)$/.test(verb)) return showList(desk, rest);
  if (/^(?:registre)$/.test(verb)) return showList(desk, `registre ${rest}`);
  if (/^(?:modifier|modifie|formulaire|editer)$/.test(verb) && sheetNumber(rest) !== undefined)
    return withSheet(desk, rest, openEditForm);
  const number = sheetNumber(argument);
  if (number !== undefined) return withSheet(desk, argument, showCard);
  if (isEmpty(desk.writable)) return tell(desk, say(texts.cannotWrite));
  return proposeFromText(
    desk,
    /^\s*(?:n[°ºo]\s*|#)?\d/.test(argument) ? `fiche ${argument}` : argument,
    'command',
  );
}

/** « fiche modifier 12 »: the same form as the card's button, for whoever would rather type. */
async function openEditForm(desk: Desk, sheet: Sheet): Promise<HandlerReply> {
  if (!isWithin(desk.writable, sheet.territoryId)) return tell(desk, say(texts.cannotWrite));
  await rememberSheet(desk, sheet.id);
  return [{ type: 'openForm', formId: 'action-sheets.edit', payload: { sheetId: sheet.id } }];
}

/** « 12 », « n° 12 », « 12 Lacq-Pau-Tarbes »: nothing but a number, and perhaps a territory. */
function sheetNumber(argument: string): number | undefined {
  const match =
    /^\s*(?:n\s*[°ºo]\s*|#\s*|la\s+|numero\s+)?(\d{1,4})\s*[.?!]*\s*(?:(?:de|à|du|pour)\s+)?(?:\p{Lu}[\p{L}\s'’–-]*)?$/u.exec(
      argument,
    );
  return match ? Number(match[1]) : undefined;
}

/** The sheet of that number, in the territory that is meant; or a question, or a sentence that says why not. */
export async function withSheet(
  desk: Desk,
  text: string,
  then: (desk: Desk, sheet: Sheet) => Promise<HandlerReply>,
): Promise<HandlerReply> {
  const current = await currentSheet(desk);
  const digits = /\d{1,4}/.exec(text)?.[0];
  if (digits === undefined)
    return current
      ? then(desk, current)
      : tell(desk, say('De quelle fiche parlez-vous ? Donnez son numéro.'));
  const territory = await chooseTerritory(desk, desk.readable, text, current?.territoryId);
  if (territory === undefined) return tell(desk, say(texts.noSheets));
  if ('among' in territory) return tell(desk, territoryQuestion(territory.among, `fiche ${text}`));
  const [sheet] = await listSheets(
    desk.context.tx,
    desk.readable,
    { territoryIds: [territory.id], numbers: [Number(digits)] },
    1,
  );
  if (!sheet)
    return tell(desk, say(texts.unknownSheet(Number(digits), territoryName(desk.register, territory.id))));
  return then(desk, sheet);
}

export async function showHistory(desk: Desk, sheet: Sheet): Promise<HandlerReply> {
  await journalSheetRead(desk, sheet);
  const rows = await historyOf(desk.context.tx, desk.readable, sheet.id);
  const named = rows.flatMap(({ authorId, changes }) => [
    authorId,
    ...changes.flatMap(({ field, before, after }) =>
      field === 'lead' || field === 'disagreement' ? [personIdIn(before), personIdIn(after)] : [],
    ),
  ]);
  return tell(desk, historyMessage(sheet, rows, await namesFor(desk, [sheet], named)));
}

function personIdIn(value: unknown): string | undefined {
  return typeof value === 'object' &&
    value !== null &&
    'personId' in value &&
    typeof value.personId === 'string'
    ? value.personId
    : undefined;
}
