/** How a sheet is named: by its number, by « la dernière », by words of several titles, by a number that is none. */
export type SheetNamed =
  | { numbers: number[] }
  | { last: true }
  | { conflicting: number[] }
  | { ambiguous: number[] }
  | { unknown: string };
