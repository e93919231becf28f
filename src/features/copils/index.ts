export { copilAudience } from './audience';
export { createCalendarFiles } from './calendar-file';
export { createCalendarLinks, type CalendarLinks } from './calendar-link';
export { createLateInvitations } from './notices/late-invitations';
export { createCopilsFeature } from './feature';
export { reminderSources } from './sources';
