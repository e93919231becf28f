import type { Perimeter } from '../../core/perimeter';
import type { Person } from '../../core/person';
import type { Tx } from '../../core/ports';
import { journalSheetsRead, listSheets, type Sheet } from '../action-sheets';
import { isWithin, perimeterOf } from '../people';
import { findTerritory, type TerritoryRegister } from '../territories';
import type { Copil } from './copil';
import { scopeOf } from './participants';
import { texts } from './texts';
import { cutList } from './wording';

export interface StandingItem {
  title: string;
  lines: string[];
}

/** So many sheets of an item are named; the others are counted. */
const namedAtMost = 8;

/** The sheets of a copil that this reader may read. */
export function sheetPerimeter(person: Person, copil: Copil, register: TerritoryRegister): Perimeter {
  const readable = perimeterOf(person, 'sheet.read', register);
  const scope = scopeOf(copil, register);
  return scope
    ? { ...readable, territoryIds: scope.territoryIds.filter((id) => isWithin(readable, id)) }
    : readable;
}

/** What the sheets bring to every copil: what is blocked, what is asked of it, which rules are to be simplified. */
export async function standingItems(
  tx: Tx,
  person: Person,
  copil: Copil,
  register: TerritoryRegister,
  deed: { at: Date; source: string },
): Promise<StandingItem[]> {
  const perimeter = sheetPerimeter(person, copil, register);
  if (perimeter.territoryIds !== 'all' && perimeter.territoryIds.length === 0) return [];
  const blocked = await listSheets(tx, perimeter, { statuses: ['bloque'] });
  const requests = await listSheets(tx, perimeter, { request: true });
  const rules = await listSheets(tx, perimeter, { simplification: true });
  await journalSheetsRead(tx, 'sheet.read', [...blocked, ...requests, ...rules], {
    ...deed,
    personId: person.id,
  });
  const named = (sheet: Sheet, detail: string | undefined): string => {
    const place = findTerritory(register, sheet.territoryId)?.name ?? sheet.territoryId;
    const head = `${place}, fiche ${sheet.number} : ${sheet.fields.title}`;
    return detail === undefined ? head : `${head} (${detail})`;
  };
  const item = (
    title: string,
    sheets: Sheet[],
    detail: (sheet: Sheet) => string | undefined,
  ): StandingItem[] => {
    if (sheets.length === 0) return [];
    const lines = sheets.map((sheet) => named(sheet, detail(sheet)));
    return [{ title, lines: cutList(lines, namedAtMost) }];
  };
  return [
    ...item(texts.blockedSheets(blocked.length), blocked, ({ fields }) => fields.blocker),
    ...item(texts.requests(requests.length), requests, ({ fields }) => fields.request?.text),
    ...item(texts.simplification(rules.length), rules, ({ fields }) => fields.simplification?.rule),
  ];
}
