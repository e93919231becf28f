import type { Message } from '../../core/message';
import type { Person } from '../../core/person';
import type { Tx } from '../../core/ports';
import { isWithin, peopleWithRole, perimeterOf } from '../people';
import type { TerritoryRegister } from '../territories';
import { dayIn, namesFor, territoryName } from './desk';
import { liftableBy } from './liftable';
import type { Sheet } from './sheet';
import { sheetCard } from './views/card';

/** The card as this reader is shown it; the caller has looked at her right to read. */
export async function cardFor(
  reader: Person,
  sheet: Sheet,
  { tx, now, register }: { tx: Tx; now: Date; register: TerritoryRegister },
): Promise<Message> {
  const { territoryId } = sheet;
  const pair = await peopleWithRole(tx, { roles: ['elu', 'industriel'], territoryId, demo: sheet.demo });
  const canWrite = isWithin(perimeterOf(reader, 'sheet.write', register), territoryId);
  return sheetCard(sheet, {
    territory: territoryName(register, territoryId),
    pair: pair.map(({ displayName }) => displayName),
    names: await namesFor({ context: { tx } }, [sheet]),
    today: dayIn(reader.timeZone, now),
    canWrite,
    liftable: canWrite ? liftableBy(reader, pair, sheet.fields.disagreement) : [],
  });
}
