import type { Context, HandlerReply } from '../../core/feature';
import { say } from '../../core/message';
import { foldText } from '../../core/text';
import { isWithin, perimeterOf } from '../people';
import type { TerritoryRegister } from '../territories';
import { isEmpty, namesFor, openDesk, tell, type Desk } from './desk';
import { journalSheetRead } from './journal-reading';
import { showFigures, showList, showMine } from './lists/show-lists';
import { proposeFromText, rememberSheet } from './propose';
import { proposeFields } from './propose-fields';
import { startRound } from './round/start-round';
import { showCard } from './show-card';
import { disagreementsIn, type FieldName, type Sheet } from './sheet';
import { readSheetName } from './sheet-name';
import { historyOf } from './store';
import { texts } from './texts';
import { helpMessage } from './views/help';
import { historyMessage } from './views/history';
import { readFieldCommand } from './typed-fields/read-command';
import { withSheet } from './with-sheet';

/** `/fiche …`, and « fiche … » typed: one parser for both, and every change ends in the same proposal. */
export async function runCommand(
  context: Context,
  register: TerritoryRegister,
  argument: string,
): Promise<HandlerReply> {
  const desk = openDesk(context, register);
  if (!desk) return [{ type: 'say', audience: 'actor', message: say(texts.unknownPerson) }];
  const isSheetName = (text: string) => readSheetName(register, text) !== undefined;
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
  if (/^(?:modifier|modifie|formulaire|editer)$/.test(verb) && isSheetName(rest))
    return withSheet(desk, rest, openForm('edit'));
  if (/^(?:projet)$/.test(verb) && isSheetName(rest)) return withSheet(desk, rest, openForm('project'));
  if (/^(?:suivi|financement)$/.test(verb) && isSheetName(rest))
    return withSheet(desk, rest, openForm('followUp'));
  if (isSheetName(argument)) return withSheet(desk, argument, showCard);
  const fields = readFieldCommand(argument);
  if (fields && isSheetName(fields.head)) return proposeFields(desk, fields, argument);
  if (isEmpty(desk.writable)) return tell(desk, say(texts.cannotWrite));
  return proposeFromText(
    desk,
    /^\s*(?:n[°ºo]\s*|#)?\d/.test(argument) ? `fiche ${argument}` : argument,
    'command',
  );
}

/** « fiche modifier 12 »: the same form as the card's button, for whoever would rather type. */
const openForm =
  (name: 'edit' | 'project' | 'followUp') =>
  async (desk: Desk, sheet: Sheet): Promise<HandlerReply> => {
    if (!isWithin(desk.writable, sheet.territoryId)) return tell(desk, say(texts.cannotWrite));
    await rememberSheet(desk, sheet.id);
    return [{ type: 'openForm', formId: `action-sheets.${name}`, payload: { sheetId: sheet.id } }];
  };

export async function showHistory(desk: Desk, sheet: Sheet): Promise<HandlerReply> {
  await journalSheetRead(desk, sheet);
  const rows = await historyOf(desk.context.tx, desk.readable, sheet.id);
  const named = rows.flatMap(({ authorId, changes }) => [
    authorId,
    ...changes.flatMap(({ field, before, after }) =>
      field === 'lead' ? [personIdIn(before), personIdIn(after)] : idsOfDisagreements(field, before, after),
    ),
  ]);
  return tell(desk, historyMessage(sheet, rows, await namesFor(desk, [sheet], named)));
}

const idsOfDisagreements = (field: FieldName, ...values: unknown[]): string[] =>
  field === 'disagreement' ? values.flatMap(disagreementsIn).map(({ personId }) => personId) : [];

function personIdIn(value: unknown): string | undefined {
  return typeof value === 'object' &&
    value !== null &&
    'personId' in value &&
    typeof value.personId === 'string'
    ? value.personId
    : undefined;
}
