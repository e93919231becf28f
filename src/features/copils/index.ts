export { copilAudience } from './audience';
export { createAttendanceFiles } from './attendance-export/files';
export { createAttendanceLinks } from './attendance-export/links';
export { createCalendarFiles } from './calendar-file';
export { keepCalendarUids } from './calendar-uids/store';
export { createCalendarLinks, type CalendarLinks } from './calendar-link';
export { createLateInvitations } from './notices/late-invitations';
export { createCopilsFeature, type CopilsFeatureParts } from './feature';
export { reminderSources } from './sources';
