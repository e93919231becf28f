import type { Tx } from '../../core/ports';
import { membersOf, peopleWithRole } from '../people';
import { findTerritory, type TerritoryRegister } from '../territories';
import { namesFor } from './desk';
import { changeText, type Names } from './field-text';
import { andList } from './french';
import { messageOfLines } from './gather-messages';
import type { PersonalMessage } from './outgoing/store';
import type { FieldChange } from './revision';
import type { Sheet } from './sheet';
import { pairTerritories } from './tell-others';
import { texts } from './texts';
import { headline } from './views/proposal';

interface Imported {
  sheet: Sheet;
  /** Absent: it is new. */
  before?: Sheet | undefined;
  changes: FieldChange[];
}

const lineAtMost = 300;

/** Each half of the binômes is told of what an import wrote in her territories, in one message however many sheets. */
export async function tellPairs(
  tx: Tx,
  register: TerritoryRegister,
  written: Imported[],
  { authorId, occasion, demo }: { authorId?: string | undefined; occasion: string; demo: boolean },
): Promise<{ messages: PersonalMessage[]; notes: string[] }> {
  const people = written.length === 0 ? [] : await peopleWithRole(tx, { roles: ['elu', 'industriel'], demo });
  const touched = people.flatMap((person) => {
    const { id, displayName } = person;
    const territoryIds = new Set(pairTerritories(person));
    const own = written.filter(({ sheet }) => territoryIds.has(sheet.territoryId));
    return own.length === 0 || id === authorId ? [] : [{ id, displayName, own }];
  });
  const members = await membersOf(
    tx,
    touched.map(({ id }) => ({ personId: id })),
  );
  const reached = touched.filter(({ id }) => members.has(id));
  const unreached = touched.filter(({ id }) => !members.has(id));
  const names = await namesFor(
    { context: { tx } },
    reached.flatMap(({ own }) => own.flatMap(({ sheet, before }) => (before ? [sheet, before] : [sheet]))),
  );
  const messages = reached.flatMap(({ id, own }): PersonalMessage[] => {
    const member = members.get(id);
    if (!member) return [];
    const places = [...new Set(own.map(({ sheet }) => sheet.territoryId))].map(
      (territoryId) => findTerritory(register, territoryId)?.name ?? territoryId,
    );
    const created = own.filter(({ before }) => !before).length;
    const message = messageOfLines(
      texts.toldTitle,
      texts.toldByImport(created, own.length - created, andList(places)),
      own.map((one) => lineOf(one, names)),
      texts.moreSheets,
    );
    return [{ dedupeKey: `action-sheets.imported/${occasion}/${id}`, member, message }];
  });
  const notes =
    unreached.length === 0 ? [] : [texts.unreached(unreached.map(({ displayName }) => displayName))];
  return { messages, notes };
}

function lineOf({ sheet, before, changes }: Imported, names: Names): string {
  if (!before) return `${headline(sheet)} (nouvelle)`;
  const line = `${headline(sheet)}. ${changes.map((change) => changeText(change, names)).join(' ; ')}`;
  return line.length > lineAtMost ? `${line.slice(0, lineAtMost - 1)}…` : line;
}
