import type { HandlerReply } from '../../core/feature';
import { say } from '../../core/message';
import { chooseTerritory, withinOr } from './choose-territory';
import { currentSheet, tell, territoryName, type Desk } from './desk';
import { readSheetName } from './sheet-name';
import type { Sheet } from './sheet';
import { listSheets } from './store';
import { texts } from './texts';
import { territoryQuestion } from './views/territory-question';

/**
 * The sheet of that number, in the territory that is meant; or a question, or a sentence that says why not. `asked`: the
 * command that is read again once the territory is known.
 */
export async function withSheet(
  desk: Desk,
  text: string,
  then: (desk: Desk, sheet: Sheet) => Promise<HandlerReply>,
  asked = text,
): Promise<HandlerReply> {
  const current = await currentSheet(desk);
  const digits = /\d{1,4}/.exec(text)?.[0];
  if (digits === undefined) return current ? then(desk, current) : tell(desk, say(texts.whichNumber));
  const place = readSheetName(desk.register, text)?.place;
  if (place && 'unknown' in place) return tell(desk, say(texts.unknownTerritory(place.unknown, place.near)));
  const territory = place
    ? withinOr(desk.readable, place)
    : await chooseTerritory(desk, desk.readable, text, current?.territoryId);
  if (territory === undefined) return tell(desk, say(texts.noSheets));
  if ('outside' in territory)
    return tell(desk, say(texts.outsideTerritory(Number(digits), territory.outside)));
  if ('among' in territory) return tell(desk, territoryQuestion(territory.among, `fiche ${asked}`));
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
