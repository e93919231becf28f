import type { WrittenCell, WrittenTable } from '../../../tables/write-table';
import { findTerritory, type TerritoryRegister } from '../../territories';
import { dayIn } from '../desk';
import type { Sheet } from '../sheet';
import type { NameOf } from './column';
import {
  fieldColumns,
  numberColumn,
  regionColumn,
  revisionColumn,
  territoryColumn,
  updateColumn,
} from './columns';

export interface ExportOptions {
  register: TerritoryRegister;
  nameOf: NameOf;
}

/** A file that can be changed and imported again; imported as it is, it changes nothing. */
export function exportSheets(sheets: Sheet[], { register, nameOf }: ExportOptions): WrittenTable {
  return {
    sheetName: 'Fiches action',
    columns: [
      { label: regionColumn.label, type: 'text', width: 22 },
      { label: territoryColumn.label, type: 'text', width: 28 },
      { label: numberColumn.label, type: 'number', width: 6 },
      ...fieldColumns.map(({ label, type, width }) => ({ label, type, width })),
      { label: revisionColumn.label, type: 'number', width: 8 },
      { label: updateColumn.label, type: 'date' },
    ],
    rows: sheets.map((sheet): WrittenCell[] => [
      regionsOf(sheet, register),
      findTerritory(register, sheet.territoryId)?.name ?? sheet.territoryId,
      sheet.number,
      ...fieldColumns.map((column) => column.write(sheet.fields, nameOf)),
      sheet.revision,
      startOfDay(sheet.updatedAt),
    ]),
  };
}

function regionsOf({ territoryId }: Sheet, register: TerritoryRegister): string {
  const codes = findTerritory(register, territoryId)?.regionCodes ?? [];
  return codes
    .map((code) => register.regions.find((region) => region.code === code)?.name ?? code)
    .join(', ');
}

/** As most of its readers have it. */
const startOfDay = (at: Date): Date => new Date(`${dayIn('Europe/Paris', at)}T00:00:00Z`);
