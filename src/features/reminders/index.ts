export { calendarOf, holidaysAt } from './calendar-of';
export { createRemindersFeature } from './feature';
export { planBeforeEvent } from './plan';
export { startRecurring } from './recurring/recur';
export { momentText } from './views';
export type { Recipient, ReminderLine, ReminderRule, ReminderSource, WaitingReminder } from './reminder';
export { saveRules } from './rules/store';
export { withdrawReminders } from './store';
