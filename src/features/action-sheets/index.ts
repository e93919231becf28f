export { questionText } from './questions';
export { statuses } from './sheet';
export type { KnownSheet } from './reading/known-sheet';
export { understandUpdate, type Reading } from './reading/understand-update';
export { createActionSheetsFeature } from './feature';
export { loadDemoSheets } from './demonstration/load-demo-sheets';
