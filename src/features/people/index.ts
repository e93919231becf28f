export { createPersonDirectory } from './directory';
export { demoPersonae } from './demo-personae';
export { allowed, isWithin, perimeterOf, type Perimeter } from './rights';
export { actions, rightsTable, roleNames, type Action, type Reach } from './rights-table';
export { journal, type JournalEntry } from './journal/store';
