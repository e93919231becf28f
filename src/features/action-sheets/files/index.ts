export { directoryNames } from './directory-names';
export { exportSheets, type ExportOptions } from './export-sheets';
export { sheetFileOptions } from './find-column';
export { applyImport, planImport, type ImportOptions, type ImportPlan } from './import-sheets';
export { planText, problemText } from './plan-text';
export type { FileProblem } from './read-sheets';
export { readAxis, readStatus } from './words';
