import type { Perimeter } from '../../../core/perimeter';
import type { Person } from '../../../core/person';
import type { Tx } from '../../../core/ports';
import { leadId, listSheets, type Sheet } from '../../action-sheets';
import { findPeople, isWithin, peopleWithRole, perimeterOf } from '../../people';
import type { TerritoryRegister } from '../../territories';

export const staleAfterWeeks = 6;
export const weeksBefore = (now: Date, weeks: number): Date =>
  new Date(now.getTime() - weeks * 7 * 24 * 3_600_000);

/** Blocked, or without news for that long; each once. */
export async function sheetsInNeed(tx: Tx, perimeter: Perimeter, staleSince: Date): Promise<Sheet[]> {
  const stale = await listSheets(tx, perimeter, { staleSince });
  const blocked = await listSheets(tx, perimeter, { statuses: ['bloque'] });
  return [...new Map([...stale, ...blocked].map((sheet) => [sheet.id, sheet])).values()];
}

/**
 * Who answers for which sheets: the lead, where she is in the directory and may write there; else the project leads of
 * the territory.
 */
export async function leadsOf(
  tx: Tx,
  sheets: Sheet[],
  demo: boolean,
  register: TerritoryRegister,
): Promise<Map<string, { person: Person; sheets: Sheet[] }>> {
  const leads = new Map<string, { person: Person; sheets: Sheet[] }>();
  const give = (person: Person, sheet: Sheet): void => {
    const known = leads.get(person.id);
    leads.set(person.id, { person, sheets: [...(known?.sheets ?? []), sheet] });
  };
  const named = await findPeople(
    tx,
    sheets.flatMap(({ fields }) => leadId(fields.lead) ?? []),
  );
  const byId = new Map(named.map((person) => [person.id, person]));
  const orphans: Sheet[] = [];
  for (const sheet of sheets) {
    const id = leadId(sheet.fields.lead);
    const lead = id === undefined ? undefined : byId.get(id);
    if (lead && isWithin(perimeterOf(lead, 'sheet.write', register), sheet.territoryId)) give(lead, sheet);
    else orphans.push(sheet);
  }
  if (orphans.length === 0) return leads;
  const byTerritory = new Map<string, Person[]>();
  for (const person of await peopleWithRole(tx, { roles: ['chefDeProjet'], demo }))
    for (const { role, territoryId } of person.assignments)
      if (role === 'chefDeProjet' && territoryId !== undefined)
        byTerritory.set(territoryId, [...(byTerritory.get(territoryId) ?? []), person]);
  for (const sheet of orphans)
    for (const person of byTerritory.get(sheet.territoryId) ?? []) give(person, sheet);
  return leads;
}

/** Where the sheets are that these people may have to answer for: no other sheet needs to be read. */
export async function concernOf(
  tx: Tx,
  personIds: string[],
): Promise<{ personIds: string[]; territoryIds: string[] }> {
  const people = await findPeople(tx, personIds);
  const territoryIds = people.flatMap(({ assignments }) =>
    assignments.flatMap(({ role, territoryId }) =>
      role === 'chefDeProjet' && territoryId !== undefined ? [territoryId] : [],
    ),
  );
  return { personIds, territoryIds };
}
