export { directoryNames } from './directory-names';
export { exportSheets, type ExportOptions } from './export-sheets';
export { sheetFileOptions } from './find-column';
export {
  applyImport,
  planImport,
  type ImportOptions,
  type AppliedImport,
  type ImportPlan,
} from './import-sheets';
export { importSource } from './import-source';
export { newerLines, planText, problemText } from './plan-text';
export type { FileProblem } from './read-sheets';
export { readAxis, readStatus } from './words';
