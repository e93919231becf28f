import type { Member } from '../../../core/address';
import type { Message, PostedMessage } from '../../../core/message';
import type { Person } from '../../../core/person';
import type { Tx } from '../../../core/ports';
import { isWithin, perimeterOf } from '../../people';
import type { TerritoryRegister } from '../../territories';
import { cardFor } from '../card-for';
import type { Desk } from '../desk';
import type { Sheet } from '../sheet';
import { cardKey } from '../views/card';
import { refreshShown } from './store';

interface CardChange {
  register: TerritoryRegister;
  personOf(member: Member): Promise<Person | undefined>;
  /** The key of the event, or the name of the command. */
  cause: string;
  now: Date;
  /** A card that the reply replaces itself. */
  except?: PostedMessage | undefined;
}

/** After a change, in its transaction: the cards that stand before people say what the sheets say now. */
export async function refreshCards(desk: Desk, sheets: Sheet[], except?: PostedMessage): Promise<void> {
  const { context, register } = desk;
  const { tx, now, personOf, event } = context;
  await refreshCardsIn(tx, sheets, { register, personOf, cause: event.key, now, except });
}

/** The same, without a conversation: an import. */
export async function refreshCardsIn(tx: Tx, sheets: Sheet[], change: CardChange): Promise<void> {
  await refreshShown(
    tx,
    sheets.map((sheet) => ({
      liveKey: cardKey(sheet.id),
      messageFor: (reader) => cardNow(tx, sheet, reader, change),
    })),
    change,
  );
}

/** For whoever may still read it, and reads it alone. */
async function cardNow(
  tx: Tx,
  sheet: Sheet,
  member: Member | undefined,
  { register, personOf, now }: CardChange,
): Promise<Message | undefined> {
  const reader = member && (await personOf(member));
  if (!reader || !isWithin(perimeterOf(reader, 'sheet.read', register), sheet.territoryId)) return undefined;
  return cardFor(reader, sheet, { tx, now, register });
}
