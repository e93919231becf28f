import type { HandlerReply } from '../../core/feature';
import type { Message } from '../../core/message';
import { isWithin, journal, peopleWithRole } from '../people';
import { namesFor, tell, territoryName, type Desk } from './desk';
import { rememberSheet } from './propose';
import type { Sheet } from './sheet';
import { sheetCard } from './views/card';

/** The whole sheet; reading it is journalled, for it holds names. */
export async function showCard(desk: Desk, sheet: Sheet): Promise<HandlerReply> {
  const { context, person } = desk;
  await rememberSheet(desk, sheet.id);
  await journal(context.tx, [
    {
      at: context.now,
      personId: person.id,
      action: 'sheet.read',
      subject: 'sheet',
      subjectId: sheet.id,
      source: context.event.key,
    },
  ]);
  return tell(desk, await cardOf(desk, sheet));
}

export async function cardOf(desk: Desk, sheet: Sheet): Promise<Message> {
  const pair = await pairOf(desk, sheet.territoryId);
  return sheetCard(sheet, {
    territory: territoryName(desk.register, sheet.territoryId),
    pair: pair.map(({ displayName }) => displayName),
    names: await namesFor(desk, [sheet]),
    today: desk.today,
    canWrite: isWithin(desk.writable, sheet.territoryId),
  });
}

/** The elected official and the industrialist of the territory. */
export const pairOf = (desk: Desk, territoryId: string) =>
  peopleWithRole(desk.context.tx, { roles: ['elu', 'industriel'], territoryId, demo: desk.person.demo });
