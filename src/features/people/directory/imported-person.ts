import { homeOf, type Assignment } from '../../../core/person';
import type { ColumnName } from './columns';
import { timeZoneOfRegion } from './time-zones';

/** What the rows of one person say, all of them together. */
export interface ImportedPerson {
  /** In lower case: what she is recognised by. */
  email: string;
  name: string;
  /** null: none; absent: the file does not have that column. */
  organisation?: string | null;
  /** Absent where the file does not say it. */
  timeZone?: string;
  assignments: Assignment[];
}

/** Why a file cannot be imported: a French sentence, and where it is. */
export interface DirectoryProblem {
  /** As the spreadsheet numbers it; absent: the whole file. */
  line?: number;
  /** Title of the column, as the file writes it where it has it. */
  column: string;
  message: string;
}

/** Cells of a row, by what they say. */
export type RowTexts = Partial<Record<ColumnName, string>>;

/** Of somebody new, where the file does not say it. */
export const defaultTimeZone = ({ assignments }: Pick<ImportedPerson, 'assignments'>): string =>
  timeZoneOfRegion(homeOf({ assignments }).regionCode);

export const assignmentKey = ({ role, regionCode, territoryId }: Assignment): string =>
  `${role}/${regionCode ?? ''}/${territoryId ?? ''}`;
