export { startReadingRosters } from './rosters/read-rosters';
export {
  peopleThere,
  rosterOf,
  watchRoster,
  watchRosterNoLonger,
  type Roster,
  type RosterState,
} from './rosters/store';
export { createPersonDirectory } from './accounts/person-directory';
export { addressesOf, findPeople, findPersonByEmail, peopleWithRole, type RoleQuery } from './accounts/store';
export { memberOf, membersOf } from './accounts/member-of';
export { appointAdministrators } from './administrators/store';
export { createPeopleFeature } from './feature';
export type { WhenLinked } from './first-contact/store';
export { createAcquaintance } from './first-contact/acquaintance';
export {
  hasRealPeople,
  loadDemoPeople,
  presentPersonae,
  removeDemonstration,
  type RemovedDemonstration,
} from './demonstration/store';
export { columnTitles, knowsDirectoryColumn } from './directory/columns';
export { erasePerson, personToErase, personToExport, type Erasure } from './directory/erase-person';
export { exportPerson } from './my-data/export-person';
export { exportDirectory } from './directory/export-directory';
export { applyImport, importSteps, previewImport } from './directory/import-directory';
export type { DirectoryProblem, ImportedPerson } from './directory/imported-person';
export type { ImportOptions, ImportPlan } from './directory/plan-import';
export { createPersonalLinks, linkKey, type PersonalLinks } from './personal-links/personal-links';
export { createTableLinks, tableLinksMessage, type TableLinks } from './personal-links/table-links';
export { readTimeZone } from './directory/time-zones';
export { readDirectory, type ReadDirectory } from './directory/read-directory';
export { applyRetention, delays, keptForLong, type Removed } from './directory/retention';
export { demoPersonae } from './demo-personae';
export { allowed, allowedInRegion, isWithin, perimeterOf } from './rights';
export { actions, rightsTable, roleNames, type Action, type Reach } from './rights-table';
export { journal, type JournalEntry } from './journal/store';
export type { JournalDeed } from './journal/deeds';
