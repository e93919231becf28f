import type { Tx } from '../../../core/ports';
import type { WrittenTable } from '../../../tables/write-table';
import { findTerritory, type TerritoryRegister } from '../../territories';
import { journal } from '../journal/store';
import { roleNames } from '../rights-table';
import { columnTitles, type ColumnName } from './columns';
import { noRole } from './role-words';
import { listDirectory } from './store';

const columns: { name: ColumnName; width: number }[] = [
  { name: 'fullName', width: 28 },
  { name: 'email', width: 34 },
  { name: 'role', width: 22 },
  { name: 'organisation', width: 34 },
  { name: 'region', width: 26 },
  { name: 'territory', width: 34 },
  { name: 'timeZone', width: 20 },
];

/** Journalled: it is a reading of everybody. The directory as a table that the import reads back without a change: a row per assignment. */
export async function exportDirectory(
  tx: Tx,
  register: TerritoryRegister,
  { now, source }: { now: Date; source: string },
): Promise<WrittenTable> {
  const people = await listDirectory(tx);
  // One line for all: it says who left the house with the whole directory, and when.
  await journal(tx, [
    { at: now, action: 'directory.export', subject: 'directory', subjectId: 'directory', source },
  ]);
  const regionName = (code: string) => register.regions.find((region) => region.code === code)?.name ?? code;
  const territoryName = (id: string) => findTerritory(register, id)?.name ?? id;
  return {
    sheetName: 'Annuaire',
    columns: columns.map(({ name, width }) => ({ label: columnTitles[name], type: 'text', width })),
    rows: people.flatMap(({ name, email, organisation, timeZone, assignments }) => {
      const own = assignments.map(({ role, regionCode, territoryId }) => [
        name,
        email,
        roleNames[role],
        organisation,
        regionCode && regionName(regionCode),
        territoryId && territoryName(territoryId),
        timeZone,
      ]);
      return own.length > 0 ? own : [[name, email, noRole, organisation, undefined, undefined, timeZone]];
    }),
  };
}
