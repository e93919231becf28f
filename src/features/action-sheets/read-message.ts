import { currentSheet, namesFor, type Desk } from './desk';
import { chooseTerritory } from './choose-territory';
import { leadName, type Names } from './field-text';
import { understandUpdate, type Reading } from './reading/understand-update';
import type { KnownSheet } from './reading/known-sheet';
import type { Sheet } from './sheet';
import { listSheets } from './store';

export type MessageRead =
  | { kind: 'read'; reading: Reading; sheets: Sheet[]; known: KnownSheet[]; territoryId: string }
  | { kind: 'whichTerritory'; among: { id: string; name: string }[] }
  /** A territory is named behind the number of a sheet, and it is not hers to change. */
  | { kind: 'elsewhere'; name: string }
  | { kind: 'nothingToWrite' };

/** Reads a message about the sheets that the person may change. */
export async function readMessage(desk: Desk, text: string): Promise<MessageRead> {
  const current = await currentSheet(desk);
  const territory = await chooseTerritory(desk, desk.writable, text, current?.territoryId);
  if (territory === undefined) return { kind: 'nothingToWrite' };
  if ('outside' in territory) return { kind: 'elsewhere', name: territory.outside };
  if ('among' in territory) return { kind: 'whichTerritory', among: territory.among };
  const sheets = await listSheets(desk.context.tx, desk.writable, { territoryIds: [territory.id] });
  const names = await namesFor(desk, sheets);
  const known = sheets.map((sheet) => knownSheet(sheet, names));
  const lastSheet = current?.territoryId === territory.id ? current.number : undefined;
  const reading = understandUpdate(text, { sheets: known, today: desk.today, lastSheet });
  return { kind: 'read', reading, sheets, known, territoryId: territory.id };
}

export function knownSheet({ number, fields }: Sheet, names: Names): KnownSheet {
  return {
    number,
    title: fields.title,
    status: fields.status,
    progress: fields.progress,
    budget: fields.budget?.euros,
    dueDate: fields.due?.date,
    lead: fields.lead && leadName(fields.lead, names),
  };
}
