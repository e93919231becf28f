export const maxFileBytes = 20 * 1024 * 1024;
/** Under the header. */
export const maxRows = 50_000;
export const maxColumns = 300;
/** The header is looked for among the first rows; titles and empty rows may stand above it. */
export const headerRows = 20;
/** A workbook is compressed: this much at most is unpacked of it, enough for the rows and columns above. */
export const maxUnpackedBytes = 120 * 1024 * 1024;
/** Excel declares a file damaged when a cell holds more. */
export const maxCellCharacters = 32_767;
