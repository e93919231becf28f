import { normaliseHeader } from '../../../tables/french-values';
import type { FieldColumn, SheetColumn } from './column';
import {
  fieldColumns,
  numberColumn,
  regionColumn,
  revisionColumn,
  territoryColumn,
  updateColumn,
} from './columns';
import { funderColumn } from './funder-columns';

const columnsByTitle = new Map<string, SheetColumn>(
  [...fieldColumns, territoryColumn, numberColumn, regionColumn, revisionColumn, updateColumn].flatMap(
    (column) =>
      [column.label, ...column.titles.split(' | ')].map((title) => [normaliseHeader(title), column] as const),
  ),
);

/** The column that a title means: one of ours, « Coût total (HT) », or « Financement / Région ». */
export const columnTitled = (title: string): SheetColumn | undefined =>
  columnsByTitle.get(normaliseHeader(title)) ?? taxedBudget(title) ?? funderColumn(title);

/** A budget whose title says whether the tax is in. */
function taxedBudget(title: string): FieldColumn | undefined {
  const [, bare = '', tax] = /^(.+) (ht|ttc)$/.exec(normaliseHeader(title)) ?? [];
  const column = columnsByTitle.get(bare);
  if (column?.kind !== 'field' || column.field !== 'budget') return undefined;
  return {
    ...column,
    // Our own column of the budget alone does not say the tax.
    write: () => undefined,
    read(cell) {
      const reading = column.read(cell);
      if (!reading || 'problem' in reading) return reading;
      return { value: { excludingTax: tax === 'ht', ...(reading.value as object) } };
    },
  };
}

/** For `readTable`: which titles a file of sheets may have. */
export const sheetFileOptions = {
  knows: (title: string): boolean => columnTitled(title) !== undefined,
  lookedFor: [territoryColumn, numberColumn, ...fieldColumns].map(({ label }) => label),
};
