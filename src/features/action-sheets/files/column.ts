import type { PercentScale } from '../../../tables/french-values';
import type { Reading } from '../../../tables/reading';
import type { Cell } from '../../../tables/table';
import type { ColumnType, WrittenCell } from '../../../tables/write-table';
import type { FieldName, SheetFields } from '../sheet';

/** What a lead of the directory is called in a file. */
export type NameOf = (personId: string) => string | undefined;

/** A column that says something of a field of the sheet. */
export interface FieldColumn {
  kind: 'field';
  label: string;
  /** As people write it, beside the label; « | » between them. */
  titles: string;
  field: FieldName;
  /** Of a field of several parts, those that the column says: its values are objects with some of them. */
  parts?: string[];
  type: ColumnType;
  width?: number;
  read(cell: Cell, scale?: PercentScale): Reading<unknown>;
  write(fields: SheetFields, nameOf: NameOf): WrittenCell;
}

/** What says which sheet it is, and what was known of it; or what is written for people and never read. */
export interface OtherColumn {
  kind: 'territory' | 'number' | 'revision' | 'updated' | 'told';
  label: string;
  titles: string;
}

export type SheetColumn = FieldColumn | OtherColumn;
